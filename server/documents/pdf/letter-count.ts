/** Whether a PDF's letters can be read at all: scanned pages have none, and some fonts do not say what theirs are. */
import type { FileContent } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';
import type { PageMarks } from './marks.ts';

/**
 * `strange`: letters of no script that such a book is written in, or of none at all. `unsure`: these, and characters somebody
 * made for a name, which are kept as they are and look otherwise in each font. `signs`: what is rare in words and figures.
 * `pictured` and `recognised` as in `PageMarks`.
 */
export type LetterCount = {
  page: number; letters: number; strange: number; unsure: number; chinese: number; signs: number; pictured: number; recognised: number;
};

const FAMILIAR = /[\p{Script=Han}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Bopomofo}\p{Script=Greek}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const NO_CHARACTER = /[\ufffd\p{Cc}\p{Cn}]/u;

export function countLetters(page: number, { glyphs, pictured, recognised }: PageMarks): LetterCount {
  const count = (isMeant: (text: string) => boolean): number => glyphs.filter(({ text }) => isMeant(text)).length;
  const strange = count((text) => NO_CHARACTER.test(text) || !(FAMILIAR.test(text) || PRIVATE.test(text)));
  const [own, chinese, signs] = [PRIVATE, CHINESE, SIGNS].map((pattern) => count((text) => pattern.test(text))) as [number, number, number];
  return { page, letters: glyphs.length, strange, unsure: strange + own, chinese, signs, pictured, recognised };
}

const SIGNS = /[!"#$&'*+<=>?@[\\\]^_`{|}~\u00a1-\u00ff]/;
const CHINESE = /\p{Script=Han}/u;
const PRIVATE = /\p{Co}/u;

/**
 * Whether a page's letters are codes that its fonts give no meaning to: of no script, or pictures and parts of fonts, as
 * printing programs make them, which number their letters from the first sign on.
 */
function isCoded({ letters, strange, chinese, signs, pictured }: LetterCount): boolean {
  const lacksChinese = letters >= FEW_LETTERS && chinese * 20 < letters;
  return strange * 10 > letters || (lacksChinese && (pictured * 2 > letters || signs * 10 > letters));
}

const FEW_LETTERS = 20;

export function findUnreadable(counts: readonly LetterCount[], blocks: FileContent['blocks']): Problem[] {
  const sumOf = (some: readonly LetterCount[]): number => some.reduce((sum, one) => sum + one.letters, 0);
  const letters = sumOf(counts);
  if (letters === 0) return [problemAt('pdf-scanned', AT_NO_PLACE)];
  const coded = counts.filter(isCoded);
  const pages = printRanges(coded.map(({ page }) => page));
  const grids = new Set(blocks.flatMap((block) => (block.kind === 'grid' ? block.rows[0]?.place.page ?? [] : [])));
  const [first, last] = [Math.min(...grids), Math.max(...grids)];
  const isInTable = coded.some(({ page }) => page >= first && page <= last);
  if (isInTable || sumOf(coded) * 2 > letters) return [problemAt('pdf-letters-unknown', AT_NO_PLACE, null, { pages })];
  const partly = coded.length > 0 ? [problemAt('pdf-pages-unknown', AT_NO_PLACE, null, { pages })] : [];
  const empty = counts.filter((one) => one.letters === 0).map(({ page }) => page);
  // A book may have its table as pictures, and all else as text.
  if (grids.size === 0) {
    return [...partly, ...(empty.length > 0 ? [problemAt('pdf-scanned-pages', AT_NO_PLACE, null, { pages: printRanges(empty), count: empty.length })] : [])];
  }
  const recognised = counts.filter((one) => one.recognised > 0 && grids.has(one.page)).map(({ page }) => page);
  return [
    ...partly,
    ...(recognised.length > 0 ? [problemAt('pdf-letters-recognised', AT_NO_PLACE, null, { pages: printRanges(recognised) })] : []),
    ...empty.filter((page) => page > first && page < last).map((page) => problemAt('pdf-scanned-page', { page, line: null })),
    ...counts.filter(({ page, unsure }) => grids.has(page) && unsure > 0).slice(0, MOST_TOLD)
      .map(({ page, unsure }) => problemAt('pdf-letters-unsure', { page, line: null }, null, { count: unsure })),
  ];
}

/** Pages told of; further ones are of the same kind. */
const MOST_TOLD = 20;

/** `printRanges([1, 2, 3, 7])` is '1-3、7'. */
function printRanges(pages: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  const told = ranges.slice(0, MOST_TOLD).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join('、');
  return ranges.length > MOST_TOLD ? `${told}…` : told;
}
