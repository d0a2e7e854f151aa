/** Days as people write and read them: ROC years (AD - 1911) and Western years, many separators. */
import { NUMERAL, readNumber, toHalfWidth } from './chinese-number.ts';
import { type Day, dayOfMonthOf, makeDay, monthOf, yearOf } from './civil-date.ts';

const ROC_OFFSET = 1911;

/** ROC year of an AD year: 2025 is 114. */
export const toRocYear = (year: number): number => year - ROC_OFFSET;

/** AD year of a year as written: below 1,000 it is a ROC year. */
export const toWesternYear = (written: number): number => (written < 1000 ? written + ROC_OFFSET : written);

/** `formatRoc('2025-04-17')` is `'114年4月17日'`. */
export const formatRoc = (day: Day): string => `${toRocYear(yearOf(day))}年${monthOf(day)}月${dayOfMonthOf(day)}日`;

const PATTERNS = [
  new RegExp(`^(?:中華民國|民國|西元|公元)?(${NUMERAL})年(${NUMERAL})月(${NUMERAL})[日號]?$`),
  /^(\d{2,4})[./-](\d{1,2})[./-](\d{1,2})$/,
  /^(\d{3}|\d{4})(\d{2})(\d{2})$/,
];

/**
 * Reads a whole day: 114年4月17日, 中華民國一百十四年四月十七日, 114.4.17, 114/04/17, 1140417,
 * 2025-04-17, 2025/4/17, with spaces anywhere. A two-digit year is a ROC year (99 is 2010).
 * Null where the text is no day that exists.
 */
export function readDay(text: string): Day | null {
  const compact = toHalfWidth(text).replace(/\s+/g, '');
  for (const pattern of PATTERNS) {
    const found = pattern.exec(compact);
    if (!found) continue;
    const [year, month, day] = found.slice(1, 4).map((part) => readNumber(part));
    if (year == null || month == null || day == null) return null;
    return makeDay(toWesternYear(year), month, day);
  }
  return null;
}
