/** Which day a text means by 6月底前 or 明年3月31日前: the year comes from the context, or a person is asked. */
import { type Day, lastOfMonth, makeDay, monthOf, yearOf } from '../day/civil-date.ts';
import type { ActDates } from './deadline-result.ts';
import type { DayReading, UnsureReason } from './deadline-reading.ts';

/** Where the year of a day comes from. */
export type YearFrom = 'text' | 'fiscal-year' | 'passage';

export type ResolvedDay = { day: Day; yearFrom: YearFrom; unsure: null } | { day: null; unsure: UnsureReason };

export function resolveDay(reading: DayReading, act: ActDates, anchorOn: Day | null): ResolvedDay {
  if (reading.month === null) return { day: null, unsure: 'day-ambiguous' };
  const year = resolveYear(reading, act);
  if (!year) return { day: null, unsure: 'year-unknown' };
  const day = dayIn(year.year, reading.month, reading.dayOfMonth);
  if (!day) return { day: null, unsure: 'day-not-real' };
  // A day without a year that is over when the count begins: next year may be meant, or it is a mistake.
  if (year.yearFrom !== 'text' && anchorOn !== null && day < anchorOn) return { day: null, unsure: 'already-past' };
  return { day, yearFrom: year.yearFrom, unsure: null };
}

/** A day of the month, or its last day where none is named. */
export function dayIn(year: number, month: number, dayOfMonth: number | null): Day | null {
  if (dayOfMonth !== null) return makeDay(year, month, dayOfMonth);
  const first = makeDay(year, month, 1);
  return first && lastOfMonth(first);
}

/**
 * The year a text leaves out: the act's fiscal year, else the year it was passed - unless that was late
 * in the year, when both that year and the next are likely. "Next year" (明年) is uncertain in January only:
 * budgets are debated from October on, and what was passed in January may have been written the year before.
 */
export function resolveYear(
  { year, yearOffset }: Pick<DayReading, 'year' | 'yearOffset'>, act: ActDates,
): { year: number; yearFrom: YearFrom } | null {
  if (year !== null) return { year, yearFrom: 'text' };
  const { passedOn, fiscalYear } = act;
  if (yearOffset === 1) {
    if (passedOn === null || monthOf(passedOn) === 1) return null;
    return { year: yearOf(passedOn) + 1, yearFrom: 'passage' };
  }
  if (fiscalYear !== null) return { year: fiscalYear, yearFrom: 'fiscal-year' };
  if (passedOn === null || monthOf(passedOn) >= 10) return null;
  return { year: yearOf(passedOn), yearFrom: 'passage' };
}
