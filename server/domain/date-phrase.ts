/**
 * Finds days that a text names as a deadline: 114年3月31日前, 114年6月底前, 年底前, 明年3月底以前, 114年3月內;
 * and the end of a fiscal year: 年度結束前, 114年度內 (the fiscal year is the calendar year, 預算法第12條).
 */
import { readNumber } from './chinese-number.ts';
import { makeDay } from './civil-date.ts';
import { type Candidate, candidate, type DayReading, type UnsureReason } from './deadline-reading.ts';
import { clauseBefore, isAskedFor, isOperative, isPutTo, isTopic, type Outline } from './operative-clause.ts';
import { toWesternYear } from './roc-date.ts';
import { NUMBER } from './span-phrase.ts';

/** Words before a day that make it a fact or a span: 截至114年6月底前, 自108年至113年底前. */
const FACT_BEFORE = /(?:截至|迄|至|到|自|從|由|於是|預計|預定|原訂|原定|近|過去|已於|業於|曾於|甫於|將於|前於|表示|承諾|目標|計畫|規劃|且需於|[-~～]|出生|成立|生效|施行|取得|屆期|發布|修正)$/;
const FACT_AFTER = /^(?:之(?!書面)|的|已|仍|尚|曾|所|即|通車|屆期|出生|累計|執行(?:率|情形|數)|預計|者|仍未|取得|成立|之?間)/;

/** Every day, and every fiscal year's end, by which the text asks for something. */
export function findDays(outline: Outline): Candidate[] {
  const { plain } = outline;
  const found: Candidate[] = [];
  const byEnd = new Map<number, Candidate>();
  const add = (kind: 'fixed_date' | 'fiscal_year_end', start: number, end: number, day: DayReading, unsure: UnsureReason | null, isSecond = false): void => {
    if (!isSecond && !isDeadline(outline, start, end)) return;
    const from = /[於在]/.test(plain[start - 1] ?? '') ? start - 1 : start;
    const one = candidate(kind, from, end, { day, unsure: unsure ?? (isReal(day) ? null : 'day-not-real') });
    found.push(one);
    byEnd.set(end, one);
  };
  for (const match of plain.matchAll(FISCAL_YEAR)) {
    const numeral = match[1] ?? match[2];
    const written = numeral === undefined ? null : readNumber(numeral);
    if (numeral !== undefined && (written === null || written < 80)) continue;
    const day: DayReading = { ...yearOnly(written), yearOffset: match[3] ? 1 : 0, month: 12 };
    add('fiscal_year_end', match.index, match.index + match[0].length, day, null);
  }
  for (const match of plain.matchAll(WITH_YEAR)) {
    const reading = dayWithYear(match);
    // 於114年6月30日完成, without 前, is a deadline only where something is asked.
    if (reading && (match.at(-1) || isAskedFor(outline, match.index, match.index))) add('fixed_date', match.index, match.index + match[0].length, reading.day, reading.unsure);
  }
  for (const match of plain.matchAll(WITH_MARKS)) {
    const [year, month, dayOfMonth] = match.slice(1, 4).map(Number) as [number, number, number];
    if (isYear(year)) add('fixed_date', match.index, match.index + match[0].length, { ...yearOnly(year), yearOffset: 0, month, dayOfMonth }, null);
  }
  for (const match of plain.matchAll(WITHOUT_YEAR)) {
    const reading = dayWithoutYear(match);
    const pair = /[、及與和]/.test(plain[match.index - 1] ?? '') ? byEnd.get(match.index - 1) : undefined;
    if (reading && pair?.day) reading.day = { ...reading.day, year: pair.day.year, yearOffset: pair.day.yearOffset };
    if (reading) add('fixed_date', match.index, match.index + match[0].length, reading.day, reading.unsure, pair !== undefined);
  }
  return found;
}

function isDeadline(outline: Outline, start: number, end: number): boolean {
  const { plain } = outline;
  const bare = plain.slice(Math.max(0, start - 6), start).replace(/[於在]$/, '');
  if (FACT_BEFORE.test(bare) || FACT_AFTER.test(plain.slice(end, end + 5))) return false;
  const clause = clauseBefore(outline, start);
  if (/^(?:若|倘|凡|如(?!何))/.test(clause) || isTopic(outline, start, end)) return false;
  return isPutTo(outline, start, end) && isOperative(outline, start, end);
}
