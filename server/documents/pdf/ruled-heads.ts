/** Column heads that stand in ruled cells: read cell by cell, whatever they say and however their words are broken. */
import { type Columns, readColumnHeads } from '../annex/column-heads.ts';
import { AT_NO_PLACE } from '../table.ts';
import type { ColumnHead } from './column-heads.ts';
import { coverOf, type Ruling, type Rulings } from './rulings.ts';
import { compactText, type TextLine } from './text-lines.ts';

/** `to`: the first line below the heads. `rows` have a cell for each column; a cell over several stands in the first of them. */
export type HeadCells = { to: number; columns: ColumnHead[]; rows: string[][] };

/** The heads whose first line is line `from`; null where no ruled cells stand there, or their words are no column heads. */
export function readRuledHeads(lines: readonly TextLine[], rulings: Rulings, from: number): HeadCells | null {
  const first = lines[from];
  const top = first && rulings.horizontals.findLast((ruling) => ruling.at < middleOf(first) && coverOf(ruling, first.x0, first.x1) > 0.9 * (first.x1 - first.x0));
  if (!top) return null;
  const [left, right] = [top.stretches[0]![0], top.stretches.at(-1)![1]];
  const ends = rulings.horizontals.filter((ruling) => ruling.at > middleOf(first) && coverOf(ruling, left, right) > 0.9 * (right - left)).slice(0, MOST_BANDS);
  // Two levels of heads may be parted by a ruling across the table.
  for (const end of ends.reverse()) {
    const found = readBlock(lines, rulings, from, { left, right, top: top.at, bottom: end.at });
    if (found !== null) return found;
  }
  return null;
}

const MOST_BANDS = 2;

type Box = { left: number; right: number; top: number; bottom: number };

function readBlock(lines: readonly TextLine[], rulings: Rulings, from: number, box: Box): HeadCells | null {
  const below = lines.findIndex((line, at) => at >= from && middleOf(line) > box.bottom);
  const to = below < 0 ? lines.length : below;
  const verticals = rulings.verticals.filter((ruling) => ruling.at > box.left + NEAR && ruling.at < box.right - NEAR && coverOf(ruling, box.top, box.bottom) > NEAR);
  const horizontals = rulings.horizontals.filter((ruling) => ruling.at > box.top + NEAR && ruling.at < box.bottom - NEAR && coverOf(ruling, box.left, box.right) > NEAR);
  const xs = [box.left, ...withoutDoubles(verticals.map(({ at }) => at)), box.right];
  const ys = [box.top, ...horizontals.map(({ at }) => at), box.bottom];
  // A small table inside a cell has words beside it.
  const isBeside = ({ x0, x1 }: TextLine): boolean => x0 < box.left - NEAR || x1 > box.right + NEAR;
  if (xs.length < 3 || to - from > MOST_LINES || lines.slice(from, to).some(isBeside)) return null;
  const cells = joinCells(xs, ys, verticals, horizontals);
  for (const { glyphs, y, size } of lines.slice(from, to)) {
    const row = placeIn(ys, y - 0.35 * size);
    for (const glyph of glyphs) cells[row]?.[placeIn(xs, (glyph.x0 + glyph.x1) / 2)]?.glyphs.push(glyph);
  }
  const rows = cells.map((row, at) => row.map((cell, column) => (cell === cells[at - 1]?.[column] || cell === row[column - 1] ? '' : compactText(cell))));
  return toHeads(rows, xs.slice(1).map((x1, at) => [xs[at]!, x1]), to);
}

/** Rows of cells as column heads, if they are; `edges` are the columns' left and right ones. */
export function toHeads(rows: string[][], edges: readonly (readonly [x0: number, x1: number])[], to: number): HeadCells | null {
  const read = readColumnHeads(rows.map((cells) => ({ cells, place: AT_NO_PLACE })), 0);
  if (read === null || read.to < rows.length) return null;
  const columns = edges.map(([x0, x1], at): ColumnHead => ({ name: nameOf(read.columns, at), words: rows.map((row) => row[at]!).join(''), x0, x1 }));
  return { to, columns, rows };
}

/** Points: less than any cell is high or wide. */
const NEAR = 6;
/** A long head in a narrow column has a line for each letter. */
const MOST_LINES = 24;

const middleOf = ({ y, size }: TextLine): number => y - 0.35 * size;
const placeIn = (edges: readonly number[], at: number): number => edges.findLastIndex((edge) => edge <= at);
const withoutDoubles = (xs: readonly number[]): number[] => xs.filter((x, at) => at === 0 || x - xs[at - 1]! > NEAR);

type Cell = Pick<TextLine, 'glyphs'>;

/** By row and column; places that no ruling parts are one cell. */
function joinCells(xs: readonly number[], ys: readonly number[], verticals: readonly Ruling[], horizontals: readonly Ruling[]): Cell[][] {
  const isDrawn = (rulings: readonly Ruling[], at: number, from: number, to: number): boolean =>
    rulings.some((ruling) => Math.abs(ruling.at - at) < NEAR && coverOf(ruling, from, to) > 0.6 * (to - from));
  const cells: Cell[][] = [];
  for (const [row, top] of ys.slice(0, -1).entries()) {
    cells.push([]);
    for (const [column, left] of xs.slice(0, -1).entries()) {
      const above = row > 0 && !isDrawn(horizontals, top, left, xs[column + 1]!) ? cells[row - 1]![column] : undefined;
      const before = column > 0 && !isDrawn(verticals, left, top, ys[row + 1]!) ? cells[row]![column - 1] : undefined;
      cells[row]!.push(above ?? before ?? { glyphs: [] });
    }
  }
  return cells;
}

const nameOf = ({ item, content, reply }: Columns, column: number): ColumnHead['name'] =>
  item.includes(column) ? 'item' : content.includes(column) ? 'content' : reply.includes(column) ? 'reply' : 'other';
