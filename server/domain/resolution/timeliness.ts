/**
 * How an obligation stands on a day, derived from when it is due and when it was answered.
 * This table owns the order; the words are in `locales/`, the tone in `web/`.
 */
import { type Day, daysBetween } from '../day/civil-date.ts';
import { addWorkingDays, type OfficeCalendar } from '../calendar/office-calendar.ts';

/** From what burns to what is settled. */
export const TIMELINESS = ['overdue', 'due_today', 'due_soon', 'not_due', 'done_late', 'done_on_time', 'closed', 'no_deadline'] as const;
export type Timeliness = (typeof TIMELINESS)[number];

/** [choice] A due date within this many working days is "due soon". */
const DUE_SOON_WORKING_DAYS = 10;

/** The day a list is drawn for, and the last day that counts as "due soon" on it. */
export type AsOf = { day: Day; soonUntil: Day };

export const asOfDay = (day: Day, calendar: OfficeCalendar): AsOf => ({
  day,
  soonUntil: addWorkingDays(calendar, day, DUE_SOON_WORKING_DAYS),
});

/** What is known of one due date: when it is due, and when it was answered (both may be unknown). */
export type DueFact = { dueOn: Day | null; doneOn: Day | null; isClosed: boolean };

/**
 * Timeliness of one due date as of a day. An answer later than the day has not happened yet.
 * `isClosed`: nothing more is expected (signed off, not ours, dropped, ended), so what is open is no longer due.
 */
export function timelinessOf({ dueOn, doneOn, isClosed }: DueFact, asOf: AsOf): Timeliness {
  if (dueOn === null) return 'no_deadline';
  if (doneOn !== null && doneOn <= asOf.day) return doneOn > dueOn ? 'done_late' : 'done_on_time';
  if (isClosed) return 'closed';
  if (dueOn < asOf.day) return 'overdue';
  if (dueOn === asOf.day) return 'due_today';
  return dueOn <= asOf.soonUntil ? 'due_soon' : 'not_due';
}

/** Of several, the one that needs attention first. */
export const mostUrgent = (all: readonly Timeliness[]): Timeliness =>
  TIMELINESS.find((one) => all.includes(one)) ?? 'no_deadline';

/** Days late of an answer: positive only when it came after the due date. */
export const daysLate = (dueOn: Day, doneOn: Day): number => Math.max(0, daysBetween(dueOn, doneOn));
