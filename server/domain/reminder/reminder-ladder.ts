/**
 * When a rung of the ladder is in force, in working days. Pure: whatever the day, the rung in force is the last one
 * reached, so a missed day, an outage or a late import leads to one reminder, which names the rungs passed over.
 */
import { addDays, type Day } from '../day/civil-date.ts';
import type { Reason, Step, Track } from './ladder.ts';
import { addWorkingDays, isDayOff, nextWorkDay, type OfficeCalendar, workingDaysBetween } from '../calendar/office-calendar.ts';

/**
 * A rung of the ladder, `workingDays` before or after the day that counts; the news that a due date moved; or, `at`, a
 * day the agency set.
 */
export type Rung = {
  /** Stable for ever: it is part of the ledger's unique key. `before-10`, `after-6`, `moved`, `at-2025-06-30`. */
  key: string;
  when: 'before' | 'after' | 'moved' | 'at';
  workingDays: number;
};

/** A rung, and whom it tells of what was given to a unit. */
export type Reached = { rung: Rung; tells: readonly Reason[] };

const rung = (when: Rung['when'], workingDays: number): Rung => ({ key: `${when}-${workingDays}`, when, workingDays });
const reachedOf = (when: 'before' | 'after', { workingDays, tells }: Step): Reached => ({ rung: rung(when, workingDays), tells });

/**
 * The rung in force on a day, and whom it tells: with 7 working days left the one of 10; on the 8th working day after the day
 * that counts the one of 6. After the due date and before the first step after it, the last step before it still holds. Null
 * on a day off and while the first rung is not reached.
 */
export function reachedOn(dueOn: Day, today: Day, calendar: OfficeCalendar, track: Track): Reached | null {
  if (isDayOff(calendar, today)) return null;
  const { before, after, every } = track;
  if (today <= dueOn) {
    const left = workingDaysBetween(calendar, today, dueOn);
    const step = before.findLast(({ workingDays }) => workingDays >= left);
    return step ? reachedOf('before', step) : null;
  }
  const late = workingDaysBetween(calendar, dueOn, today);
  const step = after.findLast(({ workingDays }) => workingDays <= late);
  if (!step) return before.length > 0 ? reachedOf('before', before.at(-1)!) : null;
  const isLast = step === after.at(-1);
  const times = isLast && every !== null ? Math.floor((late - step.workingDays) / every) : 0;
  return reachedOf('after', { workingDays: step.workingDays + times * (every ?? 0), tells: step.tells });
}

/** For how many working days a day that the agency set is still told of, where it was missed. */
const DATE_HOLDS = 10;

/** The rung of the last of these days that has come, from its first working day on. Tells whom the track's last step tells. */
export function dateReachedOn(today: Day, calendar: OfficeCalendar, { dates, after, before }: Track): Reached | null {
  const on = dates.findLast((day) => day <= today);
  const tells = (after.at(-1) ?? before.at(-1))?.tells;
  if (on === undefined || tells === undefined || isDayOff(calendar, today)) return null;
  if (workingDaysBetween(calendar, nextWorkDay(calendar, on), today) >= DATE_HOLDS) return null;
  return { rung: { key: `at-${on}`, when: 'at', workingDays: 0 }, tells };
}

/** Told once for each day a due date moves to, whatever the ladder says. */
export const MOVED: Rung = { key: 'moved', when: 'moved', workingDays: 0 };

/** Longer than any pause of the program worth naming rung by rung, in working days. */
const MOST_LOOKED_BACK = 60;

/**
 * Keys of the rungs that told this reason and were in force from `since` on but not on `today` any more: those passed
 * over if nothing was told meanwhile. `isTold`: the person was told on `since`, so the rung of that day is no miss. In order.
 */
export function passedOver(dueOn: Day, { since, isTold, today }: { since: Day; isTold: boolean; today: Day }, calendar: OfficeCalendar, track: Track, reason: Reason): string[] {
  const now = reachedOn(dueOn, today, calendar, track)?.rung.key;
  const first = addWorkingDays(calendar, today, -MOST_LOOKED_BACK);
  const keys: string[] = [];
  for (let day = since < first ? first : since; day < today; day = addDays(day, 1)) {
    const reached = reachedOn(dueOn, day, calendar, track);
    if (reached && reached.rung.key !== now && reached.tells.includes(reason) && keys.at(-1) !== reached.rung.key) keys.push(reached.rung.key);
  }
  const told = isTold ? reachedOn(dueOn, since, calendar, track)?.rung.key : undefined;
  return keys.filter((key) => key !== told);
}
