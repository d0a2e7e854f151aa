/** The pages of the annex → one grid each, between the lines above and below it. */
import type { Grid, GridRow, Line } from '../content.ts';
import { readItemNumber } from '../enumerator.ts';
import { readHeading } from '../annex/section-path.ts';
import { type Problem, problemAt } from '../problem.ts';
import { type AnnexPage, type Body, findBodies, tableVerticals } from './annex-page.ts';
import { columnAt, findColumns } from './cells.ts';
import { type Borders, findBorders } from './column-borders.ts';
import { findRows, type PrintedRow } from './find-rows.ts';
import { findItemColumn, findItems, mendCutNumbers } from './item-marks.ts';
import { findOpeningItems } from './opening-items.ts';
import { findUnbalanced } from './letter-balance.ts';
import { findRepeated, isMarkedFurniture, isPageNumber } from './page-furniture.ts';
import { moveNumbersUp } from './move-numbers-up.ts';
import { joinLines } from './paragraphs.ts';
import { judgeRowStyle } from './row-style.ts';
import { coverOf, type Ruling } from './rulings.ts';
import { compactText, splitAtGaps, textOf, type TextLine } from './text-lines.ts';

/** `problems`: letters that did not come out of the reading, or came out twice. */
export type AnnexReading = { blocks: (Line | Grid)[]; problems: Problem[] };

/** A column's left and right edge over all pages of the same borders, in points. */
type Edge = { left: number; right: number };

export function readAnnex(pages: readonly AnnexPage[]): AnnexReading {
  const bodies = findBodies(pages);
  const borders = findBorders(pages, bodies);
  const found = pages.map((page, index) => findColumns(page, bodies[index]!, borders[index]!));
  const itemAt = findItemColumn(found);
  const columnsOfPages = found.map((columns) => toFront(columns, itemAt));
  const hasItemColumn = pages.every((page, index) => isEmpty(bodies[index]!) || canHaveItems(page, columnsOfPages[index]!.length));
  if (hasItemColumn) mendCutNumbers(columnsOfPages);
  const itemsOfPages = hasItemColumn ? columnsOfPages.map(findItems)
    : findOpeningItems(columnsOfPages, (index) => isHeaded(pages, bodies, index));
  const edgesWithin = found.map((columns, index) => columns.map((lines, column) => edgeWithin(lines, borders[index]![column])));
  const reach = widestColumns(pages, edgesWithin);
  const parts = pages.map((page, index) => ({
    columns: columnsOfPages[index]!, items: itemsOfPages[index]!, rules: toFront(rulesOf(page, bodies[index]!, borders[index]!, reach(page)), itemAt),
    top: bodies[index]!.top, bottom: bodies[index]!.bottom,
  }));
  const style = judgeRowStyle(parts.map(({ rules, ...part }) => ({ ...part, rules: rules[0] ?? [] })));
  const edgesOfPages = columnsOfPages.map((columns) => columns.map(edgeOf));
  const widest = widestColumns(pages, edgesOfPages);
  const rowsOfPages = parts.map((part) => findRows(part, style));
  mendCutHeadings(rowsOfPages);
  const grids = pages.map((page, index) => {
    const edges = edgesOfPages[index]!.map(({ left }, column) => ({ left, right: left + widest(page)[column]! }));
    const printed = rowsOfPages[index]!;
    return { page, body: bodies[index]!, heads: headRows(page, borders[index]!), printed, rows: printed.map((row) => printRow(row, edges, page)) };
  });
  if (hasItemColumn) moveNumbersUp(grids.map(({ rows, printed, body }, index) => ({ rows, printed, body, rules: parts[index]!.rules[0] ?? [] })));
  const problems = [...tellUnreadHeads(grids), ...tellUnsure(grids)];
  for (const { rows } of grids) for (const row of rows) row.cells = toPlace(row.cells, itemAt);
  const isRepeated = findRepeated(pages);
  const read = grids.map(({ page, body, heads, rows }) => {
    const isFurniture = (at: number): boolean => isMarkedFurniture(page.lines[at]!) || isRepeated(page, at);
    const printAt = (at: number): Line => printLine(page.lines[at]!, page, { isNote: at >= body.notes, isFurniture: isFurniture(at) });
    const above = indicesOf(0, page.head?.headsFrom ?? body.from);
    const below = indicesOf(body.to, page.lines.length).filter((at) => !isPageNumber(page.lines[at]!) && !isMarkedFurniture(page.lines[at]!));
    const grid: Grid[] = heads.length + rows.length > 0 ? [{ kind: 'grid', name: null, rows: [...heads, ...rows] }] : [];
    const around = [above.map(printAt), below.map(printAt)] as const;
    const lines = [...above, ...indicesOf(body.from, body.to), ...below].map((at) => page.lines[at]!);
    const words = [...around.flat().map(({ text }) => text), ...rows.flatMap(({ cells }) => cells)];
    return { page, lines, words, blocks: [...around[0], ...grid, ...around[1]] };
  });
  return { blocks: read.flatMap(({ blocks }) => blocks), problems: [...problems, ...findUnbalanced(read)] };
}

/** The column of item numbers set first, as rows are found by it, with what stands before it behind the rest; and back in place. */
const toFront = <T>(columns: readonly T[], at: number): T[] => [...columns.slice(at), ...columns.slice(0, at)];
const toPlace = <T>(columns: readonly T[], at: number): T[] => toFront(columns, columns.length - Math.min(at, columns.length));

/** Pages on which nothing shows where one row ends and the next begins. */
const tellUnsure = (grids: readonly { printed: readonly PrintedRow[]; rows: readonly GridRow[] }[]): Problem[] =>
  grids.flatMap(({ printed, rows }) => {
    const at = printed.findIndex(({ isUnsure }, index) => isUnsure && readItemNumber(rows[index]!.cells[0]!) !== null);
    return at < 0 ? [] : [problemAt('pdf-rows-unsure', rows[at]!.place, rows[at]!.cells[0]!)];
  }).slice(0, MOST_TOLD);

/** Words among column heads that are none we know: what stands below them was read with other columns. Told where they stand first. */
function tellUnreadHeads(grids: readonly { page: AnnexPage; heads: readonly GridRow[] }[]): Problem[] {
  const found = new Map<string, Problem>();
  for (const { page, heads: [first, ...others] } of grids) {
    if (!first) continue;
    const words = unreadHeads(page, [first, ...others].flatMap(({ cells }) => cells).join(''));
    if (words.length >= SHORTEST_HEAD && !found.has(words)) found.set(words, problemAt('pdf-heads-unread', first.place, null, { words }));
  }
  return [...found.values()].slice(0, MOST_TOLD);
}

/** Less is part of a head: 辦理情形(及進度). */
const SHORTEST_HEAD = 4;

/** The letters of the heads as printed that are not among those `known`. */
function unreadHeads({ head, lines }: AnnexPage, known: string): string {
  const left = [...known];
  return lines.slice(head!.headsFrom, head!.lineCount).flatMap((line) => [...compactText(line)]).filter((letter) => {
    const at = left.indexOf(letter);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  }).join('');
}

/** Pages, or kinds of heads, told of; further ones are of the same kind. */
const MOST_TOLD = 20;

const indicesOf = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

/** A page end may part column heads from their rows, and from heads below them. */
const isEmpty = ({ from, to }: Body): boolean => from >= to;

/** A head 項次, or one column more than heads: 決議、附帶決議及注意事項 may stand over two. */
const canHaveItems = ({ head }: AnnexPage, columns: number): boolean =>
  head === null || head.columns.length < 2 || columns > head.columns.length || head.columns.some(({ name }) => name === 'item');

/** Whether headings stand between a page's table and the one before. */
const isHeaded = (pages: readonly AnnexPage[], bodies: readonly Body[], index: number): boolean =>
  [pages[index]!.lines.slice(0, pages[index]!.head?.headsFrom ?? 0), pages[index - 1]?.lines.slice(bodies[index - 1]!.to) ?? []]
    .some((lines) => lines.some((line) => readHeading(textOf(line)) !== null));

const lineNumber = (page: AnnexPage, line: TextLine | undefined): number | null => {
  if (line === undefined) return null;
  const at = page.lines.findIndex(({ y }) => y >= line.y - 2);
  return page.firstLine + (at < 0 ? page.lines.length - 1 : at);
};

const printLine = (line: TextLine, page: AnnexPage, kind: Pick<Line, 'isNote' | 'isFurniture'>): Line =>
  ({ kind: 'line', text: textOf(line), place: { page: page.number, line: lineNumber(page, line) }, ...kind });

function edgeOf(column: readonly TextLine[]): Edge {
  const edge = { left: Infinity, right: -Infinity };
  for (const { x0, x1 } of column) Object.assign(edge, { left: Math.min(edge.left, x0), right: Math.max(edge.right, x1) });
  return edge;
}

/** Without what runs across the column's border, as headings do. */
const edgeWithin = (column: readonly TextLine[], border = Infinity): Edge => edgeOf(column.filter(({ x1 }) => x1 <= border));

/** How wide each column is, in points, on pages as wide as this one: lying pages have other columns than upright ones. */
function widestColumns(pages: readonly AnnexPage[], edges: readonly Edge[][]): (page: AnnexPage) => readonly number[] {
  const widths = new Map<number, number[]>();
  for (const [at, page] of pages.entries()) {
    const widest = widths.get(Math.round(page.width)) ?? [];
    for (const [index, { left, right }] of edges[at]!.entries()) widest[index] = Math.max(widest[index] ?? 0, right - left);
    widths.set(Math.round(page.width), widest);
  }
  return ({ width }) => widths.get(Math.round(width)) ?? [];
}

/** For each column the y of the rulings inside the body that cross most of it. A page may have no words in its outer columns. */
function rulesOf(page: AnnexPage, body: Body, borders: Borders, widest: readonly number[]): number[][] {
  const { rulings, lines } = page;
  const text = edgeOf(lines.slice(body.from, body.to));
  const [first = text.left, last = text.right] = [borders[0], borders.at(-1)];
  const verticals = tableVerticals(page, body).map(({ at }) => at);
  const left = verticals.find((x) => x < first - NEAR) ?? Math.min(text.left, first - (widest[0] ?? 0));
  const right = verticals.findLast((x) => x > last + NEAR) ?? Math.max(text.right, last + (widest[borders.length] ?? 0));
  const xs = [left, ...borders, right];
  const inside = rulings.horizontals.filter(({ at }) => at > body.top - 4 && at < body.bottom);
  const isDrawn = (x: number): boolean => verticals.some((at) => Math.abs(at - x) < 3);
  // Lines below words end where these do, a little within the column's own rulings.
  const reaches = (ruling: Ruling, x: number): boolean => !isDrawn(x) || coverOf(ruling, x - REACH, x + REACH) > 0;
  return xs.slice(1).map((to, index) => {
    const from = xs[index]!;
    const crosses = (ruling: Ruling): boolean => coverOf(ruling, from, to) >= 0.8 * (to - from) && reaches(ruling, from) && reaches(ruling, to);
    return inside.filter(crosses).map(({ at }) => at);
  });
}

/** Points: less than any column; and less than cells keep between their rulings and their words, for the most part. */
const [NEAR, REACH] = [8, 3];

function printRow(row: PrintedRow, edges: readonly Edge[], page: AnnexPage): GridRow {
  const cells = row.cells.map((cell, index) => {
    if (row.headings && cell.length > 0) return row.headings.join('\n');
    const item = index === 0 ? cell.map(compactText).join('') : '';
    return readItemNumber(item) === null ? joinLines(cell, edges[index]!.left, edges[index]!.right) : item;
  });
  const [first] = row.cells.flatMap((cell) => cell.slice(0, 1)).sort((a, b) => a.y - b.y);
  return { cells, place: { page: page.number, line: lineNumber(page, first) } };
}

/** Column heads as printed; the head over 項次 and 內容 stands in the first cell. */
function headRows(page: AnnexPage, borders: Borders): GridRow[] {
  const { head, lines } = page;
  if (!head || head.lineCount === head.headsFrom) return [];
  const heads = lines.slice(head.headsFrom, head.lineCount);
  const place = { page: page.number, line: lineNumber(page, heads[0]) };
  const row = (words: (index: number) => string): GridRow =>
    ({ cells: Array.from({ length: borders.length + 1 }, (_, index) => words(index)), place });
  if (head.rows && head.rows[0]!.length === borders.length + 1) return head.rows.map((cells) => ({ cells, place }));
  const names = new Map(head.columns.map((column) => [columnAt((column.x0 + column.x1) / 2, borders), column]));
  const wordsIn = (line: TextLine, index: number): string =>
    splitAtGaps(line, 0.8).filter((piece) => columnAt(piece.x0, borders) === index).map(textOf).join('');
  if (names.size === 0) return heads.map((line) => row((index) => wordsIn(line, index)));
  if (head.over === null) return [row((index) => names.get(index)?.words ?? '')];
  const isBelow = (index: number): boolean => ['item', 'content'].includes(names.get(index)?.name ?? 'item');
  return [
    row((index) => (index === 0 ? head.over!.words : isBelow(index) ? '' : names.get(index)?.words ?? '')),
    row((index) => (isBelow(index) ? names.get(index)?.words ?? '' : '')),
  ];
}

/** A heading that a page end cut in two is put together where it begins: no item may go on right below a heading. */
function mendCutHeadings(pages: PrintedRow[][]): void {
  for (const [index, rows] of pages.entries()) {
    const headings = pages[index - 1]?.at(-1)?.headings;
    const [rest, ...others] = rows[0]?.headings === null ? rows[0].cells.filter((cell) => cell.length > 0) : [];
    if (!headings || !rest || others.length > 0) continue;
    const whole = headings.at(-1)! + rest.map(textOf).join('');
    if (readHeading(whole) === null) continue;
    headings[headings.length - 1] = whole;
    rows.shift();
  }
}
