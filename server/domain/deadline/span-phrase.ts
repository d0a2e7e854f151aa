/** Lengths of time as they are written: 3個月, 半年, 一年半, 1年6個月, 二周, 15日, 10個工作天. */
import { readNumber } from '../text/chinese-number.ts';
import type { Span, UnsureReason } from './deadline-reading.ts';

/** Source of one numeral, bounded: no deadline has ten digits. */
export const NUMBER = '(?:[0-9]{1,8}|[零〇○一二兩三四五六七八九十百廿卅壹貳參肆伍陸柒捌玖拾佰]{1,8})';

/** Source of a length of time, in half-width text without spaces (see plain-text.ts). */
export const SPAN =
  `(?:(?<=[於在限約])[一二兩三四五六七八九]、[二三四五六七八九十]個?(?:月|年|周|日|天)|半年|半個月|半月|${NUMBER}年半|${NUMBER}年又?${NUMBER}個月|${NUMBER}(?:至|到|[-~－–—～])${NUMBER}個?(?:月|年|周|日|天)` +
  `|${NUMBER}個半月|${NUMBER}(?:個月|年|個?季|個?周|個?星期|個?禮拜|個?工作[天日]|個?日曆[天日]|日|天|月))`;

export type SpanReading = { span: Span | null; unit: Span['unit']; unsure: UnsureReason | null };

const sure = (unit: Span['unit'], count: number): SpanReading => ({ span: { unit, count }, unit, unsure: null });
const unsure = (unit: Span['unit'], reason: UnsureReason, count: number | null = null): SpanReading =>
  ({ span: count === null ? null : { unit, count }, unit, unsure: reason });

type Rule = { form: RegExp; read: (...numbers: number[]) => SpanReading };

const one = (unit: string): RegExp => new RegExp(`^(${NUMBER})${unit}$`);
const RULES: readonly Rule[] = [
  { form: /^半年$/, read: () => sure('months', 6) },
  // No statute says how many days half a month of an administrative period has.
  { form: /^(?:半個?月|.{1,8}個半月)$/, read: () => unsure('months', 'part-of-month') },
  { form: one('年半'), read: (years) => sure('months', years! * 12 + 6) },
  { form: new RegExp(`^(${NUMBER})年又?(${NUMBER})個月$`), read: (years, months) => sure('months', years! * 12 + months!) },
  { form: /(?:至|到|[-~－–—～、]).{1,8}[年月]$/, read: () => unsure('months', 'number-range') },
  { form: /(?:至|到|[-~－–—～、]).{1,8}周$/, read: () => unsure('weeks', 'number-range') },
  { form: /(?:至|到|[-~－–—～、]).{1,8}[日天]$/, read: () => unsure('days', 'number-range') },
  { form: one('年'), read: (years) => sure('months', years! * 12) },
  { form: one('個?季'), read: (quarters) => sure('months', quarters! * 3) },
  { form: one('個?月'), read: (months) => sure('months', months!) },
  { form: one('(?:個?周|個?星期|個?禮拜)'), read: (weeks) => sure('weeks', weeks!) },
  // Working days are another clock (Civil Code §120-122 counts calendar days): for a person to settle.
  { form: one('個?工作[天日]'), read: (days) => unsure('days', 'working-days', days!) },
  { form: one('(?:個?日曆[天日]|日|天)'), read: (days) => sure('days', days!) },
];

/** Longest period a deadline is believed to have, fifty years: beyond it, "114年內" is a calendar year. */
const MOST: Record<Span['unit'], number> = { days: 50 * 365, weeks: 50 * 52, months: 50 * 12 };

/** 三四個月, 兩三周, 十五六日: one number or the next, and not 34. */
const EITHER_OR = /^十?(?:一二|[二兩]三|三四|四五|五六|六七|七八|八九)十?(?=[^一二三四五六七八九十百零〇○])/;

/** `readSpan('一年半')` is 18 months. Null where the text is no length of time. */
export function readSpan(words: string): SpanReading | null {
  if (EITHER_OR.test(words)) return unsure(/周|星期|禮拜/.test(words) ? 'weeks' : /[日天]$/.test(words) ? 'days' : 'months', 'number-range');
  for (const { form, read } of RULES) {
    const found = form.exec(words);
    if (!found) continue;
    const numbers = found.slice(1).map((numeral) => readNumber(numeral));
    if (numbers.some((n) => n === null || n === 0)) return null;
    const reading = read(...(numbers as number[]));
    return reading.span && reading.span.count > MOST[reading.span.unit] ? null : reading;
  }
  return null;
}
