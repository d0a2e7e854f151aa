/** Parts of a sum as resolutions name them - 五分之一, 1/10, 百分之五, 20%, ５％, 三成, 半數 - as exact fractions. */
import { readNumber, toHalfWidth } from '../text/chinese-number.ts';

/** In lowest terms, at most 1. */
export type Fraction = { numerator: number; denominator: number };

/** `start` and `end` (exclusive) are offsets in the text. */
export type FoundFraction = { fraction: Fraction; words: string; start: number; end: number };

export const WHOLE: Fraction = { numerator: 1, denominator: 1 };

const NUMBER = '[0-9]{1,5}(?:\\.[0-9]{1,4})?|[零〇○一二兩三四五六七八九十百千]{1,7}';
const PATTERN = new RegExp(
  `(?:(?<of>${NUMBER})\\s{0,2}分之\\s{0,2}(?<part>${NUMBER})` +
    '|(?<![0-9./])(?<top>[0-9]{1,3})\\s?/\\s?(?<bottom>[0-9]{1,4})(?![0-9/])' +
    '|(?<percent>[0-9]{1,3}(?:\\.[0-9]{1,4})?)\\s{0,2}%' +
    '|(?<tenths>[一二兩三四五六七八九0-9])\\s?成(?<more>[一二三四五六七八九]?)(?!立|果|效|本|員|長|為|年|熟|就|功|型)' +
    '|(?<half>一半|半數|二分一))',
  'g',
);

/** All fractions of a text, in order. What is more than a whole is none (增加150%). */
export function findFractions(text: string): FoundFraction[] {
  return [...toHalfWidth(text).matchAll(PATTERN)].flatMap((match) => {
    const fraction = fractionOf(match.groups ?? {});
    const end = match.index + match[0].length;
    return fraction ? [{ fraction, words: text.slice(match.index, end), start: match.index, end }] : [];
  });
}

/** `fraction` of `baseTwd` in whole dollars; half a dollar and more is rounded up (四捨五入). Null beyond safe integers. */
export function portion(baseTwd: number, { numerator, denominator }: Fraction): number | null {
  if (!Number.isSafeInteger(baseTwd) || baseTwd < 0) return null;
  const doubled = 2n * BigInt(baseTwd) * BigInt(numerator) + BigInt(denominator);
  const dollars = doubled / (2n * BigInt(denominator));
  return dollars <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(dollars) : null;
}

function fractionOf(groups: Record<string, string | undefined>): Fraction | null {
  const { of, part, top, bottom, percent, tenths, more, half } = groups;
  if (half) return reduce(1, 1, 2);
  if (percent) return reduceDecimal(percent, 100);
  if (tenths) return reduce((readNumber(tenths) ?? 0) * 10 + (more ? (readNumber(more) ?? 0) : 0), 1, 100);
  if (top && bottom) return reduce(Number(top), 1, Number(bottom));
  if (!of || !part || of.includes('.')) return null;
  const denominator = readNumber(of);
  return denominator === null ? null : reduceDecimal(part, denominator);
}

/** `numeral` may have decimals: 2.5 of 100 is 1/40. */
function reduceDecimal(numeral: string, denominator: number): Fraction | null {
  const [whole = '', decimals = ''] = numeral.split('.');
  const value = decimals === '' ? readNumber(whole) : Number(whole + decimals);
  return value === null ? null : reduce(value, 10 ** decimals.length, denominator);
}

function reduce(value: number, scale: number, of: number): Fraction | null {
  const denominator = of * scale;
  if (value <= 0 || denominator <= 0 || value > denominator) return null;
  const divisor = greatestCommonDivisor(value, denominator);
  return { numerator: value / divisor, denominator: denominator / divisor };
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));
