/** Rows of a grid → rows of the annex, by the columns its heads name. */
import { withoutContinued } from './annex-pieces.ts';
import type { Columns } from './column-heads.ts';
import type { GridRow } from '../content.ts';
import { type ItemNumber, type Opening, readItemNumber, readOpening } from '../enumerator.ts';
import { endsSentence } from './join-rows.ts';
import { readHeading } from './section-path.ts';
import type { Place, TableRow } from '../table.ts';

/** The annex's rows so far, the last of them that is an item or a heading, and the reply whose cell began last since any heading. */
export type RowsAbove = { rows: TableRow[]; named: TableRow | undefined; reply: string };

/** From row `at` of a grid; its first row may go on with the last one of the page before. */
export function toTableRow(rows: readonly GridRow[], at: number, columns: Columns, above: RowsAbove): TableRow {
  const row = rows[at]!;
  const read = withReplyParts(readCells(rows, at, columns, above.rows), row, columns);
  if (isHeadingRow(read)) return { ...read, item: withoutContinued(read.item.trim()) };
  const sectionPath = sectionOf(row, columns, read.item !== '', above.rows.at(-1));
  const made = sectionPath ? { ...read, sectionPath } : read;
  const isItem = made.content !== '' && readItemNumber(made.item) !== null;
  // One reply in a cell that spans several items answers each of them.
  return isItem && made.reply === '' && isReplyFromAbove(row, columns) ? { ...made, reply: above.reply } : made;
}

/** Where a page end may cut what is told in several columns, each column's own words. */
const withReplyParts = (read: TableRow, { cells }: GridRow, { reply, hasReplyHeads = false }: Columns): TableRow =>
  hasReplyHeads && read.reply !== '' ? { ...read, replyParts: reply.map((index) => (cells[index] ?? '').trim()) } : read;

/** `isSpanned`: the cell of its reply began in a row above. */
export function addRow(above: RowsAbove, made: TableRow, isSpanned = false): void {
  above.rows.push(made);
  if (made.item !== '') above.named = made;
  if (!isSpanned || isHeadingRow(made)) above.reply = made.reply;
}

export const isReplyFromAbove = ({ fromAbove = [] }: GridRow, { reply }: Columns): boolean => fromAbove.includes(reply[0]!);

/** What the section's columns say of an item; an empty one repeats the row above, unless a level outside it changed. */
function sectionOf({ cells }: GridRow, { section }: Columns, isItem: boolean, above: TableRow | undefined): string[] | null {
  if (section.length === 0) return null;
  if (!isItem) return above?.sectionPath ?? [];
  const own = section.map((index) => (cells[index] ?? '').replace(/\s+/g, ' ').trim());
  const changed = own.findIndex((words) => words !== '');
  const path = own.map((words, level) => (changed < 0 || level < changed ? (above?.sectionPath?.[level] ?? '') : words));
  return path.filter((words) => words !== '');
}

function readCells(rows: readonly GridRow[], at: number, columns: Columns, before: readonly TableRow[]): TableRow {
  const [row, isFirst] = [rows[at]!, at === 0];
  const { place } = row;
  const pick = (wanted: readonly number[]): string => wanted.map((index) => (row.cells[index] ?? '').trim()).filter((cell) => cell !== '').join('\n');
  const pickContent = (): string => {
    // What was moved is not yet resolved; on pages the resolution may stand in the row's other part.
    const isUnresolved = place.page === null && pick(columns.item) !== '' && pick(columns.content) === '';
    return isUnresolved ? '' : pick([...columns.case, ...columns.content]);
  };
  const filled = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [item, content, reply] = inOrder(row, columns, filled) ?? [pick(columns.item), pickContent(), pick(columns.reply)];
  // A heading spans the table from its first column, whatever that column holds elsewhere.
  if (filled.length === 1 && item === '' && content === '' && reply === '') return { item: filled[0]!, content: '', reply: '', place };
  const isSpanned = columns.item.some((index) => row.fromAbove?.includes(index));
  const next = item === '' && !isSpanned ? findNext(content, place, before, isFirst) : null;
  if (next && !comesLater(next.mark, rows, at, columns)) return { item: next.mark, content: content.slice(next.length), reply, place };
  if (columns.item.length > 0 && !(content === '' && opensWithItem(item))) return { item, content, reply, place };
  const text = columns.item.length > 0 ? item : content;
  if (reply === '' && readHeading(text) !== null) return { item: text, content: '', reply, place };
  const opened = readOpening(text);
  if (opened && isItem(opened.mark, before, isFirst)) return { item: opened.mark, content: text.slice(opened.length), reply, place };
  const isShort = text.length <= 60 && !text.includes('\n') && !endsSentence(text);
  const isUnknownHeading = reply === '' && !isFirst && isShort && before.at(-1)?.reply !== '';
  return isUnknownHeading && opened === null ? { item: text, content: '', reply, place } : { item: '', content: text, reply, place };
}

/**
 * Where columns drift from row to row, as programs that turn pages into tables leave them, two cells stand under one head:
 * then their order tells which is which. Null where each stands under its own.
 */
function inOrder({ cells }: GridRow, { item, content, reply, hasReplyHeads = false }: Columns, filled: readonly string[]): [string, string, string] | null {
  const spans = [item, content, reply];
  const isOfThree = item.length > 0 && item[0]! < content[0]! && content[0]! < reply[0]! && spans.flat().length === cells.length;
  const drifts = spans.some((span) => span.filter((index) => (cells[index] ?? '').trim() !== '').length > 1);
  if (!isOfThree || !drifts || hasReplyHeads || filled.length > 3) return null;
  const [first = '', second = '', third = ''] = filled;
  if (third !== '') return [first, second, third];
  return readItemNumber(first) === null ? ['', first, second] : [first, second, ''];
}

/** An item with its words in the item's own cell, as where the two columns are merged. */
const opensWithItem = (item: string): boolean => item.length > 12 && readOpening(item) !== null && readHeading(item) === null;

/**
 * A row that opens with a number is an item; but the first row of a page may go on with a list inside an item, whose
 * numbers are of another style than the items', or count on from the list's last point.
 */
function isItem(mark: string, before: readonly TableRow[], isFirst: boolean): boolean {
  const number = readItemNumber(mark);
  if (number === null) return false;
  const lastAt = isFirst ? before.findLastIndex((row) => row.item !== '') : -1;
  const last = readItemNumber(before[lastAt]?.item ?? '');
  if (last === null || isHeadingRow(before.at(-1)!)) return true;
  if (number.rank > last.rank) return false;
  // An outer item goes on from one before; else the points of a list are numbered in the outer style.
  if (number.rank < last.rank) return before.some(({ item }) => isBefore(readItemNumber(item), number));
  return number.value > last.value || (number.value > 1 && !before.slice(lastAt).some(({ content }) => hasPoint(content, number.rank, number.value - 1)));
}

/** Nobody breaks one item into more. */
const MOST_ROWS_OF_ITEM = 200;

/** In a document without pages, a row whose number stands in the next column: it counts on from the last item, and from no point in that. */
function findNext(content: string, { page }: Place, before: readonly TableRow[], isFirst: boolean): Opening | null {
  const opened = page === null && !isFirst ? readOpening(content) : null;
  const number = opened && readItemNumber(opened.mark);
  if (!opened || !number) return null;
  const near = before.slice(-MOST_ROWS_OF_ITEM);
  const lastAt = near.findLastIndex((row) => row.item !== '');
  const last = readItemNumber(near[lastAt]?.item ?? '');
  if (!last || number.rank !== last.rank || number.value !== last.value + 1) return null;
  return near.slice(lastAt).some((row) => hasPoint(row.content, number.rank, number.value - 1)) ? null : opened;
}

export const isHeadingRow = ({ item, content, reply }: TableRow): boolean => content === '' && reply === '' && readItemNumber(item) === null;
const isBefore = (one: ItemNumber | null, next: ItemNumber): boolean => one !== null && one.rank === next.rank && one.value < next.value;

/** Whether the first row below with a number of this style in its place bears the same one. */
function comesLater(mark: string, rows: readonly GridRow[], at: number, { item }: Columns): boolean {
  const number = readItemNumber(mark)!;
  for (const { cells } of rows.slice(at + 1, at + 1 + MOST_ROWS_OF_ITEM)) {
    const below = readItemNumber(item.map((index) => cells[index] ?? '').join(''));
    if (below?.rank === number.rank) return below.value === number.value;
  }
  return false;
}

/** On a line of its own, or behind what leads on to it or ends the point before. */
const hasPoint = (content: string, rank: number, value: number): boolean =>
  content.split(/[\n：:。；;]/).some((part) => {
    const number = readItemNumber(readOpening(part)?.mark ?? '');
    return number?.rank === rank && number.value === value;
  });
