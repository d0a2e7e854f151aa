/** Whether a PDF's letters can be read at all: scanned pages have none, and some fonts do not say what theirs are. */
import type { FileContent } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';
import type { PageMarks } from './marks.ts';

/** `strange`: letters of no script that such a book is written in, or of none at all. */
export type LetterCount = { page: number; letters: number; strange: number };

const FAMILIAR = /[\p{Script=Han}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Bopomofo}\p{Script=Greek}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const NO_CHARACTER = /[\ufffd\p{Cc}\p{Cn}]/u;

export function countLetters(page: number, { glyphs }: PageMarks): LetterCount {
  const strange = glyphs.filter(({ text }) => NO_CHARACTER.test(text) || !(FAMILIAR.test(text) || PRIVATE.test(text))).length;
  return { page, letters: glyphs.length, strange };
}

/** Characters somebody made for a name are kept as they are. */
const PRIVATE = /\p{Co}/u;

export function findUnreadable(counts: readonly LetterCount[], blocks: FileContent['blocks']): Problem[] {
  const letters = counts.reduce((sum, one) => sum + one.letters, 0);
  const strange = counts.reduce((sum, one) => sum + one.strange, 0);
  if (letters === 0) return [problemAt('pdf-scanned', AT_NO_PLACE)];
  if (strange * 10 > letters) return [problemAt('pdf-letters-unknown', AT_NO_PLACE)];
  const grids = blocks.flatMap((block) => (block.kind === 'grid' ? block.rows[0]?.place.page ?? [] : []));
  const [first, last] = [Math.min(...grids), Math.max(...grids)];
  return counts
    .filter(({ page, letters: own }) => own === 0 && page > first && page < last)
    .map(({ page }) => problemAt('pdf-scanned-page', { page, line: null }));
}
