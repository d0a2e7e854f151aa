/** Which pages of a file belong to the annex: those with its head, and those that go on with the table without one. */
import { isSameTitle } from '../running-head.ts';
import { type AnnexPage, findBodies, tableVerticals } from './annex-page.ts';
import { fitBorders, findBorders, isCut } from './column-borders.ts';
import { compactText } from './text-lines.ts';

/** Whether the annex begins on a page: its title and its column heads stand there. */
export const beginsAnnex = ({ head }: AnnexPage): boolean => (head?.columns.length ?? 0) >= 2;

const OTHER_TITLE = /(?:表|目次|附錄|一覽|說明)(?:[(（].{1,10}[)）])?$/;
/** Headings of other tables stand among the first lines. */
const TITLE_LINES = 4;

/** Whether `page` goes on with the annex of the pages before it. */
export function continuesAnnex(page: AnnexPage, before: readonly AnnexPage[]): boolean {
  if (page.head) return page.head.columns.length > 0 || before.some(({ head }) => head?.columns.length === 0) || before.length === 1;
  // Where two pages had the heads, every page of the table has them.
  if (before.slice(0, 3).filter(({ head }) => head).length > 1) return false;
  if (page.lines.slice(0, TITLE_LINES).some((line) => isOtherTitle(compactText(line)))) return false;
  const sample = [...before.slice(0, 1), ...before.slice(-2), page];
  const bodies = findBodies(sample);
  const known = findBorders(sample.slice(0, -1), bodies.slice(0, -1));
  const isRuled = known.some((_, index) => tableVerticals(sample[index]!.rulings, bodies[index]!.top, bodies[index]!.bottom).length > 0);
  const rulings = tableVerticals(page.rulings, 0, Infinity);
  const fitted = fitBorders(page, bodies.at(-1)!, known.filter((borders) => borders.length > 0));
  if (fitted === null) return false;
  if (isRuled || rulings.length > 0) return rulings.length > 0 && fitted.every((border) => rulings.some(({ at }) => Math.abs(at - border) < 3));
  const cut = page.lines.filter((line) => isCut(line, fitted)).length;
  return cut <= Math.max(2, page.lines.length / 8);
}

const isOtherTitle = (words: string): boolean => words.length >= 3 && words.length <= 40 && OTHER_TITLE.test(words) && !isSameTitle(words, '辦理情形報告表');
