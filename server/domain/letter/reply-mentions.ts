/** Document numbers in a reply, each with its day and the words about it; numbers joined by 及 form one group. */
import { type FoundDocumentNumber, findDocumentNumbers } from './document-number.ts';
import { findLeaningDays } from '../day/leaning-days.ts';
import { clauseEnd, clauseStart, maskQuotes, sentencesOf } from './reply-sentences.ts';
import type { WrittenDay } from '../day/written-day.ts';

export type Mention = { number: FoundDocumentNumber; day: WrittenDay | null };

/**
 * 於114年4月17日以甲號函及乙號函，將「…」送立法院: numbers of one sender and one addressee. In all but `raw`, words in 「」
 * are masked, and spaces and line breaks are gone.
 */
export type MentionGroup = {
  mentions: Mention[];
  /** The sentence before its first day or number, from where the group before it ends. */
  before: string;
  /** Between its day and its number. */
  between: string;
  /** Behind its last number, up to what belongs to the next one. */
  after: string;
  /** Its own clause, from comma to comma. */
  clause: string;
  /** Whether the number only stands in brackets, or after 發文字號, behind what is said of it. */
  isAside: boolean;
  /** As written, for titles: behind the last number, and before the first. */
  raw: { before: string; after: string };
  sentence: number;
};

export function findMentionGroups(text: string): MentionGroup[] {
  const masked = maskQuotes(text);
  const numbers = findDocumentNumbers(text);
  const days = findLeaningDays(text);
  const groups: MentionGroup[] = [];
  let nextNumber = 0;
  let nextDay = 0;
  for (const [sentence, [start, end]] of sentencesOf(masked).entries()) {
    const own: FoundDocumentNumber[] = [];
    for (; nextNumber < numbers.length && numbers[nextNumber]!.start < end; nextNumber += 1) own.push(numbers[nextNumber]!);
    const ownDays: WrittenDay[] = [];
    for (; nextDay < days.length && days[nextDay]!.start < end; nextDay += 1) ownDays.push(days[nextDay]!);
    if (own.length > 0) groups.push(...groupsIn({ text, masked, sentence, start, end }, own, ownDays));
  }
  return groups;
}

type Sentence = { text: string; masked: string; sentence: number; start: number; end: number };

function groupsIn(
  { text, masked, sentence, start, end }: Sentence, numbers: readonly FoundDocumentNumber[], days: readonly WrittenDay[],
): MentionGroup[] {
  const runs: FoundDocumentNumber[][] = [];
  for (const number of numbers) {
    const last = runs.at(-1)?.at(-1);
    if (last && isJoined(masked, last.end, number.start, days)) runs.at(-1)!.push(number);
    else runs.push([number]);
  }
  const daysBefore = runs.map(([first], index) => listBefore(masked, first!, days, runs[index - 1]?.at(-1)!.end ?? start));
  const leads = runs.map(([first], index) => daysBefore[index]![0]?.start ?? first!.start);
  let from = start;
  return runs.map((run, index) => {
    const first = run[0]!;
    const last = run.at(-1)!;
    const isLast = index === runs.length - 1;
    const to = isLast ? end : clauseStart(masked, last.end, leads[index + 1]!);
    const before = masked.slice(from, leads[index]);
    const group: MentionGroup = {
      mentions: pairDays(masked, run, days, daysBefore[index]!, to),
      before: compact(before),
      between: compact(masked.slice(daysBefore[index]!.at(-1)?.end ?? first.start, first.start)),
      after: compact(masked.slice(last.end, to)),
      clause: compact(masked.slice(clauseStart(masked, from, leads[index]!), clauseEnd(masked, last.end, to))),
      isAside: /[(（][^()（）]{0,60}$/.test(masked.slice(from, first.start).slice(-80)) || LABEL.test(masked.slice(from, first.start).slice(-20)),
      raw: { before: text.slice(from, first.start), after: text.slice(last.end, to) },
      sentence,
    };
    from = to;
    return group;
  });
}

const compact = (text: string): string => text.replace(/\s+/g, '');

const LABEL = /(?:字號|文號|函號)\s?[：:為]?\s?$/;
const NEAR = 40;
/** A day before one of these words is that of a vote, a meeting or somebody else's letter. */
const OTHER_DAY = /三讀|通過|公布|決議|會議|召開|審查|屆|來函|核定/;

/** The day before a number, with the days it is listed with: 114年4月17日及114年5月2日分別以. */
function listBefore(masked: string, number: FoundDocumentNumber, days: readonly WrittenDay[], from: number): WrittenDay[] {
  const before = days.filter((day) => day.start >= from && day.end <= number.start);
  const nearest = before.at(-1);
  if (!nearest) return [];
  const between = masked.slice(nearest.end, number.start).replace(/[\s□]/g, '');
  if (OTHER_DAY.test(between) || (between.length > NEAR && !/[(（]$/.test(between))) return [];
  const list = [nearest];
  for (const day of before.slice(0, -1).reverse()) {
    if (!/^\s*[、及與和暨，,]\s*$/.test(masked.slice(day.end, list[0]!.start))) break;
    list.unshift(day);
  }
  return list;
}

/** Each number's own day; days listed before the first number belong to the numbers in their order, one day to all. */
function pairDays(
  masked: string, run: readonly FoundDocumentNumber[], days: readonly WrittenDay[], list: readonly WrittenDay[], to: number,
): Mention[] {
  const own = run.map((number, index) => (index === 0 ? undefined : days.findLast((day) => day.start >= run[index - 1]!.end && day.end <= number.start)));
  const without = run.filter((_, index) => own[index] === undefined);
  return run.map((number, index) => {
    const listed = list.length === 1 ? list[0] : list.length === without.length ? list[without.indexOf(number)] : undefined;
    return { number, day: own[index] ?? listed ?? (list.length === 0 ? dayBehind(masked, number, days, to) : null) };
  });
}

/** （發文字號：…號，發文日期：114年4月17日） */
function dayBehind(masked: string, number: FoundDocumentNumber, days: readonly WrittenDay[], to: number): WrittenDay | null {
  const day = days.find((one) => one.start >= number.end && one.end <= to);
  return day && /^\s?函?[，,、；;\s]{0,3}(?:(?:發文)?日期[：:為]?|[(（])\s?$/.test(masked.slice(number.end, day.start)) ? day : null;
}

const JOINING = /^\s*(?:書?函)?\s*[、及與和並暨，,；;]?\s*(?:(?:分別|另|再|復|又|嗣|續|以|於|並|及|本[部署會院局處府])\s*){0,4}$/;

/** 號函及114年5月2日以: nothing but joining words and days stands between two numbers. */
function isJoined(masked: string, from: number, to: number, days: readonly WrittenDay[]): boolean {
  if (to - from > 60) return false;
  let between = '';
  let at = from;
  for (const day of days) {
    if (day.start < at || day.end > to) continue;
    between += masked.slice(at, day.start);
    at = day.end;
  }
  between += masked.slice(at, to);
  return JOINING.test(between);
}
