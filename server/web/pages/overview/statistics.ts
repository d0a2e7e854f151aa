/** How due dates are kept, by unit and by month, on both clocks: bars, and the numbers behind them. */
import type { Deps } from '../../../deps.ts';
import { lastOfMonth, monthOf, yearOf } from '../../../domain/day/civil-date.ts';
import { type Clock, CLOCKS } from '../../../domain/deadline/extension.ts';
import { toRocYear } from '../../../domain/day/roc-date.ts';
import { onTimePercent, settledOf, statisticsOf, type Tallies, type Tally } from '../../../domain/resolution/statistics.ts';
import { asOfDay } from '../../../domain/resolution/timeliness.ts';
import { listActs } from '../../../store/acts.ts';
import { loadCalendar } from '../../../store/calendar.ts';
import { statusesOn } from '../../../store/statuses.ts';
import { listUnits } from '../../../store/units.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { fieldsOf } from '../../fields.ts';
import { freshForm } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';

/** From what is well to what is not; what is not due closes the bar. */
const HEADS = ['onTime', 'late', 'overdue', 'ahead'] as const satisfies readonly (keyof Tally)[];

export async function statisticsPage({ db }: Deps, visit: SignedIn, actId: number | null): Promise<Answer> {
  const { t, locale, day, paths } = visit;
  const words = t.statistics;
  const [acts, units] = [await listActs(db), await listUnits(db)];
  const asOf = asOfDay(day, await loadCalendar(db));
  const found = (await statusesOn(db, asOf)).filter((one) => actId === null || one.actId === actId);
  const { all, byUnit, byMonth, withOtherDate } = statisticsOf(found, asOf);
  // Where no due date was moved both reckonings are one.
  const clocks = withOtherDate === 0 ? CLOCKS.slice(0, 1) : CLOCKS;
  const unitName = (id: number | null): string => units.find((one) => one.id === id)?.name ?? t.status.unassigned;
  const order = [null, ...units.map((one) => one.id)].filter((id) => byUnit.has(id));
  const most = (rows: Iterable<Tallies>): number => Math.max(0, ...[...rows].map((one) => countOf(one.original)));
  const unitRows = order.map((id) => row(unitName(id), byUnit.get(id)!, clocks, most(byUnit.values()), visit, paths.resolutions({ unit: id ?? 'none', act: actId })));
  const monthRows = [...byMonth].map(([month, tallies]) => row(words.monthName(toRocYear(yearOf(month)), monthOf(month), yearOf(month)), tallies, clocks, most(byMonth.values()), visit,
    paths.resolutions({ dueFrom: month, dueTo: lastOfMonth(month), act: actId })));
  const whole = row(words.whole, all, clocks, countOf(all.original), visit);
  return page('statistics', {
    title: words.title,
    asOf: words.asOf(dayView(day, locale).text),
    action: '/statistics',
    keptDay: visit.asOf,
    actField: fieldsOf(freshForm({ act: String(actId ?? '') }), visit).select('act', {
      label: words.act, empty: words.anyAct, options: acts.map((act) => ({ value: act.id, text: act.title })),
    }),
    isEmpty: CLOCKS.every((clock) => settledOf(all[clock]) + all[clock].ahead === 0),
    withOther: words.withOther(withOtherDate),
    legend: HEADS.map((head) => ({ head, text: words.head[head] })),
    whole,
    groups: [
      { id: 'by-unit', title: words.byUnit, hint: null, first: words.unit, rows: unitRows, whole },
      { id: 'by-month', title: words.byMonth, hint: words.byMonthHint, first: words.month, rows: monthRows, whole: null },
    ],
    heads: HEADS.map((head) => words.head[head]),
  });
}

/** `clocks`: the reckonings to show. `most`: the due dates of the row that has most; its bar fills the width. */
function row(name: string, tallies: Tallies, clocks: readonly Clock[], most: number, { t }: SignedIn, href: string | null = null) {
  const words = t.statistics;
  return {
    name,
    href,
    clocks: clocks.map((clock) => {
      const tally = tallies[clock];
      const percent = onTimePercent(tally);
      return {
        name: clocks.length === 1 ? null : words.clock[clock],
        rate: percent === null ? words.noRate : words.percent(percent),
        share: percent === null ? null : words.share(tally.onTime, settledOf(tally)),
        numbers: HEADS.map((head) => ({ head, count: tally[head] })),
        bar: { label: words.picture(name, words.clock[clock], tally), parts: partsOf(tally, most) },
      };
    }),
    same: clocks.length > 1 && isSame(tallies) ? words.same : null,
  };
}

const isSame = ({ original, agreed }: Record<Clock, Tally>): boolean => HEADS.every((head) => original[head] === agreed[head]);

const countOf = (tally: Tally): number => HEADS.reduce((sum, head) => sum + tally[head], 0);

/** The parts of a bar, side by side; `most` due dates are 1000 wide. */
function partsOf(tally: Tally, most: number): { head: keyof Tally; x: number; width: number }[] {
  let before = 0;
  return HEADS.filter((head) => tally[head] > 0).map((head) => {
    const x = Math.round((before * 1000) / most);
    before += tally[head];
    return { head, x, width: Math.round((before * 1000) / most) - x };
  });
}
