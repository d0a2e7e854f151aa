/**
 * Finds days that a text names as a deadline: 114年3月31日前, 114年6月底前, 年底前, 明年3月底以前, 114年3月內;
 * and the end of a fiscal year: 年度結束前, 114年度內 (the fiscal year is the calendar year, 預算法第12條).
 */
import { readNumber } from '../text/chinese-number.ts';
import {
  ANOTHER, dayWithMarks, dayWithoutYear, dayWithYear, FISCAL_YEAR, fiscalYearEnd, type FormReading, isReal, isYear, WITH_MARKS, WITH_YEAR,
  WITHOUT_YEAR,
} from '../day/date-form.ts';
import { type Candidate, candidate } from './deadline-reading.ts';
import { isAskedFor, isOperative } from './operative-clause.ts';
import { clauseBefore, type Outline } from '../text/outline.ts';
import { lastAtMost } from '../text/positions.ts';
import { isCondition, isPutTo, isTopic } from './put-to.ts';
import { toWesternYear } from '../day/roc-date.ts';
import { NUMBER } from './span-phrase.ts';

/** Words before a day that make it a fact or a span: 截至114年6月底前, 自108年至113年底前. */
const FACT_BEFORE = /(?:截至|迄|至|到|自|從|由|於是|預計|預定|原訂|原定|近|過去|已於|業於|曾於|甫於|將於|前於|表示|承諾|目標|計畫|規劃|且需於|[-~～]|出生|成立|生效|施行|取得|屆期|發布|修正)$/;
const FACT_AFTER = /^(?:之(?!書面)|的|已|仍|尚|曾|所|即|通車|屆期|出生|累計|執行(?:率|情形|數)|預計|者|仍未|取得|成立|之?間)/;

/** 至遲不得逾114年6月30日: a bound in front, so that none need follow. */
const LATEST = /(?:不得?(?:逾越?|晚於|遲於|超過)|[最至]遲(?:應|須)?(?:於|在)?)$/;
/** 於114年6月30日提出, with neither: someone is to do something on the day. */
const DOING = /^[，,]?(?:向|將|就|對外|以書面|(?:提出|提交|提送|提供|提報|完成|公布|公告|函送|函復|送交|送請|送達|送|回復|說明|預告|訂定|核定)(?![之的過者後]))/;
/** What such a day is a fact in: 針對審計部於114年6月提出…, 該計畫業於… */
const TOLD = /(?:針對|(?<![成造])就(?![業學養醫診讀任職])|有關|對於|(?<!機)關於|鑑於|鑒於|因(?!應)|經(?![濟費常])|業(?=已|經|於)|已|曾|前(?=於|經)|惟|雖|原(?=[訂定本應預]))[^，。；]*$/;

/** Every day, and every fiscal year's end, by which the text asks for something. */
export function findDays(outline: Outline): Candidate[] {
  const { plain } = outline;
  const found: Candidate[] = [];
  const byEnd = new Map<number, Candidate>();
  const add = (kind: 'fixed_date' | 'fiscal_year_end', match: RegExpExecArray, reading: FormReading | null, isSecond = false): void => {
    const start = match.index;
    const end = start + match[0].length;
    if (!reading || !(isSecond || (isBounded(outline, start, end, reading) && isDeadline(outline, start, end)))) return;
    const from = /[於在]/.test(plain[start - 1] ?? '') ? start - 1 : start;
    const one = candidate(kind, from, end, { day: reading.day, unsure: reading.unsure ?? (isReal(reading.day) ? null : 'day-not-real') });
    found.push(one);
    byEnd.set(end, one);
  };
  for (const match of plain.matchAll(FISCAL_YEAR)) add('fiscal_year_end', match, fiscalYearEnd(match));
  for (const match of plain.matchAll(WITH_YEAR)) add('fixed_date', match, dayWithYear(match, () => yearTold(outline, match.index)));
  for (const match of plain.matchAll(WITH_MARKS)) add('fixed_date', match, dayWithMarks(match));
  for (const match of plain.matchAll(WITHOUT_YEAR)) {
    const reading = dayWithoutYear(match);
    const pair = /[、及與和]/.test(plain[match.index - 1] ?? '') ? byEnd.get(match.index - 1) : undefined;
    if (reading && pair?.day) reading.day = { ...reading.day, year: pair.day.year, yearOffset: pair.day.yearOffset };
    add('fixed_date', match, reading, pair !== undefined && reading?.bounded);
  }
  return found;
}

const TOLD_YEAR = new RegExp(`(${NUMBER})\\)?年`, 'g');

/** The year named last in the same sentence before a place (114年6月底前…，並於同年12月底前…). */
function yearTold({ plain, sentenceStarts }: Outline, at: number): number | null {
  const before = plain.slice(Math.max(lastAtMost(sentenceStarts, at), at - 200), at);
  const years = [...before.matchAll(TOLD_YEAR)].map((m) => readNumber(m[1]!)).filter(isYear);
  const last = years.at(-1);
  return last === undefined ? null : toWesternYear(last);
}

/** Whether the words bound the day, or someone is asked to do something on it. */
function isBounded(outline: Outline, start: number, end: number, reading: FormReading): boolean {
  if (reading.bounded) return true;
  const before = outline.plain.slice(Math.max(0, start - 6), start);
  if (LATEST.test(before) || ANOTHER.test(outline.plain.slice(end, end + 20))) return true;
  return DOING.test(outline.plain.slice(end, end + 6)) && !TOLD.test(clauseBefore(outline, start)) && isAskedFor(outline, start, start);
}

function isDeadline(outline: Outline, start: number, end: number): boolean {
  const { plain } = outline;
  const before = plain.slice(Math.max(0, start - 6), start);
  if (FACT_BEFORE.test(before.replace(/[於在]$/, '')) || FACT_AFTER.test(plain.slice(end, end + 5))) return false;
  if (isCondition(outline, start) || isTopic(outline, start, end)) return false;
  return (LATEST.test(before) || isPutTo(outline, start, end)) && isOperative(outline, start, end);
}
