/**
 * A text made plain for reading: half-width, without white space (a document breaks lines anywhere,
 * also inside 3 個月) and without tags; with the way back to the original's offsets.
 */
import { toHalfWidth } from './chinese-number.ts';

export type PlainText = {
  plain: string;
  /** The original offsets of a stretch of the plain text, `end` exclusive. */
  original: (start: number, end: number) => { start: number; end: number };
};

/** Characters people type for one another: the phonetic sign ㄧ for the number 一, a variant of 個. */
const LOOKALIKES: Record<string, string> = { ㄧ: '一', 个: '個', 箇: '個', 週: '周', 盡: '儘', 叁: '參', 内: '內', 毎: '每', 于: '於' };
const SKIPPED = /<\/?[a-zA-Z][^<>]{0,200}>|[\s\u200b\ufeff]+/g;
const DIGITS = '[0-9零〇○一二兩三四五六七八九十]{1,4}';
const UNIT = '(?:個月|個周|周|日|天|年)';
/** 三(3)個月 says its number twice; 於「3個月」內 quotes nobody. */
const DOUBLED = new RegExp(`(?<=[零〇○一二兩三四五六七八九十])\\([0-9]{1,3}\\)(?=${UNIT})|(?<=[0-9])\\([一二兩三四五六七八九十]{1,3}\\)(?=${UNIT})|「(?=${DIGITS}${UNIT}」)|(?<=「${DIGITS}${UNIT})」`, 'g');

export function makePlain(text: string): PlainText {
  const first = without(SKIPPED, withPunctuation(toHalfWidth(text)), (i) => i);
  const { plain, offsets } = without(DOUBLED, first.plain, (i) => first.offsets[i]!);
  return {
    plain,
    original: (start, end) => ({ start: offsets[start] ?? text.length, end: (offsets[end - 1] ?? text.length - 1) + 1 }),
  };
}

const PUNCTUATION: Record<string, string> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' };

/** Punctuation as Chinese texts have it, so that one pattern is enough; a comma inside a number stays (1,000). */
const withPunctuation = (half: string): string => half.replace(/(?<!\d(?=.\d))[,;:!?]/g, (mark) => PUNCTUATION[mark]!);

/** A text without what a pattern matches, and where each character left stood. */
function without(pattern: RegExp, text: string, offsetOf: (i: number) => number): { plain: string; offsets: number[] } {
  const offsets: number[] = [];
  const pieces: string[] = [];
  const keep = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) {
      offsets.push(offsetOf(i));
      pieces.push(LOOKALIKES[text[i]!] ?? text[i]!);
    }
  };
  let from = 0;
  for (const skipped of text.matchAll(pattern)) {
    keep(from, skipped.index);
    from = skipped.index + skipped[0].length;
  }
  keep(from, text.length);
  return { plain: pieces.join(''), offsets };
}
