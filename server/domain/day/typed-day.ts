/**
 * A day as a person types it into a form. Forgives more slips of the hand than a document is forgiven, and says what is
 * wrong where it cannot tell the day; a document's days are read by `readDay`.
 */
import { toHalfWidth } from '../text/chinese-number.ts';
import { type Day, dayOfMonthOf, lastOfMonth, makeDay, weekdayOf, type Weekday } from './civil-date.ts';
import { type DayParts, partsOfDay, yearOfParts } from './roc-date.ts';

export type DayFault =
  | { code: 'unclear' }
  /** 4/17: which year is meant is not guessed. */
  | { code: 'no-year' }
  /** 25/4/17 is the ROC year 25 to few and 2025 to many; each is null where there is no such day. */
  | { code: 'short-year'; year: number; roc: Day | null; western: Day | null }
  /** 西元114年, 民國2025年 */
  | { code: 'other-era' }
  | { code: 'no-month'; month: number }
  /** `month` is its first day; `last` the number of its days. */
  | { code: 'no-day-of-month'; month: Day; dayOfMonth: number; last: number }
  /** 114年4月17日（五）, a Thursday */
  | { code: 'other-weekday'; day: Day; said: Weekday };

export type TypedDay = { day: Day } | { fault: DayFault };

/** No way of writing a day is longer, with spaces between its characters. */
const MOST = 80;
const WEEKDAYS = '日一二三四五六';
const WEEKDAY = /[(,]?(?:星期|週|周|禮拜|\()([日天一二三四五六])\)?$/;
const WITHOUT_YEAR = /^(?:\d{1,2}[./-]\d{1,2}|[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十廿卅]{1,3}[日號]?)$/;
const SIX_DIGITS = /^(\d{2})(\d{2})(\d{2})$/;

/** `readTypedDay('114/4/17')` is `{ day: '2025-04-17' }`; a weekday after it is checked against the day. */
export function readTypedDay(text: string): TypedDay {
  const written = text.length > MOST ? '' : tidied(text);
  const weekday = WEEKDAY.exec(written);
  const read = readWritten(weekday ? written.slice(0, weekday.index) : written);
  if (!weekday || !('day' in read)) return read;
  const said = WEEKDAYS.indexOf(weekday[1]!.replace('天', '日')) as Weekday;
  return said === weekdayOf(read.day) ? read : { fault: { code: 'other-weekday', day: read.day, said } };
}

/** Half width, with the marks an input method puts for a stop or a dash; three numbers parted by spaces are a day. */
function tidied(text: string): string {
  const half = toHalfWidth(text).trim().replace(/[。、・·]/g, '.').replace(/[–—−]/g, '-').replace(/\\/g, '/');
  return half.replace(/^(\d{2,4})\s+(\d{1,2})\s+(\d{1,2})(?!\d)/, '$1/$2/$3').replace(/\s+/g, '');
}

function readWritten(text: string): TypedDay {
  const parts = partsOfDay(text) ?? sixDigits(text);
  if (!parts) return { fault: { code: WITHOUT_YEAR.test(text) ? 'no-year' : 'unclear' } };
  const { month, dayOfMonth } = parts;
  const year = yearOfParts(parts);
  if (month === null || dayOfMonth === null) return { fault: { code: 'unclear' } };
  if (year === null) return { fault: { code: parts.era === null ? 'unclear' : 'other-era' } };
  const short = shortYear(parts);
  if (short !== null) {
    return { fault: { code: 'short-year', year: short, roc: makeDay(year, month, dayOfMonth), western: makeDay(2000 + short, month, dayOfMonth) } };
  }
  if (month < 1 || month > 12) return { fault: { code: 'no-month', month } };
  const first = makeDay(year, month, 1);
  if (first === null) return { fault: { code: 'unclear' } };
  const day = makeDay(year, month, dayOfMonth);
  return day ? { day } : { fault: { code: 'no-day-of-month', month: first, dayOfMonth, last: dayOfMonthOf(lastOfMonth(first)) } };
}

/** 990417: a year of two digits. */
function sixDigits(text: string): DayParts | null {
  const [, year, month, dayOfMonth] = SIX_DIGITS.exec(text) ?? [];
  return year === undefined ? null : { era: null, year, month: Number(month), dayOfMonth: Number(dayOfMonth) };
}

/** From this ROC year on (1972) a year of two figures is one; before it lies nothing that is tracked, and 20YY is meant more likely. */
export const FIRST_SHORT_YEAR = 61;

/** The year where its one or two figures, without an era, leave open which is meant; 025 says that it is a ROC year. */
const shortYear = ({ era, year }: DayParts): number | null =>
  (era === null && /^\d{1,2}$/.test(year) && Number(year) < FIRST_SHORT_YEAR ? Number(year) : null);
