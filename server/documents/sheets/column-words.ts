/** What a sheet's heads call its columns: those of several replies, and those from which nothing is taken. */
import type { Grid, GridRow } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';
import { columnLetters } from './bounds.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { guessHeads } from './find-heads.ts';
import { readHead } from './head-names.ts';
import { type LetterColumns, pairLetterColumns } from './letter-columns.ts';
import { replyLabel } from './reply-columns.ts';

/** What each reply column is called, where there are several; two of one name are told apart. */
export function replyLabels(grid: Grid, { columns }: ColumnMapping): string[] {
  const texts = guessHeads(grid)?.texts ?? [];
  const labels = (columns.reply ?? []).map((column) => replyLabel(texts[column] ?? '') || columnLetters(column));
  return labels.map((label, at) => (labels.indexOf(label) === at ? label : `${label}-${columnLetters(columns.reply![at]!)}`));
}

/** A column as a person finds it: its head, of two levels 上›下, or its letters. */
export function headNames(grid: Grid): (column: number) => string {
  const texts = guessHeads(grid)?.texts ?? [];
  return (column) => texts[column]?.trim().replaceAll('/', '›').slice(0, 20) || columnLetters(column);
}

/** The columns of letters; a column of days that belongs to no number is not among them. */
export const letterColumnsOf = (grid: Grid, { columns: { documentNumber = [], issuedOn = [] } }: ColumnMapping): LetterColumns[] =>
  pairLetterColumns(documentNumber, issuedOn, guessHeads(grid)?.texts ?? []);

/** Columns that say something and that nothing was taken from; what only counts the rows says nothing. */
export function leftOutColumns(grid: Grid, mapping: ColumnMapping, rows: readonly GridRow[]): Problem[] {
  const texts = guessHeads(grid)?.texts ?? [];
  const { issuedOn: _, ...columns } = mapping.columns;
  const taken = new Set([...Object.values(columns).flat(), ...letterColumnsOf(grid, mapping).map(({ day }) => day)]);
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const left = Array.from({ length: width }, (_, column) => column).filter((column) =>
    !taken.has(column) && readHead(texts[column] ?? '')?.field !== 'item' && rows.some(({ cells }) => (cells[column] ?? '').trim() !== ''));
  const names = left.map(headNames(grid));
  const place = grid.rows[mapping.firstRow - 1]?.place ?? rows[0]?.place ?? AT_NO_PLACE;
  return left.length === 0 ? [] : [problemAt('sheet-columns-left-out', place, null, { columns: names.slice(0, 12).join('、'), count: left.length })];
}
