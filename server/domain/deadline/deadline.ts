/** By which day an obligation is due: a reading, the act's dates and the office calendar give a day with its reasons. */
import { resolveDay } from './deadline-day.ts';
import { occurrence } from './deadline-occurrence.ts';
import type { ObligationKind } from './deadline-reading.ts';
import { type ActDates, type DatableReading, type Deadline, type Reckoning, undated } from './deadline-result.ts';
import { type AnchorName, dayBefore, fromSession, startOf } from './deadline-start.ts';
import type { OfficeCalendar } from '../calendar/office-calendar.ts';
import { countPeriod, type PeriodUnit, rollOver } from './period.ts';
import type { SessionPeriod } from '../calendar/session.ts';

export type { ActDates, DatableReading, Deadline, DeadlineStep } from './deadline-result.ts';
export type { AnchorName, AnchorStep } from './deadline-start.ts';

const UNITS: Partial<Record<ObligationKind, PeriodUnit>> = {
  relative_days: 'days', relative_weeks: 'weeks', relative_months: 'months',
};

/** The deadline of a reading; of a recurring one, its first occurrence. */
export function computeDeadline(reading: DatableReading, act: ActDates, calendar: OfficeCalendar, sessions: readonly SessionPeriod[] = []): Deadline {
  const reckoning: Reckoning = { reading, act, calendar, sessions };
  switch (reading.kind) {
    case 'relative_days': case 'relative_weeks': case 'relative_months': return ofPeriod(reckoning);
    case 'fixed_date': case 'fiscal_year_end': return ofDay(reckoning);
    case 'recurring': return occurrence(reckoning, 1);
    case 'session': return ofSession(reckoning);
    case 'fiscal_year_from': case 'asap': case 'none': return undated('none', reading, reading.unsure);
  }
}

/** The n-th occurrence (from 1) of a recurring reading, counted from the anchor and never from the one before. */
export const occurrenceDeadline = (
  reading: DatableReading, n: number, act: ActDates, calendar: OfficeCalendar, sessions: readonly SessionPeriod[] = [],
): Deadline => (reading.kind === 'recurring' ? occurrence({ reading, act, calendar, sessions }, n) : computeDeadline(reading, act, calendar, sessions));

function ofPeriod({ reading, act, calendar, sessions }: Reckoning): Deadline {
  const start = startOf(reading.anchor, reading.words, act, sessions);
  const unit = UNITS[reading.kind]!;
  if (reading.unsure || start.on === null) return undated(start.anchor, reading, reading.unsure ?? start.unsure, start);
  if (reading.quantity === null) return undated(start.anchor, reading, 'number-missing', start);
  const counted = countPeriod(start.on, { unit, count: reading.quantity }, calendar);
  return {
    anchor: start.anchor, anchorOn: start.on, rawDueOn: counted.rawLastDay, dueOn: counted.lastDay,
    provisional: start.provisional || counted.provisional, steps: [...start.steps, ...counted.steps],
    unsure: null, quantity: reading.quantity,
  };
}

/** A day the text names, or the fiscal year's end; it rolls over a day off like any last day (民法第122條). */
function ofDay({ reading, act, calendar }: Reckoning): Deadline {
  const isYearEnd = reading.kind === 'fiscal_year_end';
  const anchor: AnchorName = isYearEnd ? 'year_end' : 'day';
  if (reading.unsure || !reading.day) return undated(anchor, reading, reading.unsure ?? 'day-ambiguous');
  const counting = startOf({ kind: 'act' }, reading.words, act, []).on ?? act.passedOn;
  const resolved = resolveDay(reading.day, act, counting);
  if (resolved.day === null) return undated(anchor, reading, resolved.unsure);
  const rolled = rollOver(resolved.day, calendar);
  return {
    anchor, anchorOn: resolved.day, rawDueOn: resolved.day, dueOn: rolled.day, provisional: rolled.provisional,
    steps: [{ kind: isYearEnd ? 'fiscal-year-ends' : 'day-named', on: resolved.day, yearFrom: resolved.yearFrom }, ...rolled.steps],
    unsure: null, quantity: isYearEnd ? null : resolved.day,
  };
}

/**
 * By a session's close, or before it opens. Before it opens means the day before at the latest: rolled
 * over a day off it would be due after the opening, so that day stays.
 */
function ofSession({ reading, act, calendar, sessions }: Reckoning): Deadline {
  if (reading.unsure || !reading.session) return undated('session_closing', reading, reading.unsure ?? 'session-unknown');
  const start = fromSession(reading.session, act, sessions);
  if (start.on === null) return undated(start.anchor, reading, start.unsure, start);
  const isBefore = reading.session.edge === 'opening';
  const raw = isBefore ? dayBefore(start.on) : start.on;
  if (reading.session.which !== 'named' && act.passedOn !== null && raw < act.passedOn) return undated(start.anchor, reading, 'already-past', start);
  const rolled = isBefore ? { day: raw, provisional: false, steps: [] } : rollOver(raw, calendar);
  return {
    anchor: start.anchor, anchorOn: start.on, rawDueOn: raw, dueOn: rolled.day,
    provisional: start.provisional || rolled.provisional, steps: [...start.steps, ...rolled.steps], unsure: null, quantity: null,
  };
}
