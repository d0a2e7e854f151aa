/**
 * The forms in which a text writes a day - 114年3月31日, 6月底, 年底, 明年第1季, 114/6/30, 年度結束 - and which
 * day each one means. Whether it is a deadline is told in date-phrase.ts.
 */
import { readNumber } from './chinese-number.ts';
import { makeDay } from './civil-date.ts';
import type { DayReading, UnsureReason } from './deadline-reading.ts';
import { toWesternYear } from './roc-date.ts';
import { NUMBER } from './span-phrase.ts';

/** Groups: a year's numeral (three ways to write one), or a word such as 今, 本, 明. */
const YEAR = `(?:(?:中華民國|民國|西元|公元)?(?:[今本明當次]年?)?\\(?(${NUMBER})\\)?年度?|([今本明當次隔翌下]|同|該)年度?)`;
/** 6月30日下班前, 5月1日勞動節前 */
const HOUR = '(?:下班|中午|午夜|[^，。；、,;0-9]{1,3}節)?';
/** 6月底及12月底前: both are meant. */
const AND_ANOTHER = `(?=前?[、及與和]${NUMBER}月(?:底|末|${NUMBER}[日號])之?以?前)`;
const MONTH_DAY = `(?:(${NUMBER})月份?(?:(${NUMBER})[日號]${HOUR}|(底|末|月底|結束|終了|初|上旬|中旬|下旬|中)?)|(年底|年終|年末|歲末|底|末|結束|終了|屆滿|初|上半年(?:底|結束)?|下半年(?:底|結束)?|第?(?:${NUMBER})季(?:底|末|結束)?))`;
const BOUND = '((?:\\([^()]{1,8}\\))?之?以?前|之?內|為限|(?=[，,]?(?:向|送|提|函|完成|將|就))|' + AND_ANOTHER + ')';
const WITH_YEAR = new RegExp(`${YEAR}(?:之|的)?${MONTH_DAY}?(?:為止)?${BOUND}`, 'g');
const WITHOUT_YEAR = new RegExp(`(?:本|該|當|同|這個?|下個?|次|翌)?(?:(${NUMBER})月份?(?:(${NUMBER})[日號]${HOUR}|(底|末|月底|初|上旬|中旬|下旬|中)?)|(年底|年終|年末|歲末)|(月底|月末))((?:\\([^()]{1,8}\\))?之?以?前|${AND_ANOTHER})`, 'g');
/** 114/6/30前, 114.6.30前 */
const WITH_MARKS = /(\d{2,4})[./-](\d{1,2})[./-](\d{1,2})日?之?以?前/g;
const FISCAL_YEAR = new RegExp(`(?:[本今當]?年?\\((${NUMBER})\\)|(${NUMBER})|本|當|該|同|此|([下次明])(?:一|個)?)?(?:預算|會計)?年度(?:之)?(?:(?:結束|終了|屆滿|終結|終)(?:之?以?前)|(?:之?以?內))`, 'g');


type Reading = { day: DayReading; unsure: UnsureReason | null };

const yearOnly = (written: number | null): Pick<DayReading, 'year' | 'dayOfMonth'> =>
  ({ year: written === null ? null : toWesternYear(written), dayOfMonth: null });

function dayWithYear(match: RegExpExecArray): Reading | null {
  const [words, numeral, word, month, dayOfMonth, monthPart, yearPart, bound] = match;
  const written = numeral === undefined ? null : readNumber(numeral);
  if (numeral !== undefined && !isYear(written)) return null;
  const day: DayReading = { ...yearOnly(written), yearOffset: word && /[明次隔翌下]/.test(word) ? 1 : 0, month: null };
  // 同年, 該年: the year of something told before; only a person knows which.
  const told: UnsureReason | null = word === '同' || word === '該' ? 'year-unknown' : null;
  if (month !== undefined) {
    const reading = monthDay(day, month, dayOfMonth, monthPart, bound!);
    return reading && { day: reading.day, unsure: told ?? reading.unsure };
  }
  if (yearPart === undefined) {
    // 114年前 may mean before it begins or before it ends; 114年度內 is the fiscal year's end.
    if (/度(?:之)?[^年]*$/.test(words) || bound === '') return null;
    const within = /內$|為限$/.test(bound!);
    return { day: { ...day, month: 12 }, unsure: told ?? (within ? null : 'day-ambiguous') };
  }
  const reading = partOfYear(day, yearPart, bound!);
  return reading && { day: reading.day, unsure: told ?? reading.unsure };
}

function dayWithoutYear(match: RegExpExecArray): Reading | null {
  const [words, month, dayOfMonth, monthPart, yearEnd] = match;
  const blank: DayReading = { year: null, yearOffset: /^[次翌](?!月)/.test(words) && yearEnd ? 1 : 0, month: null, dayOfMonth: null };
  if (month !== undefined) return monthDay(blank, month, dayOfMonth, monthPart, '前');
  if (yearEnd !== undefined) return { day: { ...blank, month: 12 }, unsure: null };
  return { day: blank, unsure: 'day-ambiguous' };
}

/** A month with a day, its end, one of its parts, or nothing more. */
function monthDay(day: DayReading, month: string, dayOfMonth: string | undefined, part: string | undefined, bound: string): Reading | null {
  const number = readNumber(month);
  if (number === null) return null;
  const inMonth = { ...day, month: number };
  if (dayOfMonth !== undefined) return { day: { ...inMonth, dayOfMonth: readNumber(dayOfMonth) ?? 0 }, unsure: null };
  const wholeMonth = part ? /^(?:底|末|月底|結束|終了|下旬)$/.test(part) : /內$|為限$/.test(bound);
  // 6月前, 6月中旬前: before it begins, or before it ends? The text does not say.
  if (!wholeMonth && bound === '' && !part) return null;
  return { day: inMonth, unsure: wholeMonth && part !== '下旬' ? null : 'day-ambiguous' };
}

/** 年底, 第2季結束, 上半年: a part of a year, by its last month. */
function partOfYear(day: DayReading, part: string, bound: string): Reading | null {
  if (/^(?:年底|年終|年末|歲末|底|末|結束|終了|屆滿)$/.test(part)) return { day: { ...day, month: 12 }, unsure: null };
  const closed = /底|末|結束$/.test(part) || /內$/.test(bound);
  if (part.startsWith('上半年')) return { day: { ...day, month: 6 }, unsure: closed ? null : 'day-ambiguous' };
  if (part.startsWith('下半年')) return { day: { ...day, month: 12 }, unsure: closed ? null : 'day-ambiguous' };
  const quarter = new RegExp(`^第?(${NUMBER})季`).exec(part);
  const number = quarter ? readNumber(quarter[1]!) : null;
  if (number !== null && number >= 1 && number <= 4) return { day: { ...day, month: number * 3 }, unsure: closed ? null : 'day-ambiguous' };
  return bound === '' ? null : { day: { ...day, month: 1 }, unsure: 'day-ambiguous' };
}

/** Years a resolution may name: ROC 80-200 or AD 1991-2111. A smaller number before 年 is a length of time. */
const isYear = (written: number | null): boolean => written !== null && ((written >= 80 && written <= 200) || (written >= 1991 && written <= 2111));

/** Whether the month, and the day in it, exist (29 February passes where the year is not named). */
function isReal({ year, month, dayOfMonth }: DayReading): boolean {
  if (month === null) return true;
  if (month < 1 || month > 12) return false;
  return dayOfMonth === null || makeDay(year ?? 2024, month, dayOfMonth) !== null;
}

