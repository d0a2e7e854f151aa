/** The due dates of one obligation: one, or as many as a recurring one is made ahead for. */
import { type ActDates, computeDeadline, type Deadline, occurrenceDeadline } from './deadline.ts';
import type { ObligationReading } from './obligation.ts';
import type { OfficeCalendar } from './office-calendar.ts';

/** [choice] A recurring obligation is made this far ahead of its anchor. */
const RECURRING_MONTHS_AHEAD = 24;

/** In order; at least one. What asks for a report without a deadline has one due date that is null. */
export function scheduleOf(reading: ObligationReading, act: ActDates, calendar: OfficeCalendar): Deadline[] {
  if (reading.kind !== 'recurring' || reading.quantity === null) return [computeDeadline(reading, act, calendar)];
  const count = Math.max(1, Math.floor(RECURRING_MONTHS_AHEAD / reading.quantity));
  return Array.from({ length: count }, (_, index) => occurrenceDeadline(reading, index + 1, act, calendar));
}
