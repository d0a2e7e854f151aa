/** Columns of pages that are neither number, resolution nor reply (備註, 主辦單位): what they hold goes nowhere, and is told. */
import { isHeadingRow } from './annex-rows.ts';
import type { Columns } from './column-heads.ts';
import type { GridRow } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import type { Place, TableRow } from '../table.ts';

/** By column: its first words and where they stand, and how many of its cells hold any. */
export type LeftColumns = Map<number, { words: string; place: Place; count: number }>;

/** `made` is what was read from `row`. */
export function noteLeftColumns(left: LeftColumns, { cells, place }: GridRow, made: TableRow, columns: Columns): void {
  if (place.page === null || isHeadingRow(made)) return;
  const taken = new Set([columns.item, columns.content, columns.reply, columns.section, columns.case].flat());
  for (const [index, cell] of cells.slice(0, columns.width).entries()) {
    if (taken.has(index) || cell.trim() === '') continue;
    const first = left.get(index);
    left.set(index, first ? { ...first, count: first.count + 1 } : { words: cell.replace(/\s+/g, ' ').trim().slice(0, 20), place, count: 1 });
  }
}

export const tellLeftColumns = (left: LeftColumns): Problem[] =>
  [...left.values()].map(({ words, place, count }) => problemAt('column-left-out', place, null, { words, count }));
