/** A typed day read back in words: the same for a field as the page is drawn and for the script that asks while one types. */
import type { Day } from '../domain/day/civil-date.ts';
import { readKeptDay } from '../input.ts';
import { describeDayFault } from '../locales/day-faults.ts';
import { describeFailure } from '../locales/failures.ts';
import type { LocaleName } from '../locales/words.ts';
import { dayView, typedDay } from './days.ts';

/** `text` is the day in words, or why it is none; `typed` as the field would have it, for a day picked from a calendar. */
export type DayReading = { text: string; iso: Day | null; typed: string | null };

/** Null while nothing is typed. */
export function dayReading(text: string, locale: LocaleName): DayReading | null {
  const typed = text.trim();
  if (typed === '') return null;
  const read = readKeptDay('day', typed);
  if ('failure' in read) {
    const { failure } = read;
    const said = failure.code === 'day-invalid' ? describeDayFault(failure.fault, locale) : describeFailure(failure, locale);
    return { text: said, iso: null, typed: null };
  }
  return { text: dayView(read.value, locale).reading, iso: read.value, typed: typedDay(read.value, locale) };
}
