/**
 * A civil day as text, `YYYY-MM-DD`, from 0001-01-01 to 9999-12-31: no clock, no hour. Days compare
 * with `<`, which is why the year has four digits for ever: arithmetic that leaves those years throws
 * a RangeError. A `Date` exists only inside this file, at the local midnight date-fns works with; any time
 * zone of the server will do that never left out a day (as Samoa did in 2011, and Kiribati in 1994).
 */
import {
  addDays as addDaysToDate,
  addMonths as addMonthsToDate,
  differenceInCalendarDays,
  getDay,
  getDaysInMonth,
  lastDayOfMonth as lastDateOfMonth,
} from 'date-fns';

/** `YYYY-MM-DD`, a day that exists. */
export type Day = string;

/** Sunday is 0. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The last day that can be written, a Friday. */
export const LAST_DAY: Day = '9999-12-31';

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const monthOf = (day: Day): number => Number(day.slice(5, 7));
export const dayOfMonthOf = (day: Day): number => Number(day.slice(8, 10));

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** Parts are given one by one because `new Date(99, 0, 1)` is 1999 and parsing text is slow. */
function toDate(year: number, month: number, dayOfMonth: number): Date {
  const date = new Date(2000, month - 1, 1);
  date.setFullYear(year, month - 1, dayOfMonth);
  return date;
}

const fromText = (day: Day): Date => toDate(yearOf(day), monthOf(day), dayOfMonthOf(day));

function toText(date: Date): Day {
  const year = date.getFullYear();
  if (!(year >= 1 && year <= 9999)) throw new RangeError('A day lies between 0001-01-01 and 9999-12-31');
  return `${pad(year, 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}

/** Whether `text` is exactly `YYYY-MM-DD` and names a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, dayOfMonth] = [yearOf(text), monthOf(text), dayOfMonthOf(text)];
  if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1) return false;
  return dayOfMonth <= 28 || dayOfMonth <= getDaysInMonth(toDate(year, month, 1));
}

/** The day of a year (AD), month (1-12) and day of month, or null where there is none: `makeDay(2025, 2, 30)` is null. */
export function makeDay(year: number, month: number, dayOfMonth: number): Day | null {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
  return isDay(text) ? text : null;
}

/** `addDays('2025-02-28', 1)` is `'2025-03-01'`. */
export const addDays = (day: Day, count: number): Day => toText(addDaysToDate(fromText(day), count));

/** The first day of the month `count` months after the month of `day`: `firstOfMonth('2025-01-31', 1)` is `'2025-02-01'`. */
export const firstOfMonth = (day: Day, count = 0): Day =>
  toText(addMonthsToDate(toDate(yearOf(day), monthOf(day), 1), count));

/** The last day of the month of `day`. */
export const lastOfMonth = (day: Day): Day => toText(lastDateOfMonth(fromText(day)));

/** Calendar days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => differenceInCalendarDays(fromText(to), fromText(from));

export const weekdayOf = (day: Day): Weekday => getDay(fromText(day)) as Weekday;

/** The day it is in Taipei (UTC+8) at an instant, ISO in UTC. */
export const dayInTaipei = (instant: string): Day => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
