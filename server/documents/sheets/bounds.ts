/** How much of a file of sheets is read. Declared sizes mean nothing: a sheet may claim 1,048,576 × 16,384 cells and hold ten. */
import type { ContentReading, Grid, GridRow } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';

/** The whole budget has some 5,000 resolutions a year. */
export const MAX_ROWS = 60_000;
export const MAX_COLUMNS = 256;
export const MAX_SHEETS = 100;
/** Characters of all cells together; a cell takes some room also where it is empty. */
export const MAX_CHARACTERS = 60_000_000;
export const roomOf = (cells: readonly string[]): number => cells.reduce((sum, cell) => sum + cell.length + CELL_ROOM, 0);
const CELL_ROOM = 8;

/** A sheet as a format reader found it, rows by their index from 0; what is empty may be missing. */
export type RawSheet = {
  name: string | null;
  rows: readonly (readonly string[] | undefined)[];
  isHidden: boolean;
  /** Indexes of the hidden rows, from 0. */
  hiddenRows: readonly number[];
  /** The same of columns. */
  hiddenColumns: readonly number[];
  /** Cells stand beyond `MAX_ROWS` or `MAX_COLUMNS`. */
  isTooLong: boolean;
  isTooWide: boolean;
};

/** The sheets as grids, without what is empty at the end, and what a person should know of them. */
export function gridsOf(sheets: readonly RawSheet[]): ContentReading {
  const problems: Problem[] = [];
  const grids: Grid[] = [];
  let characters = 0;
  for (const [index, sheet] of sheets.entries()) {
    const page = index + 1;
    const rows: GridRow[] = [];
    for (const [at, raw] of sheet.rows.entries()) {
      const cells = trimmed(raw ?? []);
      characters += roomOf(cells);
      if (characters > MAX_CHARACTERS) return refused('sheet-too-much', { limit: MAX_CHARACTERS });
      rows.push({ cells, place: { page, line: at + 1 } });
    }
    while (rows.at(-1)?.cells.length === 0) rows.pop();
    const name = sheet.name ?? '';
    const tell = (code: Problem['code'], params: Problem['params']): void =>
      void problems.push(problemAt(code, { page, line: null }, null, { sheet: name, ...params }));
    if (sheet.isTooLong) tell('sheet-too-long', { limit: MAX_ROWS });
    if (sheet.isTooWide) tell('sheet-too-wide', { limit: MAX_COLUMNS });
    if (rows.length === 0) continue;
    if (sheet.isHidden) tell('sheet-hidden', {});
    const hidden = sheet.hiddenRows.filter((at) => (rows[at]?.cells.length ?? 0) > 0);
    if (hidden.length > 0) tell('sheet-hidden-rows', { count: hidden.length, row: hidden[0]! + 1 });
    const hiddenColumns = sheet.hiddenColumns.filter((at) => rows.some(({ cells: own }) => (own[at] ?? '').trim() !== ''));
    if (hiddenColumns.length > 0) tell('sheet-hidden-columns', { count: hiddenColumns.length, column: columnLetters(hiddenColumns[0]!) });
    grids.push({ kind: 'grid', name: sheet.name, rows });
  }
  if (problems.some((one) => one.blocking)) return { content: null, problems };
  return grids.length === 0 ? refused('empty') : { content: { blocks: grids }, problems };
}

/** A for the first column, AA for the 27th. */
export const columnLetters = (at: number): string => (at < 26 ? '' : columnLetters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

export const refused = (code: Problem['code'], params: Problem['params'] = {}): ContentReading =>
  ({ content: null, problems: [problemAt(code, AT_NO_PLACE, null, params)] });

/** Without the empty cells at its end; a hole in a sparse row is an empty cell. */
function trimmed(cells: readonly string[]): string[] {
  const whole = Array.from(cells, (cell) => cell ?? '');
  while (whole.length > 0 && whole.at(-1)!.trim() === '') whole.pop();
  return whole;
}
