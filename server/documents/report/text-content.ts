/**
 * A text file, or what somebody pasted, as lines and grids. Lines that were wrapped at a width are paragraphs again;
 * of Markdown, what conversions of documents leave behind is understood: bold, headings, links, pictures and tables.
 */
import type { FileContent, Grid, GridRow, Line } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';
import { dropPageFeet, type TextLine } from './page-feet.ts';
import { fullLinesOf, goesOn } from './page-width.ts';
import { unquote } from './quoted-mail.ts';

/** `text` has `\n` newlines. */
export function readTextContent(text: string): FileContent {
  const blocks: (Line | Grid)[] = [];
  let rows: GridRow[] = [];
  const endGrid = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'grid', name: null, rows: rows.filter(({ cells }) => !isRuler(cells)) });
    rows = [];
  };
  const { lines: given, around } = unquote(text.split('\n'));
  const { kept, dropped } = dropPageFeet(given);
  const lines = unwrap(kept);
  let isTable = false;
  for (const [at, { text: line, place }] of lines.entries()) {
    isTable = line.includes('|') && (isTable || RULER.test(lines[at + 1]?.text ?? ''));
    const cells = readMarkdownRow(line, isTable);
    if (cells !== null) rows.push({ cells, place });
    else {
      endGrid();
      const plain = stripMarkdown(line);
      if (plain.trim() !== '') blocks.push({ kind: 'line', text: plain, place });
    }
  }
  endGrid();
  const leftOut = [...tellDropped('words-around-list', around), ...tellDropped('page-numbers-dropped', dropped)];
  return leftOut.length === 0 ? { blocks } : { blocks, leftOut };
}

const MOST_SHOWN = 5;

/** The file as a whole lost them: they stand in no resolution's lines. */
export function tellDropped(code: 'page-numbers-dropped' | 'words-around-list', dropped: readonly TextLine[]): Problem[] {
  const shown = dropped.slice(0, MOST_SHOWN);
  return dropped.length === 0 ? [] : [problemAt(code, AT_NO_PLACE, null, {
    count: dropped.length, lines: shown.map(({ line }) => line).join(', '), words: shown.map(({ text }) => text.trim().slice(0, 20)).join('｜'),
  })];
}

/** Below the heads of a table in Markdown, whose rows need no bars at their ends. */
const RULER = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$/;

/** `isTable`: a row without bars at its ends is one too. */
function readMarkdownRow(line: string, isTable: boolean): string[] | null {
  const trimmed = line.trim();
  const isRow = trimmed.length > 2 && trimmed.startsWith('|') && trimmed.endsWith('|');
  if (!isRow && !isTable) return null;
  return trimmed.replace(/^\||(?<!\\)\|$/g, '').split(/(?<!\\)\|/).map((cell) =>
    stripMarkdown(cell).replaceAll('\\|', '|').replace(/<br\s*\/?>/gi, '\n').trim());
}

const isRuler = (cells: readonly string[]): boolean => cells.every((cell) => /^:?-{2,}:?$/.test(cell));

const stripMarkdown = (line: string): string =>
  line
    .replace(/!\[[^\]]{0,200}\]\([^()\s]{0,2000}\)/g, '')
    .replace(/\[([^[\]]{1,200})\]\(https?:[^()\s]{0,2000}\)/g, '$1')
    .replace(/^\s{0,3}#{1,6}\s+/, '')
    .replace(/\*\*(?=\S)([^*]{1,500}?)\*\*/g, '$1');

/** Lines, those joined that a page's width broke. */
function unwrap(all: readonly TextLine[]): { text: string; place: Line['place'] }[] {
  const lines = all.map(({ text }) => text);
  const isFull = fullLinesOf(lines);
  const joined: { text: string; place: Line['place'] }[] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1] ?? '';
    const last = joined.at(-1);
    if (last && isFull?.(before) && goesOn(before, line)) last.text = joinWords(last.text, line);
    else joined.push({ text: line, place: { page: null, line: all[at]!.line } });
  }
  return joined;
}

/** Nothing stands between Chinese characters; a space parts Latin words. */
export const joinWords = (before: string, after: string): string =>
  before.trimEnd() + (/[A-Za-z,]\s*$/.test(before) && /^\s*[A-Za-z]/.test(after) ? ' ' : '') + after.trimStart();
