/** Days as they stand in running text, with their positions; spaces and line breaks inside are tolerated. */
import type { Day } from './civil-date.ts';
import { NUMERAL, toHalfWidth } from '../text/chinese-number.ts';
import { readDay } from './roc-date.ts';

/** `day` is null where the words name a day that does not exist: 114年2月30日. */
export type WrittenDay = { day: Day | null; words: string; start: number; end: number };

const DIGITS = '(?:[0-9]\\s{0,2}){1,4}';
const NUMBER = `(?:${DIGITS}|${NUMERAL})`;
const PATTERN = new RegExp(
  `(?:(?:中華)?民國)?\\s{0,3}${NUMBER}\\s{0,3}年\\s{0,3}${NUMBER}\\s{0,3}月\\s{0,3}${NUMBER}\\s{0,3}日` +
    '|(?<![0-9.])[0-9]{2,4}([./-])\\s?[0-9]{1,2}\\1\\s?[0-9]{1,2}(?![0-9.])',
  'g',
);

export const findWrittenDays = (text: string): WrittenDay[] =>
  [...toHalfWidth(text).matchAll(PATTERN)].map(({ index, 0: words }) => {
    const end = index + words.length;
    return { day: readDay(words), words: text.slice(index, end), start: index, end };
  });
