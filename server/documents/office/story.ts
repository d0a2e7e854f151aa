/**
 * Paragraphs and tables of a document as its format's reader meets them → lines and grids. A table in a cell becomes
 * lines of that cell, its cells parted by tabs; a table that only lays out a page gives way to what stands in it.
 */
import type { Grid, GridRow, Line } from '../content.ts';
import { PACKAGE_LIMITS } from '../formats/open-package.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE, type Place } from '../table.ts';

export type CellSpan = { columns: number; rows: number };

/** What a paragraph has and its text has not; `words` are '' of a picture, and the name of a file. */
export type LeftOut = { code: 'note-left-out' | 'hidden-left-out' | 'picture-left-out' | 'file-left-out'; words: string };

/** Whether a cell holds words of its own, or is part of one beside it or above it. */
type Own = 'own' | 'covered' | 'from-above';

export type Story = {
  /** `\n` breaks the line. */
  addText: (text: string) => void;
  /** Paragraphs may open inside one another, as in a text box. */
  openParagraph: () => void;
  /** `label` is its number; an empty paragraph without one is dropped. */
  closeParagraph: (label?: string) => void;
  /** The paragraph goes on in the next one. */
  joinParagraph: () => void;
  /** Rows and cells end with the next one, should the file not end them. */
  openTable: () => void;
  closeTable: () => void;
  openRow: () => void;
  closeRow: (isDropped?: boolean, times?: number) => void;
  openCell: (span?: CellSpan) => void;
  closeCell: (own?: Own, times?: number) => void;
  leaveOut: (leftOut: LeftOut) => void;
  /** Words of the open paragraph so far. */
  paragraphText: () => string;
  isInCell: () => boolean;
  blocks: (Line | Grid)[];
  leftOut: Problem[];
  /** More cells than any document has; the rest was left out. */
  isTooLarge: () => boolean;
};

type Cell = { parts: (string | string[][])[]; leftOut: LeftOut[]; span: CellSpan; isFromAbove: boolean };
type Table = { rows: Cell[][]; row: Cell[] | null; cell: Cell | null; goesDown: Map<number, { rows: number; columns: number }> };

const EMPTY: Cell = { parts: [], leftOut: [], span: { columns: 1, rows: 1 }, isFromAbove: false };
const MOST_CELLS = 2_000_000;
const MOST_COLUMNS = 64;
const MOST_ROWS_SPANNED = 10_000;
const MOST_LEFT_OUT = 10_000;
/** Marks of fields, soft hyphens, places to break at, marks of direction: nobody sees them, and words with them are never found. */
const NO_WIDTH = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;

export function createStory(): Story {
  const blocks: (Line | Grid)[] = [];
  const leftOut: Problem[] = [];
  const tables: Table[] = [];
  const paragraphs: string[] = [];
  let carried = '';
  let lines = 0;
  let cells = 0;

  const nextPlace = () => ({ page: null, line: (lines += 1) });
  /** Words between a table's cells, such as its caption, stand above the table. */
  const openCellOf = (): Cell | null => tables.findLast(({ cell }) => cell !== null)?.cell ?? null;
  const tell = (all: readonly LeftOut[], place: Place): void => {
    for (const code of new Set(all.map((one) => one.code))) {
      const words = all.filter((one) => one.code === code).map((one) => one.words.trim()).join(' ');
      if (leftOut.length < MOST_LEFT_OUT) leftOut.push(problemAt(code, place, null, { words: words.slice(0, 40) }));
    }
  };
  const addParagraph = (text: string): void => {
    const cell = openCellOf();
    if (cell) cell.parts.push(text);
    else blocks.push(...linesOf(text).map((line): Line => ({ kind: 'line', text: line, place: nextPlace() })));
  };
  const addCells = (table: Table, cell: Cell): void => {
    table.row!.push(cell);
    cells += 1;
    for (let step = 1; step < cell.span.columns && table.row!.length < MOST_COLUMNS; step += 1) {
      table.row!.push(EMPTY);
      cells += 1;
    }
  };
  /** Cells above that reach down into this row stand in it as empty ones. */
  const addReachingDown = (table: Table): void => {
    for (let from = table.goesDown.get(table.row!.length); from !== undefined; from = table.goesDown.get(table.row!.length)) {
      const at = table.row!.length;
      if (from.rows > 1) table.goesDown.set(at, { ...from, rows: from.rows - 1 });
      else table.goesDown.delete(at);
      addCells(table, { ...EMPTY, isFromAbove: true, span: { columns: from.columns, rows: 1 } });
    }
  };
  const closeGrid = ({ rows }: Table): void => {
    if (isLayout(rows)) {
      for (const part of rows.flatMap((row) => row.flatMap((cell) => cell.parts))) {
        if (typeof part === 'string') addParagraph(part);
        else addGrid(part.map((cells) => ({ cells, leftOut: [], fromAbove: [] })));
      }
      for (const one of rows.flatMap((row) => row.flatMap((cell) => cell.leftOut))) leaveOut(one);
    } else addGrid(rows.map((row) => ({
      cells: row.map(textOf),
      leftOut: row.flatMap((cell) => cell.leftOut),
      fromAbove: row.flatMap((cell, column) => (cell.isFromAbove ? [column] : [])),
    })));
  };
  const addGrid = (rows: { cells: string[]; leftOut: LeftOut[]; fromAbove: number[] }[]): void => {
    const filled = rows.filter(({ cells: texts }) => texts.length > 0);
    if (filled.length === 0) return;
    const cell = openCellOf();
    if (cell) {
      cell.parts.push(filled.map(({ cells: texts }) => texts));
      cell.leftOut.push(...filled.flatMap((row) => row.leftOut));
      return;
    }
    const placed = filled.map(({ cells: texts, leftOut: all, fromAbove }): GridRow => {
      const place = nextPlace();
      tell(all, place);
      return { cells: texts, place, ...(fromAbove.length > 0 ? { fromAbove } : {}) };
    });
    blocks.push({ kind: 'grid', name: null, rows: placed });
  };
  const leaveOut = (one: LeftOut): void => {
    const cell = openCellOf();
    if (cell) cell.leftOut.push(one);
    else tell([one], { page: null, line: lines + 1 });
  };

  const closeCell = (own: Own = 'own', times = 1): void => {
    const table = tables.at(-1);
    if (!table?.row || !table.cell) return;
    const { cell } = table;
    table.cell = null;
    if (cell.span.rows > 1) table.goesDown.set(table.row.length, { rows: cell.span.rows - 1, columns: cell.span.columns });
    const added: Cell = own === 'own' ? cell : { ...EMPTY, isFromAbove: own === 'from-above', span: cell.span };
    for (let time = 0; time < times && table.row.length < MOST_COLUMNS; time += 1) addCells(table, added);
    addReachingDown(table);
  };
  const closeRow = (isDropped = false, times = 1): void => {
    closeCell();
    const table = tables.at(-1);
    for (let time = 0; table?.row && !isDropped && time < times && cells <= MOST_CELLS; time += 1) {
      table.rows.push(table.row);
      if (time > 0) cells += table.row.length;
    }
    if (table) table.row = null;
  };

  return {
    blocks,
    leftOut,
    leaveOut,
    closeCell,
    closeRow,
    isTooLarge: () => cells > MOST_CELLS,
    isInCell: () => Boolean(tables.at(-1)?.cell),
    paragraphText: () => paragraphs.at(-1) ?? '',
    addText(text) {
      if (paragraphs.length > 0) paragraphs[paragraphs.length - 1] += text;
    },
    openParagraph() {
      paragraphs.push(carried);
      carried = '';
    },
    closeParagraph(label = '') {
      const text = paragraphs.pop() ?? '';
      const words = (label + text).replace(NO_WIDTH, '');
      if (words.trim() !== '') addParagraph(words.trim());
    },
    joinParagraph() {
      carried = paragraphs.pop() ?? '';
    },
    openTable() {
      tables.push({ rows: [], row: null, cell: null, goesDown: new Map() });
    },
    closeTable() {
      closeRow();
      const table = tables.pop();
      if (table) closeGrid(table);
    },
    openRow() {
      closeRow();
      const table = tables.at(-1);
      if (!table) return;
      table.row = [];
      addReachingDown(table);
    },
    openCell(span = EMPTY.span) {
      closeCell();
      const table = tables.at(-1);
      const bounded = { columns: between(span.columns, MOST_COLUMNS), rows: between(span.rows, MOST_ROWS_SPANNED) };
      if (table?.row) table.cell = { ...EMPTY, parts: [], leftOut: [], span: bounded };
    },
  };
}

export type StoryReading = { blocks: Story['blocks']; leftOut: Problem[]; problem: Problem | null };

/** What was told, unless the file told too much; `problem` is that of the file. */
export const readingOf = (story: Story, problem: Problem | null): StoryReading =>
  story.isTooLarge()
    ? { blocks: [], leftOut: [], problem: problemAt('unpacked-too-large', AT_NO_PLACE, null, { limit: PACKAGE_LIMITS.allMegabytes }) }
    : { blocks: story.blocks, leftOut: story.leftOut, problem };

const between = (span: number, most: number): number => (Number.isInteger(span) ? Math.min(Math.max(span, 1), most) : 1);

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** Each row holds one filled cell at most, and one of them a whole table. */
const isLayout = (rows: readonly Cell[][]): boolean =>
  rows.every((row) => row.filter(({ parts }) => parts.length > 0).length <= 1) &&
  rows.some((row) => row.some(({ parts }) => parts.some((part) => typeof part !== 'string' && part.some((inner) => inner.length > 1))));

const lineOfRow = (row: readonly string[]): string => row.map((cell) => cell.replaceAll('\n', ' ')).join('\t').trim();

/** Paragraphs parted by `\n`. */
const textOf = ({ parts }: Cell): string =>
  parts
    .flatMap((part) => (typeof part === 'string' ? linesOf(part) : part.map(lineOfRow)))
    .filter((line) => line !== '')
    .join('\n');
