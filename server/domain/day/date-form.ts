/**
 * The forms in which a text writes a day - 114年3月31日, 6月底, 明年第1季, 114/6/30, 年度結束 - and which day each
 * one means. Whether it is a deadline is told in date-phrase.ts.
 */
import { readNumber } from '../text/chinese-number.ts';
import { makeDay } from './civil-date.ts';
import type { DayReading, UnsureReason } from '../deadline/deadline-reading.ts';
import { toWesternYear } from './roc-date.ts';
import { NUMBER } from '../deadline/span-phrase.ts';

/** A day as a form gives it; `bounded` where the words say before (前) or within (內), and not only on or in. */
export type FormReading = { day: DayReading; unsure: UnsureReason | null; bounded: boolean };

/** The year that 同年 and 次年 look back to, null where none was named. */
export type ToldYear = () => number | null;

/** Groups: a year's numeral (本(115)年 names it twice), or a word such as 今, 本, 明. */
const YEAR = `(?:(?:中華民國|民國|西元|公元)?(?:[今本明當次]年?)?\\(?(${NUMBER})\\)?年度?|([今本明當次隔翌下]|同一?|該)年度?)`;
/** 6月30日下班前, 6月30日17時前, 5月1日勞動節前 */
const HOUR = '(?:下班|中午|午夜|(?:上午|下午|晚間)?[0-9]{1,2}[時點]整?|[^，。；、,;0-9]{1,3}節)?';
/** 6月底及12月底前: both are meant. */
export const ANOTHER = new RegExp(`^前?[、及與和]${NUMBER}月(?:底|末|${NUMBER}[日號])之?以?前`);
const PART_OF_MONTH = '底|末|月底|結束|終了|初|上旬|中旬|下旬|中';
const MONTH_DAY = `(?:(${NUMBER})月份?(?:(${NUMBER})[日號]${HOUR}|(${PART_OF_MONTH})?)|(年底|年終|年末|歲末|底|末|終(?!了)|結束|終了|屆滿|初|[上下]半年(?:底|結束)?|年?中旬?|第?(?:${NUMBER})季(?:底|末|結束)?))`;
const BEFORE = '(?:\\([^()]{1,8}\\))?之?以?前';
export const WITH_YEAR = new RegExp(`${YEAR}(?:之|的)?${MONTH_DAY}?(?:為止)?(${BEFORE}|之?內|為(?:期?限|期限)|)`, 'g');
export const WITHOUT_YEAR = new RegExp(`(?:本|該|當|同|這個?|下個?|次|翌)?(?:(${NUMBER})月份?(?:(${NUMBER})[日號]${HOUR}|(${PART_OF_MONTH})?)|(年底|年終|年末|歲末)|(月底|月末))(${BEFORE}|為(?:期?限|期限)|)`, 'g');
/** 114/6/30前, 114.6.30前 */
export const WITH_MARKS = /(\d{2,4})[./-](\d{1,2})[./-](\d{1,2})日?(?:\([^()]{1,8}\))?之?以?前/g;
export const FISCAL_YEAR = new RegExp(`(?:[本今當]?年?\\((${NUMBER})\\)|(${NUMBER})|本|當|該|同|此|([下次明])(?:一|個)?)?(?:預算|會計)?年度(?:之)?(?:(?:結束|終了|屆滿|終結|終)(?:之?以?前)|(?:之?以?內))`, 'g');

/** Years a resolution may name: ROC 80-200 or AD 1991-2111. A smaller number before 年 is a length of time. */
export const isYear = (written: number | null): written is number =>
  written !== null && ((written >= 80 && written <= 200) || (written >= 1991 && written <= 2111));

const blank: DayReading = { year: null, yearOffset: 0, month: null, dayOfMonth: null };
const numberIn = (numeral: string | undefined): number | null => (numeral === undefined ? null : readNumber(numeral));

/** A match of WITH_YEAR; null where its numeral is no year, or only a year is named. */
export function dayWithYear(match: RegExpExecArray, told: ToldYear): FormReading | null {
  const [words, numeral, word, month, dayOfMonth, monthPart, yearPart, bound] = match;
  const written = numberIn(numeral);
  if (numeral !== undefined && !isYear(written)) return null;
  const { year, yearOffset, unsure } = word === undefined
    ? { ...blank, year: written === null ? null : toWesternYear(written), unsure: null }
    : yearOf(word, told);
  const day: DayReading = { ...blank, year, yearOffset };
  const within = (reading: FormReading | null): FormReading | null => reading && { ...reading, unsure: unsure ?? reading.unsure };
  if (month !== undefined) return within(monthDay(day, month, dayOfMonth, monthPart, bound!));
  if (yearPart !== undefined) return within(partOfYear(day, yearPart, bound!));
  // 114年前 may mean before it begins or before it ends; 114年度內 is the fiscal year's end.
  if (/度(?:之)?[^年]*$/.test(words) || bound === '') return null;
  return within({ day: { ...day, month: 12 }, unsure: /[內限]$/.test(bound!) ? null : 'day-ambiguous', bounded: true });
}

/** 同年 and 次年 go by the year told before them, and without one only a person knows; 明年 and 本年 go by the act. */
function yearOf(word: string, told: ToldYear): { year: number | null; yearOffset: 0 | 1; unsure: UnsureReason | null } {
  const isNext = /[明次隔翌下]/.test(word);
  const known = /[同該次隔翌]/.test(word) ? told() : null;
  if (known !== null) return { year: known + (isNext ? 1 : 0), yearOffset: 0, unsure: null };
  return { year: null, yearOffset: isNext ? 1 : 0, unsure: /[同該次隔翌下]/.test(word) ? 'year-unknown' : null };
}

/** A match of WITHOUT_YEAR. */
export function dayWithoutYear(match: RegExpExecArray): FormReading | null {
  const [words, month, dayOfMonth, monthPart, yearEnd, , bound] = match;
  if (month !== undefined) return monthDay(blank, month, dayOfMonth, monthPart, bound!);
  const bounded = bound !== '';
  if (yearEnd !== undefined) return { day: { ...blank, yearOffset: /^[次翌]/.test(words) ? 1 : 0, month: 12 }, unsure: null, bounded };
  return { day: blank, unsure: 'day-ambiguous', bounded };
}

/** A match of WITH_MARKS; null where its first number is no year. */
export function dayWithMarks(match: RegExpExecArray): FormReading | null {
  const [year, month, dayOfMonth] = match.slice(1, 4).map(Number) as [number, number, number];
  return isYear(year) ? { day: { year: toWesternYear(year), yearOffset: 0, month, dayOfMonth }, unsure: null, bounded: true } : null;
}

/** A match of FISCAL_YEAR: its last day. Null where its numeral is no year. */
export function fiscalYearEnd(match: RegExpExecArray): FormReading | null {
  const [, inBrackets, numeral, next] = match;
  const written = numberIn(inBrackets ?? numeral);
  if ((inBrackets ?? numeral) !== undefined && (written === null || written < 80)) return null;
  return { day: { ...blank, year: written === null ? null : toWesternYear(written), yearOffset: next ? 1 : 0, month: 12 }, unsure: next && next !== '明' ? 'year-unknown' : null, bounded: true };
}

/** A month with a day, its end, one of its parts, or nothing more. */
function monthDay(day: DayReading, month: string, dayOfMonth: string | undefined, part: string | undefined, bound: string): FormReading | null {
  const number = readNumber(month);
  if (number === null) return null;
  const inMonth = { ...day, month: number };
  const bounded = bound !== '';
  if (dayOfMonth !== undefined) return { day: { ...inMonth, dayOfMonth: readNumber(dayOfMonth) ?? 0 }, unsure: null, bounded };
  // In June, and within June, is by its end. 6月前, 6月中旬前: before it begins, or ends? The text does not say.
  const wholeMonth = part ? /^(?:底|末|月底|結束|終了)$/.test(part) : !bound.endsWith('前');
  return { day: inMonth, unsure: wholeMonth ? null : 'day-ambiguous', bounded };
}

/** 年底, 第2季結束, 上半年: a part of a year, by its last month. */
function partOfYear(day: DayReading, part: string, bound: string): FormReading | null {
  const ending = (month: number, unsure: UnsureReason | null): FormReading => ({ day: { ...day, month }, unsure, bounded: bound !== '' });
  if (/^(?:年底|年終|年末|歲末|底|末|終|結束|終了|屆滿)$/.test(part)) return ending(12, null);
  const closed = /底|末|結束$/.test(part) || !bound.endsWith('前') ? null : 'day-ambiguous';
  if (part.endsWith('半年') || /半年(?:底|結束)$/.test(part)) return ending(part.startsWith('上') ? 6 : 12, closed);
  const quarter = numberIn(new RegExp(`^第?(${NUMBER})季`).exec(part)?.[1]);
  if (quarter !== null && quarter >= 1 && quarter <= 4) return ending(quarter * 3, closed);
  return bound === '' ? null : ending(1, 'day-ambiguous');
}

/** Whether the month, and the day in it, exist (29 February passes where the year is not named). */
export function isReal({ year, month, dayOfMonth }: DayReading): boolean {
  if (month === null) return true;
  if (month < 1 || month > 12) return false;
  return dayOfMonth === null || makeDay(year ?? 2024, month, dayOfMonth) !== null;
}
