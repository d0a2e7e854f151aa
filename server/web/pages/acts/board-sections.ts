/** A board of more resolutions than anybody reads line by line: its sections, each with how many stand how, and the way to its own board. */
import type { BoardRow } from '../../../domain/resolution/board.ts';
import { TIMELINESS } from '../../../domain/resolution/timeliness.ts';
import { cleaned } from '../../../input.ts';
import { type CountBy, sectionBars } from '../../charts/board-bars.ts';
import { formatTwd, formatTwdShort } from '../../money.ts';
import { timelinessBadge } from '../../tone.ts';
import type { SignedIn } from '../../visit.ts';

/** `key` is what an address calls it. */
export type BoardSection = { title: string; key: string; name: string; rows: BoardRow[] };

/** Signs of a name that are in an address: far fewer than a server takes, more than any section or agency is told by. */
const MOST_OF_KEY = 400;

/** A name as it comes back in an address or from a form: cleaned as all that is typed, and no longer than is read. */
export const keyOf = (name: string): string => cleaned([...cleaned(name)].slice(0, MOST_OF_KEY).join(''));

/** `hrefOf` leads to the board of one section. */
export function sectionsView(sections: readonly BoardSection[], hrefOf: (key: string) => string, visit: SignedIn) {
  const { t, locale } = visit;
  const words = t.board;
  const bars = sections.map(({ title, key, name, rows }) => {
    const counts = countsOf(rows);
    const outstanding = rows.reduce((sum, { one }) => sum + one.outstandingTwd, 0);
    const money = outstanding === 0 ? null : formatTwdShort(outstanding, locale);
    const told = TIMELINESS.filter((one) => counts[one] > 0).map((one) => words.stateCount(t.status.timeliness[one], counts[one]));
    return {
      title, name, counts, all: rows.length, money, moneyInFull: outstanding === 0 ? null : formatTwd(outstanding), href: hrefOf(key),
      label: words.name([title, words.items(rows.length), ...told, ...(money === null ? [] : [words.frozen(money)])]),
    };
  });
  const shown = TIMELINESS.filter((one) => bars.some(({ counts }) => counts[one] > 0));
  return {
    charts: sectionBars(bars, visit),
    heads: shown.map((one) => timelinessBadge(one, visit)),
    rows: bars.map(({ title, href, counts, all, money, moneyInFull }) => ({ title, href, all, money, moneyInFull, cells: shown.map((one) => ({ label: t.status.timeliness[one], count: counts[one] })) })),
  };
}

function countsOf(rows: readonly BoardRow[]): CountBy {
  const counts = Object.fromEntries(TIMELINESS.map((one) => [one, 0])) as CountBy;
  for (const { one } of rows) counts[one.timeliness] += 1;
  return counts;
}
