/** What can become of handing a mail to a mail server, and when to try again. */
import type { Day } from '../day/civil-date.ts';
import { addWorkingDays, type OfficeCalendar } from '../calendar/office-calendar.ts';

/**
 * `refused`: the server will never take this mail. `deferred`: not now. `unreached`: nothing was handed over
 * (no connection, no sign-in). `unknown`: the line broke in between, so the server may have taken it.
 */
const DELIVERY_FAILURES = ['refused', 'deferred', 'unreached', 'unknown'] as const;
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

export type AttemptOutcome = 'accepted' | DeliveryFailure;

/** [choice] A mail is put off on so many working days after the first, and no more (RFC 5321, 4.5.4.1: four to five days). */
const PUT_OFF_DAYS = 5;

/** [choice] A mail the person may have is tried so often: one that never came is worse than a copy under the same Message-ID. */
export const UNKNOWN_BORNE = 5;

/** Minutes until a mail server that was not reached is tried again; no mail is at fault. */
const UNREACHED_MINUTES = 2;

/** What becomes of a mail that did not get through: tried again, or given up. */
export type Verdict = { state: 'planned'; retryAt: string } | { state: 'failed' };

/** `outcomes`: of every attempt on the mail, this one too. `deferredOn`: days on which mails to its person were put off since one was taken. */
export type FailureHistory = { now: string; day: Day; calendar: OfficeCalendar; outcomes: readonly AttemptOutcome[]; deferredOn: readonly Day[] };

export function verdictOn(failure: DeliveryFailure, { now, day, calendar, outcomes, deferredOn }: FailureHistory): Verdict {
  const isOver = failure === 'refused'
    || (failure === 'unknown' && outcomes.filter((one) => one === 'unknown').length >= UNKNOWN_BORNE)
    || (failure === 'deferred' && isPutOffTooLong(calendar, day, new Set(deferredOn)));
  if (isOver) return { state: 'failed' };
  if (failure === 'unreached') return { state: 'planned', retryAt: minutesAfter(now, UNREACHED_MINUTES) };
  return { state: 'planned', retryAt: retryAt(now, outcomes.filter((one) => one !== 'unreached').length) };
}

/** Whether it went on day after working day; a day on which nothing was tried begins the count anew. */
function isPutOffTooLong(calendar: OfficeCalendar, day: Day, deferredOn: ReadonlySet<Day>): boolean {
  let before = day;
  for (let count = 0; count < PUT_OFF_DAYS; count += 1) {
    before = addWorkingDays(calendar, before, -1);
    if (!deferredOn.has(before)) return false;
  }
  return true;
}

/** Minutes to wait after the first attempt, the second and so on; the last for every one after. */
const BACK_OFF_MINUTES = [2, 5, 15, 60, 240] as const;

/** The instant (ISO in UTC) of the next attempt after `attempts` of them, the last one at `now`. */
export function retryAt(now: string, attempts: number): string {
  const minutes = BACK_OFF_MINUTES[Math.min(Math.max(attempts, 1), BACK_OFF_MINUTES.length) - 1]!;
  return minutesAfter(now, minutes);
}

const minutesAfter = (now: string, minutes: number): string => new Date(Date.parse(now) + minutes * 60_000).toISOString();
