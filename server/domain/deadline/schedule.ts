/** The due dates of one obligation: one, or as many as a recurring one is made ahead for. */
import { type Almanac, calendarLabel } from '../calendar/almanac.ts';
import type { Day } from '../day/civil-date.ts';
import { type ActDates, type Deadline, occurrenceDeadline } from './deadline.ts';
import type { ObligationReading } from '../resolution/obligation.ts';
import { type DateOverride, withAnchor, withOverrides } from './override.ts';
import { countPeriod } from './period.ts';

/** [choice] A recurring obligation is made this many months ahead of its anchor, and of today; the later counts. */
const MONTHS_FROM_ANCHOR = 24;
const MONTHS_FROM_TODAY = 12;

/** No interval is shorter than a month, so this is a century; what a misprint asks for stops here. */
const MOST_OCCURRENCES = 1_200;

/** A due date, and the editions of the office calendar it was computed under. */
export type Scheduled = Deadline & { calendarLabel: string | null };

export type ScheduleOptions = {
  /** The day as of which occurrences are made ahead. */
  today: Day;
  /** What people set by hand. */
  overrides?: readonly DateOverride[];
  /** The day from which nothing more is expected; no occurrence due later is made. */
  endedOn?: Day | null;
  /** Occurrences on record: none of them goes, however the horizon moves. */
  atLeast?: number;
};

/** In order; at least one. What asks for a report without a deadline has one due date that is null. */
export function scheduleOf(reading: ObligationReading, act: ActDates, almanac: Almanac, options: ScheduleOptions): Scheduled[] {
  const { today, overrides = [], endedOn = null, atLeast = 1 } = options;
  const first = deadlineOf(reading, 1, act, almanac, overrides);
  if (reading.kind !== 'recurring') return [first];
  const anchorOn = countingFrom(reading, act, almanac, overrides);
  const horizon = anchorOn === null ? null : horizonOf(anchorOn, today, almanac);
  const until = horizon !== null && endedOn !== null && endedOn < horizon ? endedOn : horizon;
  const dates = [first];
  for (let number = 2; number <= MOST_OCCURRENCES; number += 1) {
    if (number > atLeast && until === null) break;
    const next = deadlineOf(reading, number, act, almanac, overrides);
    if (number > atLeast && !isWithin(next, until!)) break;
    dates.push(next);
  }
  return dates;
}

/** The deadline of occurrence `number`, from 1, with what people set by hand applied. */
export function deadlineOf(
  reading: ObligationReading, number: number, act: ActDates, almanac: Almanac, overrides: readonly DateOverride[] = [],
): Scheduled {
  const { calendar, sessions } = almanac;
  const computed = occurrenceDeadline(withAnchor(reading, overrides), number, act, calendar, sessions);
  const deadline = withOverrides(computed, number, reading, overrides);
  const isByHand = deadline.steps[0]?.kind === 'due-by-hand';
  return { ...deadline, calendarLabel: isByHand ? null : calendarLabel(deadline.rawDueOn, deadline.dueOn, calendar) };
}

/** The day a recurring obligation counts from; null where it cannot be counted. */
function countingFrom(reading: ObligationReading, act: ActDates, { calendar, sessions }: Almanac, overrides: readonly DateOverride[]): Day | null {
  const { anchorOn, unsure } = occurrenceDeadline(withAnchor(reading, overrides), 1, act, calendar, sessions);
  return unsure === null && reading.quantity !== null ? anchorOn : null;
}

/** The last day for which occurrences are made, counted like any period so that the 24th month itself is in. */
export function horizonOf(anchorOn: Day, today: Day, { calendar }: Almanac): Day {
  const ahead = (from: Day, count: number): Day => countPeriod(from, { unit: 'months', count }, calendar).rawLastDay;
  const [fromAnchor, fromToday] = [ahead(anchorOn, MONTHS_FROM_ANCHOR), ahead(today, MONTHS_FROM_TODAY)];
  return fromAnchor > fromToday ? fromAnchor : fromToday;
}

const isWithin = ({ rawDueOn }: Deadline, until: Day): boolean => rawDueOn !== null && rawDueOn <= until;
