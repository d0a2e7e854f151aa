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

export function makePlain(text: string): PlainText {
  const half = toHalfWidth(text);
  const offsets: number[] = [];
  const pieces: string[] = [];
  const keep = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) {
      offsets.push(i);
      pieces.push(LOOKALIKES[half[i]!] ?? half[i]!);
    }
  };
  let from = 0;
  for (const skipped of half.matchAll(SKIPPED)) {
    keep(from, skipped.index);
    from = skipped.index + skipped[0].length;
  }
  keep(from, half.length);
  return {
    plain: pieces.join(''),
    original: (start, end) => ({ start: offsets[start] ?? text.length, end: (offsets[end - 1] ?? text.length - 1) + 1 }),
  };
}
