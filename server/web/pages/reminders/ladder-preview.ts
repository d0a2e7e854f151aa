/** What a ladder would do in the next 30 days beside the one in force: mails by day and by person, and what changes. */
import { isDeepStrictEqual } from 'node:util';
import type { SimulatedMail } from '../../../actions/reminders/reckon-ahead.ts';
import { compareLadders } from '../../../actions/reminders/simulate.ts';
import type { Deps } from '../../../deps.ts';
import { addDays, type Day } from '../../../domain/day/civil-date.ts';
import type { Ladder } from '../../../domain/reminder/ladder.ts';
import { inOneOrder } from '../../../domain/reminder/merge-ladders.ts';
import { isDayOff } from '../../../domain/calendar/office-calendar.ts';
import { loadCalendar } from '../../../store/calendar.ts';
import { dayView } from '../../days.ts';
import type { SignedIn } from '../../visit.ts';
import { type Addressees, addresseesOf } from './addressees.ts';
import { changesBetween } from './ladder-words.ts';

const PREVIEW_DAYS = 30;

export async function previewView(deps: Deps, current: Ladder, next: Ladder, visit: SignedIn) {
  const { t, locale, today, actor } = visit;
  const words = t.ladder;
  const { now, then } = await compareLadders(deps, actor, next, { days: PREVIEW_DAYS });
  const calendar = await loadCalendar(deps.db);
  const addressees = await addresseesOf(deps.db, visit);
  const days = Array.from({ length: PREVIEW_DAYS }, (_, at) => addDays(today, at)).filter((day) => !isDayOff(calendar, day));
  const byDay = rowsOf(days, (day) => ({ name: dayView(day, locale).main, iso: day }), countBy(now, (one) => one.day), countBy(then, (one) => one.day));
  const people = [...new Set([...now, ...then].map((one) => one.to))].sort();
  const byPerson = rowsOf(people, (to) => nameOf(to, addressees), countBy(now, (one) => one.to), countBy(then, (one) => one.to));
  const totalsOf = (mails: readonly SimulatedMail[]) => [mails.length, mails.reduce((sum, one) => sum + one.items.length, 0), new Set(mails.map((one) => one.to)).size];
  const names = [words.totals.mails, words.totals.items, words.totals.people];
  return {
    isSame: isDeepStrictEqual(inOneOrder(current), inOneOrder(next)),
    isSameEffect: isDeepStrictEqual(now, then),
    totals: names.map((name, at) => ({ name, now: totalsOf(now)[at]!, then: totalsOf(then)[at]! })),
    changes: changesBetween(current, next, visit),
    charts: [
      { id: 'by-day', title: words.byDay, first: words.columns.day, label: words.chart(days.length, now.length, then.length), rows: byDay },
      { id: 'by-person', title: words.byPerson, first: words.columns.person, label: words.byPerson, rows: byPerson },
    ],
  };
}

const nameOf = (to: string, addressees: Addressees) => ({ name: addressees.of(to).name, iso: null as Day | null });

const countBy = (mails: readonly SimulatedMail[], key: (one: SimulatedMail) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const one of mails) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return counts;
};

/** `nowWidth`, `thenWidth`: in thousandths of the longest bar. */
function rowsOf(keys: readonly string[], name: (key: string) => { name: string; iso: Day | null }, now: ReadonlyMap<string, number>, then: ReadonlyMap<string, number>) {
  const most = Math.max(1, ...now.values(), ...then.values());
  return keys.map((key) => {
    const [before, after] = [now.get(key) ?? 0, then.get(key) ?? 0];
    const difference = after - before;
    return {
      ...name(key), now: before, then: after, nowWidth: Math.round((before / most) * 1000), thenWidth: Math.round((after / most) * 1000),
      difference: difference === 0 ? '0' : difference > 0 ? `+${difference}` : `−${-difference}`, isChanged: difference !== 0,
    };
  });
}
