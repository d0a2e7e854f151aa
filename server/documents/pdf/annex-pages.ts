/** Which pages of a file belong to the annex: those with its head, and those that go on with the table without one. */
import { isSameTitle } from '../annex/running-head.ts';
import { type AnnexPage, type Body, findBodies, tableVerticals } from './annex-page.ts';
import { type Borders, countCuts, findBorders, fitBorders, knownBorders } from './column-borders.ts';
import { isPageNumber } from './page-furniture.ts';
import { joinHeading } from './paragraphs.ts';
import { compactText, splitAtGaps, type TextLine } from './text-lines.ts';

/** Whether the annex begins on a page: its title and its column heads stand there. */
export const beginsAnnex = ({ head }: AnnexPage): boolean => (head?.columns.length ?? 0) >= 2;

const OTHER_TITLE = /(?:表|目次|附錄|一覽|說明)(?:[(（].{1,10}[)）])?$/;
/** Headings of other tables stand among the first lines. */
const TITLE_LINES = 4;

/** Whether `page` goes on with the annex of the pages before it. */
export function continuesAnnex(page: AnnexPage, before: readonly AnnexPage[]): boolean {
  if (page.head) return page.head.columns.length > 0 || before.some(({ head }) => head?.columns.length === 0) || before.length === 1;
  const looked = new Set([0, before.findLastIndex(beginsAnnex), before.length - 2, before.length - 1]);
  const sample = [...before.filter((_, index) => looked.has(index)), page];
  const bodies = findBodies(sample);
  // A first page may hold no more than heads and a heading: the gutters show only on this one.
  const known = findBorders(sample, bodies).slice(0, -1);
  const fitted = fitBorders(page, bodies.at(-1)!, knownBorders(sample, bodies, known));
  if (fitted === null) return false;
  const left = Math.min(...sample[0]!.lines.slice(bodies[0]!.from, bodies[0]!.to).map(({ x0 }) => x0));
  const edges = [left, ...fitted];
  if (page.lines.slice(0, TITLE_LINES).some((line) => isOtherTitle(line, page.width, edges.slice(0, -1)))) return false;
  const standsAt = (borders: Borders, index: number): boolean => {
    const rulings = tableVerticals(sample[index]!, bodies[index]!);
    return borders.length > 0 && borders.every((border) => rulings.some(({ at }) => Math.abs(at - border) < 3));
  };
  // A page may hold no more than headings across all columns.
  if (joinHeading(page.lines.filter((line) => !isPageNumber(line))) !== null) return true;
  if (known.some(standsAt)) return standsAt(fitted, sample.length - 1);
  const cut = page.lines.filter((line) => countCuts(line, fitted) > 0).length;
  if (cut > Math.max(2, page.lines.length / 8)) return false;
  // Where two pages had the heads, one without them has to look like theirs.
  return before.slice(0, 3).filter(({ head }) => head).length < 2 || beginsAtColumns(page, bodies.at(-1)!, edges);
}

/** Points from a column's edge within which its lines begin; the edge may be anywhere in a gutter. */
const INSET = 24;

const isAtEdge = (x: number, edges: readonly number[]): boolean => edges.some((edge) => x > edge - 2 && x < edge + INSET);

/** Most lines of a body begin where a column does. */
function beginsAtColumns({ lines }: AnnexPage, body: Body, edges: readonly number[]): boolean {
  const own = lines.slice(body.from, body.to);
  const begins = own.filter((line) => splitAtGaps(line, 0.5).some(({ x0 }) => isAtEdge(x0, edges)));
  return begins.length * 4 >= own.length * 3;
}

/** A title stands in the middle of the page; a line of cells that ends in the same words begins at a column's edge or elsewhere. */
function isOtherTitle(line: TextLine, width: number, edges: readonly number[]): boolean {
  const words = compactText(line);
  const isCentred = Math.abs(line.x0 + line.x1 - width) < width / 8;
  if (!isCentred || isAtEdge(line.x0, edges) || words.length < 3 || words.length > 40) return false;
  return OTHER_TITLE.test(words) && !isSameTitle(words, '辦理情形報告表');
}
