/**
 * Paragraphs and tables of a document as its format's reader meets them → lines and grids. A table in a cell becomes
 * lines of that cell, its cells parted by tabs; a table that only lays out a page gives way to what stands in it.
 */
import type { Grid, GridRow, Line } from '../content.ts';
import { PACKAGE_LIMITS } from '../formats/open-package.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE, type Place } from '../table.ts';
import { type Cell, createStoryTables, type StoryTables } from './story-tables.ts';

/** What a paragraph has and its text has not; `words` are '' of a picture, and the name of a file. */
export type LeftOut = { code: 'note-left-out' | 'hidden-left-out' | 'picture-left-out' | 'file-left-out'; words: string };

export type Story = Omit<StoryTables, 'closeTable' | 'openCellOf'> & {
  /** `\n` breaks the line. */
  addText: (text: string) => void;
  /** Paragraphs may open inside one another, as in a text box. */
  openParagraph: () => void;
  /** `label` is its number; an empty paragraph without one is dropped. */
  closeParagraph: (label?: string) => void;
  /** The paragraph goes on in the next one. */
  joinParagraph: () => void;
  closeTable: () => void;
  leaveOut: (leftOut: LeftOut) => void;
  /** Words of the open paragraph so far. */
  paragraphText: () => string;
  blocks: (Line | Grid)[];
  leftOut: Problem[];
};

const MOST_LEFT_OUT = 10_000;
/** Marks of fields, soft hyphens, places to break at, marks of direction: nobody sees them, and words with them are never found. */
const NO_WIDTH = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;

export function createStory(): Story {
  const blocks: (Line | Grid)[] = [];
  const leftOut: Problem[] = [];
  const { closeTable, openCellOf, ...tables } = createStoryTables();
  const paragraphs: string[] = [];
  let carried = '';
  let lines = 0;

  const nextPlace = () => ({ page: null, line: (lines += 1) });
  const tell = (all: readonly LeftOut[], place: Place): void => {
    for (const code of new Set(all.map((one) => one.code))) {
      const words = all.filter((one) => one.code === code).map((one) => one.words.trim()).join(' ');
      if (leftOut.length < MOST_LEFT_OUT) leftOut.push(problemAt(code, place, null, { words: words.slice(0, 40) }));
    }
  };
  const addParagraph = (text: string): void => {
    const cell = openCellOf();
    if (cell) cell.parts.push(text);
    else for (const line of linesOf(text)) blocks.push({ kind: 'line', text: line, place: nextPlace() });
  };
  const closeGrid = (rows: readonly Cell[][]): void => {
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
      for (const row of filled) cell.leftOut.push(...row.leftOut);
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

  return {
    blocks,
    leftOut,
    leaveOut,
    ...tables,
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
    closeTable() {
      const rows = closeTable();
      if (rows) closeGrid(rows);
    },
  };
}

export type StoryReading = { blocks: Story['blocks']; leftOut: Problem[]; problem: Problem | null };

/** What was told, unless the file told too much; `problem` is that of the file. */
export const readingOf = (story: Story, problem: Problem | null): StoryReading =>
  story.isTooLarge()
    ? { blocks: [], leftOut: [], problem: problemAt('unpacked-too-large', AT_NO_PLACE, null, { limit: PACKAGE_LIMITS.allMegabytes }) }
    : { blocks: story.blocks, leftOut: story.leftOut, problem };

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
