/** Days as people write and read them: ROC years (AD - 1911) and Western years, many separators. */
import { NUMERAL, readNumber, toHalfWidth } from '../text/chinese-number.ts';
import { type Day, dayOfMonthOf, makeDay, monthOf, yearOf } from './civil-date.ts';

const ROC_OFFSET = 1911;

/** ROC year of an AD year: 2025 is 114. */
export const toRocYear = (year: number): number => year - ROC_OFFSET;

/** AD year of a year as written: below 1,000 it is a ROC year. */
export const toWesternYear = (written: number): number => (written < 1000 ? written + ROC_OFFSET : written);

/** `formatRoc('2025-04-17')` is `'114年4月17日'`; the year before the first is 前1年 (there is no year 0). */
export function formatRoc(day: Day): string {
  const year = toRocYear(yearOf(day));
  return `${year > 0 ? year : `前${1 - year}`}年${monthOf(day)}月${dayOfMonthOf(day)}日`;
}

/** The days the tracker reckons with: from the first year of the calendar on, and far enough from the year 9999 to count ahead. */
export const KEPT_DAYS: { readonly first: Day; readonly last: Day } = { first: '1912-01-01', last: '2199-12-31' };

export const isKeptDay = (day: Day): boolean => day >= KEPT_DAYS.first && day <= KEPT_DAYS.last;

const PATTERNS = [
  new RegExp(`^(?<era>中華民國|民國|西元|公元)?(?<year>${NUMERAL}|元)年(?<month>${NUMERAL})月(?<day>${NUMERAL})[日號]?$`),
  /^(?<year>\d{2,4})(?<mark>[./-])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})$/,
  /^(?<year>\d{3}|\d{4})(?<month>\d{2})(?<day>\d{2})$/,
];

/** A day's parts as they were written. The year is as written, the others null where they are no number. */
export type DayParts = { era: string | null; year: string; month: number | null; dayOfMonth: number | null };

/** The parts of a text that has the form of one whole day, whether or not it exists; null where it has not. */
export function partsOfDay(text: string): DayParts | null {
  const compact = toHalfWidth(text).replace(/\s+/g, '');
  for (const pattern of PATTERNS) {
    const found = pattern.exec(compact)?.groups;
    if (found) return { era: found['era'] ?? null, year: found['year']!, month: readNumber(found['month']!), dayOfMonth: readNumber(found['day']!) };
  }
  return null;
}

/**
 * Reads a whole day: 114年4月17日, 中華民國一百十四年四月十七日, 114.4.17, 114/04/17, 1140417,
 * 2025-04-17, 2025/4/17, with spaces anywhere. A two-digit year is a ROC year (99 is 2010).
 * Null where the text is no day that exists, or where the era named and the year contradict each other.
 */
export function readDay(text: string): Day | null {
  const parts = partsOfDay(text);
  const year = parts && yearOfParts(parts);
  if (!parts || year === null || parts.month === null || parts.dayOfMonth === null) return null;
  return makeDay(year, parts.month, parts.dayOfMonth);
}

/** AD year of a written one, null where there is none: 西元114年 and 民國2025年 are slips for a person to settle. */
export function yearOfParts({ year: written, era }: DayParts): number | null {
  const year = written === '元' ? 1 : readNumber(written);
  if (year === null || year === 0) return null;
  const isWestern = era === '西元' || era === '公元';
  return era !== null && isWestern !== year >= 1000 ? null : toWesternYear(year);
}
