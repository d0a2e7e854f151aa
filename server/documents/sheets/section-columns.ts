/** Sections told by columns of each row: 委員會, 類別, or the budget line as 款 and 項. */
import { readNumber, toHalfWidth } from '../../domain/text/chinese-number.ts';
import type { Grid, GridRow } from '../content.ts';
import { plainHead } from './head-names.ts';
import type { ColumnMapping } from './column-mapping.ts';

/** The section of row after row; an empty cell repeats the one above, unless a level outside it changed. Null without such columns. */
export function sectionReader(grid: Grid, { columns, firstRow }: ColumnMapping): ((row: GridRow) => string[]) | null {
  const levels = (columns.section ?? []).map((at) => ({ at, step: stepOf(grid, at, firstRow) }));
  if (levels.length === 0) return null;
  let before: string[] = [];
  return ({ cells }) => {
    const own = levels.map(({ at, step }) => worded((cells[at] ?? '').replace(/\s+/g, ' ').trim(), step));
    const changed = own.findIndex((words, level) => words !== '' && words !== before[level]);
    before = own.map((words, level) => (words !== '' || (changed >= 0 && level > changed) ? words : (before[level] ?? '')));
    const plain = before.filter((words, level) => words !== '' && levels[level]!.step === null);
    const budgetLine = before.filter((_, level) => levels[level]!.step !== null).join('');
    return budgetLine === '' ? plain : [...plain, budgetLine];
  };
}

/** 款, 項, 目, 節 where a column's head is that alone: its cells may hold only the number. */
function stepOf(grid: Grid, column: number, firstRow: number): string | null {
  for (const row of grid.rows.slice(Math.max(0, firstRow - 2), firstRow).reverse()) {
    const head = plainHead(row.cells[column] ?? '');
    if (/^[款項目節]$/.test(head)) return head;
  }
  return null;
}

const worded = (words: string, step: string | null): string =>
  step !== null && readNumber(toHalfWidth(words)) !== null ? `第${words}${step}` : words;
