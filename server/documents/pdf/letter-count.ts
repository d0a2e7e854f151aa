/** Whether a PDF's letters can be read at all: scanned pages have none, and some fonts do not say what theirs are. */
import type { FileContent } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';
import type { PageMarks } from './marks.ts';

/**
 * `strange`: letters of no script that such a book is written in, or of none at all. `unsure`: these, and characters somebody
 * made for a name, which are kept as they are and look otherwise in each font. `pictured` and `recognised` as in `PageMarks`.
 */
export type LetterCount = { page: number; letters: number; strange: number; unsure: number; chinese: number; pictured: number; recognised: number };

const FAMILIAR = /[\p{Script=Han}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Bopomofo}\p{Script=Greek}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const NO_CHARACTER = /[\ufffd\p{Cc}\p{Cn}]/u;

export function countLetters(page: number, { glyphs, pictured, recognised }: PageMarks): LetterCount {
  const count = (isMeant: (text: string) => boolean): number => glyphs.filter(({ text }) => isMeant(text)).length;
  const strange = count((text) => NO_CHARACTER.test(text) || !(FAMILIAR.test(text) || PRIVATE.test(text)));
  const [own, chinese] = [count((text) => PRIVATE.test(text)), count((text) => CHINESE.test(text))];
  return { page, letters: glyphs.length, strange, unsure: strange + own, chinese, pictured, recognised };
}

const CHINESE = /\p{Script=Han}/u;
const PRIVATE = /\p{Co}/u;

export function findUnreadable(counts: readonly LetterCount[], blocks: FileContent['blocks']): Problem[] {
  const sumOf = (count: 'letters' | 'strange' | 'chinese' | 'pictured'): number => counts.reduce((sum, one) => sum + one[count], 0);
  const letters = sumOf('letters');
  if (letters === 0) return [problemAt('pdf-scanned', AT_NO_PLACE)];
  // Pictures of letters that do not say what they show come out as codes, which look like Latin letters.
  const areCodes = sumOf('pictured') * 2 > letters && sumOf('chinese') * 20 < letters;
  if (sumOf('strange') * 10 > letters || areCodes) return [problemAt('pdf-letters-unknown', AT_NO_PLACE)];
  const grids = new Set(blocks.flatMap((block) => (block.kind === 'grid' ? block.rows[0]?.place.page ?? [] : [])));
  const empty = counts.filter((one) => one.letters === 0).map(({ page }) => page);
  // A book may have its table as pictures, and all else as text.
  if (grids.size === 0) return empty.length > 0 ? [problemAt('pdf-scanned-pages', AT_NO_PLACE, null, { pages: printRanges(empty), count: empty.length })] : [];
  const [first, last] = [Math.min(...grids), Math.max(...grids)];
  const recognised = counts.filter((one) => one.recognised > 0 && grids.has(one.page)).map(({ page }) => page);
  return [
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
