/** A page of the annex before its cells are told apart, and which lines of it are no part of the table. */
import { type PageHead } from './column-heads.ts';
import { findRepeated, goesOn, isMarkedFurniture, isPageNumber, standsApart } from './page-furniture.ts';
import type { Ruling, Rulings } from './rulings.ts';
import { coverOf } from './rulings.ts';
import { medianOf, type TextLine } from './text-lines.ts';

export type AnnexPage = {
  /** Number of the page in the file, from 1. */
  number: number;
  width: number;
  /** The printed line of the page that is the first of `lines`, from 1. */
  firstLine: number;
  lines: TextLine[];
  head: PageHead | null;
  rulings: Rulings;
};

/** Part of a page: the table's body from line `from` to before line `to`, with its edges in points; footnotes begin with line `notes`. */
export type Body = { from: number; to: number; top: number; bottom: number; notes: number };

/** Where the table's body stands on each page: below the heads, above the table's lower edge and what every page repeats. */
export function findBodies(pages: readonly AnnexPage[]): Body[] {
  const isRepeated = findRepeated(pages);
  return pages.map((page) => {
    const { lines, head } = page;
    const upper = head ? -Infinity : upperEdge(page);
    let from = head?.lineCount ?? 0;
    let to = lines.length;
    // What stands between rulings of columns is in a cell, however often it is repeated.
    while (head === null && from < to && lines[from]!.y < upper && (isRepeated(page, from) || isMarkedFurniture(lines[from]!))) from += 1;
    const top = from === 0 ? 0 : lines[from - 1]!.y + 0.2 * lines[from - 1]!.size;
    const edge = lowerEdge(page, { from, top, bottom: Infinity });
    while (to > from && lines[to - 1]!.y - lines[to - 1]!.size / 2 > edge) to -= 1;
    // Rows too high for a page go on below its rulings.
    while (to > from && to < lines.length && !isClosed(page, edge) && !isRepeated(page, to) && goesOn(lines, to, from)) to += 1;
    const isInTable = (line: TextLine): boolean => Number.isFinite(edge) && line.y < edge;
    const isFoot = (at: number): boolean => isMarkedFurniture(lines[at]!) || isRepeated(page, at) || standsApart(lines, at, from);
    while (to > from && !isInTable(lines[to - 1]!) && isFoot(to - 1)) to -= 1;
    const notes = findNotes(page, from);
    to = Math.min(to, notes);
    const last = lines[to - 1];
    return { from, to, top, bottom: Number.isFinite(edge) ? edge : last === undefined ? top : last.y + 0.5 * last.size, notes };
  });
}

/** The first line of footnotes: smaller type to the page's end, below a short ruling at its left edge. The count of lines where there are none. */
function findNotes({ lines, rulings, width }: AnnexPage, from: number): number {
  const body = lines.slice(from);
  const [size, left] = [medianOf(body.map((line) => line.size)), Math.min(...body.map(({ x0 }) => x0))];
  const isSeparator = ({ at, stretches: [first, ...others] }: Ruling): boolean =>
    others.length === 0 && Math.abs(first![0] - left) < INSET && first![1] - first![0] < width / 2 && body.some(({ y }) => y < at);
  const lowest = Math.max(...rulings.verticals.flatMap(({ stretches }) => stretches.map(([, to]) => to)));
  const separators = rulings.horizontals.filter((ruling) => isSeparator(ruling) && ruling.at > lowest - NEAR);
  const starts = separators.map(({ at }) => lines.findIndex(({ y }, index) => index >= from && y > at));
  return starts.find((start) => start >= 0 && lines.slice(start).every((line) => line.size < NOTE_SIZE * size || isPageNumber(line))) ?? lines.length;
}

/** Type of footnotes, as a share of the table's; and points by which a separator may stand beside the text's edge. */
const [NOTE_SIZE, INSET] = [0.85, 8];

const isAcross = (ruling: Ruling, { width }: AnnexPage): boolean => coverOf(ruling, 0, width) > width / 2;

const isClosed = (page: AnnexPage, edge: number): boolean => page.rulings.horizontals.some((ruling) => Math.abs(ruling.at - edge) < 2 * NEAR && isAcross(ruling, page));

/** Where the rulings between columns begin on a page without heads; infinite where it has none. */
function upperEdge(page: AnnexPage): number {
  const last = page.lines.at(-1);
  if (last === undefined) return Infinity;
  const long = page.rulings.verticals.filter((ruling) => coverOf(ruling, 0, last.y) > MIN_RULING);
  return Math.min(Infinity, ...long.map(({ stretches }) => stretches[0]![0]));
}

/** The lower end of the rulings between columns, or a ruling below it that crosses the table; infinite where the page has none. */
function lowerEdge(page: AnnexPage, body: Pick<Body, 'from' | 'top' | 'bottom'>): number {
  const reach = tableVerticals(page, body).flatMap(({ stretches }) => stretches.at(-1)?.[1] ?? []);
  if (reach.length === 0) return Infinity;
  const across = page.rulings.horizontals.filter((ruling) => ruling.at > body.top && isAcross(ruling, page));
  const edge = Math.max(...reach, ...across.map(({ at }) => at)) + 2;
  // Below a table stand a few notes; where most of the page does, the rulings are those of a small table that goes on inside a cell.
  const [above, below] = [page.lines.slice(body.from).filter(({ y }) => y < edge).length, page.lines.filter(({ y }) => y > edge).length];
  return below > Math.max(MOST_NOTES, above) ? Infinity : edge;
}

/**
 * Verticals drawn over at least a third as much of the body as the longest of them; where some come down from the
 * column heads, only those. A small table inside a cell has its own, which begin below the body's first line, or are
 * short where the heads have none.
 */
export function tableVerticals({ rulings, lines, head }: AnnexPage, { from, top, bottom }: Pick<Body, 'from' | 'top' | 'bottom'>): Ruling[] {
  const first = lines.slice(from).find((line) => !isPageNumber(line));
  if (first === undefined || !rulings.verticals.some(({ stretches }) => stretches[0]![0] < first.y)) return [];
  const fromHeads = rulings.verticals.filter((ruling) => coverOf(ruling, top - NEAR, top + NEAR) > NEAR);
  const verticals = fromHeads.length > 0 ? fromHeads : rulings.verticals;
  const covers = verticals.map((ruling) => coverOf(ruling, top, bottom));
  const longest = Math.max(...covers, 0);
  const isInner = head !== null && fromHeads.length === 0 && longest < (lines.at(-1)!.y - first.y) / 2;
  return longest < MIN_RULING || isInner ? [] : verticals.filter((_, index) => covers[index]! >= longest / 3);
}

/** Points: half a line. */
const NEAR = 4;

const MOST_NOTES = 6;

/** Points: two lines of text. */
const MIN_RULING = 20;

