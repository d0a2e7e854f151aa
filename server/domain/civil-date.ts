/**
 * A civil day as text, `YYYY-MM-DD`: no clock, no time zone. Days compare with `<`.
 * A `Date` exists only inside this file.
 */
import {
  addDays as addDaysToDate,
  addMonths as addMonthsToDate,
  differenceInCalendarDays,
  getDay,
  isValid,
  lastDayOfMonth as lastDateOfMonth,
  lightFormat,
  parseISO,
} from 'date-fns';

/** `YYYY-MM-DD`, a day that exists. */
export type Day = string;

/** Sunday is 0. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const toText = (date: Date): Day => lightFormat(date, 'yyyy-MM-dd');

/** Whether `text` is exactly `YYYY-MM-DD` and names a day that exists. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text)) && toText(parseISO(text)) === text;

/** The day of a year (AD), month (1-12) and day of month, or null where there is none: `makeDay(2025, 2, 30)` is null. */
export function makeDay(year: number, month: number, dayOfMonth: number): Day | null {
  const pad = (n: number, width: number): string => String(n).padStart(width, '0');
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
  return isDay(text) ? text : null;
}

/** `addDays('2025-02-28', 1)` is `'2025-03-01'`. */
export const addDays = (day: Day, count: number): Day => toText(addDaysToDate(parseISO(day), count));

/** The first day of the month `count` months after the month of `day`: `firstOfMonth('2025-01-31', 1)` is `'2025-02-01'`. */
export const firstOfMonth = (day: Day, count = 0): Day => toText(addMonthsToDate(parseISO(`${day.slice(0, 7)}-01`), count));

/** The last day of the month of `day`. */
export const lastOfMonth = (day: Day): Day => toText(lastDateOfMonth(parseISO(day)));

/** Calendar days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => differenceInCalendarDays(parseISO(to), parseISO(from));

export const weekdayOf = (day: Day): Weekday => getDay(parseISO(day)) as Weekday;
export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const monthOf = (day: Day): number => Number(day.slice(5, 7));
export const dayOfMonthOf = (day: Day): number => Number(day.slice(8, 10));
