/** Several reply columns in one sheet, one for each quarter or month as a rule: which they are, how each is called, in which order. */
import { toHalfWidth } from '../../domain/text/chinese-number.ts';

const QUARTER = '第?([1-4一二三四])季度?|Q([1-4])|([1-4])Q';
const MONTH = '([1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])月(?:份|底)?(?:[0-9]{1,2}日)?|[./-](0?[1-9]|1[0-2])(?:[./-][0-9]{1,2})?';
const PART = '([上下]半年|全年|年底|年度?)';
const PERIOD = new RegExp(`(?:([0-9]{2,4})年?度?)?(?:${QUARTER}|${MONTH}|${PART})`);

/** 第1季, 114年6月底, 上半年: a time of which something is told, and nothing else. */
export const isPeriod = (head: string): boolean => new RegExp(`^(?:截至|至)?${PERIOD.source}(?:止|前)?$`).test(plain(head));

/** A slash between figures is a date's; any other stands between two levels of heads. */
const joined = (head: string): string => toHalfWidth(head).replace(/[\s*※#()[\]]+/g, '').replace(/(?<!\d)\/|\/(?!\d)/g, '');

const plain = (head: string): string => joined(head).toUpperCase().replace(/^中華民國|^民國/, '');

/** What of a head is left without its words for "what was done": 第1季 of 辦理情形(第1季), 最新 of 最新辦理情形; else the head itself. */
export function replyLabel(head: string): string {
  const whole = joined(head);
  const rest = whole.replace(/(?:辦理|執行|處理|因應|落實)(?:情形|情況|現況|進度|結果|說明|狀況)(?:報告|說明)?/, '').replace(/^[:_-]+|[:_-]+$/g, '');
  return /^[0-9]?$/.test(rest) ? whole : rest;
}

/** In the order of their times where every head tells one, else as they stand. */
export function inTime(columns: readonly { column: number; head: string }[]): number[] {
  const times = columns.map(({ head }) => timeOf(head));
  const order = columns.map((_, at) => at);
  if (times.every((time) => time !== null)) order.sort((a, b) => times[a]! - times[b]! || a - b);
  return order.map((at) => columns[at]!.column);
}

const NUMERALS = '一二三四五六七八九十';
const numberOf = (digits: string): number => (/^\d+$/.test(digits) ? Number(digits) : digits.length === 2 ? 10 + NUMERALS.indexOf(digits[1]!) + 1 : NUMERALS.indexOf(digits) + 1);

/** Months since the year 0 of whatever calendar the head writes, at the period's end; null where it tells no time. */
function timeOf(head: string): number | null {
  const found = PERIOD.exec(plain(head));
  if (!found) return null;
  const [, year = '0', ...parts] = found;
  const [quarter, month] = [parts[0] ?? parts[1] ?? parts[2], parts[3] ?? parts[4]];
  const end = quarter !== undefined ? numberOf(quarter) * 3 : month !== undefined ? numberOf(month) : parts[5] === '上半年' ? 6 : 12;
  return Number(year) * 12 + end;
}

export const LABEL = ['【', '】'] as const;

/** One reply of several, each under its label: 【第1季】… */
export const joinReplies = (parts: readonly { label: string; words: string }[]): string =>
  parts.filter(({ words }) => words !== '').map(({ label, words }) => LABEL[0] + label + LABEL[1] + words).join('\n');

/** The replies again, without their labels. */
export function partReplies(reply: string, labels: readonly string[]): string[] {
  const marks = labels.map((label) => LABEL[0] + label + LABEL[1]);
  const at = marks.flatMap((mark) => {
    const start = reply.indexOf(mark);
    return start < 0 ? [] : [{ start, end: start + mark.length }];
  }).sort((a, b) => a.start - b.start);
  return at.map(({ end }, index) => reply.slice(end, at[index + 1]?.start).trim());
}
