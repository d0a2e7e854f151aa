/** Columns of letters: 第一次函復文號, 第一次函復日期, 第二次函復文號 …: which day is which number's, and which letter a head speaks of. */
import { readNumber, toHalfWidth } from '../../domain/text/chinese-number.ts';

const NUMERAL = '([0-9]{1,2}|[一二三四五六七八九十]{1,3})';
/** 第一次, 首次, 第2封, (三), ②, and a figure at the end: which of several letters. */
const ORDINAL = new RegExp(`第?${NUMERAL}[次封]|第${NUMERAL}[件函季]|(首)次|(再)次|\\(${NUMERAL}\\)|([①-⑳])|[-_]?${NUMERAL}$`);

/** 1 of 第一次函復文號, 函復日期(一), 發文字號1; null where a head names none. */
export function ordinalOf(head: string): number | null {
  const found = ORDINAL.exec(plain(head));
  if (!found) return null;
  const [first, again, circled] = [found[3], found[4], found[6]];
  const numeral = found[1] ?? found[2] ?? found[5] ?? found[7] ?? '';
  return first ? 1 : again ? 2 : circled ? circled.charCodeAt(0) - CIRCLED_ONE + 1 : readNumber(numeral);
}
const CIRCLED_ONE = 0x2460;

/** 函復文號 of 第一次函復文號. */
export const withoutOrdinal = (head: string): string => plain(head).replace(ORDINAL, '');

const plain = (head: string): string => toHalfWidth(head).replace(/[\s*※#/]+/g, '');

/** 函復 of 第一次函復文號 and of 函復日期(1): what its number and its day have in common. */
const nameOf = (head: string): string => withoutOrdinal(head).replace(/\([^()]*\)|文?字號|文號|函號|日期|時間|日$|[及與、]/g, '').replace(/文$/, '');

/** `day`: the column of its days; null where none is. */
export type LetterColumns = { number: number; day: number | null };

/**
 * Each column of numbers with its days: of the same name and ordinal, else of the same ordinal, else in their order where
 * there are as many of both. One column of days without an ordinal is that of all numbers without one.
 */
export function pairLetterColumns(numbers: readonly number[], days: readonly number[], heads: readonly string[]): LetterColumns[] {
  const head = (column: number): string => heads[column] ?? '';
  const pairs = new Map<number, number>();
  const leftOf = (columns: readonly number[], taken: Iterable<number>): number[] => columns.filter((column) => ![...taken].includes(column));
  const alike: ((number: number, day: number) => boolean)[] = [
    (number, day) => ordinalOf(head(number)) === ordinalOf(head(day)) && nameOf(head(number)) === nameOf(head(day)),
    (number, day) => ordinalOf(head(number)) !== null && ordinalOf(head(number)) === ordinalOf(head(day)),
  ];
  for (const isAlike of alike) {
    const openNumbers = leftOf(numbers, pairs.keys());
    for (const number of openNumbers) {
      const found = leftOf(days, pairs.values()).filter((day) => isAlike(number, day));
      if (found.length === 1 && openNumbers.filter((other) => isAlike(other, found[0]!)).length === 1) pairs.set(number, found[0]!);
    }
  }
  const [numbersLeft, daysLeft] = [leftOf(numbers, pairs.keys()), leftOf(days, pairs.values())];
  const areApart = (number: number, day: number): boolean => ordinalOf(head(number)) !== null && ordinalOf(head(day)) !== null;
  if (numbersLeft.length === daysLeft.length) {
    for (const [at, number] of numbersLeft.entries()) if (!areApart(number, daysLeft[at]!)) pairs.set(number, daysLeft[at]!);
  } else if (days.length === 1 && pairs.size === 0 && [...numbers, ...days].every((column) => ordinalOf(head(column)) === null)) {
    for (const number of numbers) pairs.set(number, days[0]!);
  }
  return numbers.map((number) => ({ number, day: pairs.get(number) ?? null }));
}
