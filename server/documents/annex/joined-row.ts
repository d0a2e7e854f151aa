/**
 * In a document without pages a row is cut by nobody: one without a number that follows a whole row, and is whole itself,
 * goes on with it as any other does, and is told, for its number may be missing.
 */
import type { RowsAbove } from './annex-rows.ts';
import type { Columns } from './column-heads.ts';
import type { GridRow } from '../content.ts';
import { readItemNumber, startsWithEnumerator } from '../enumerator.ts';
import { endsSentence } from './join-rows.ts';
import { type Problem, problemAt } from '../problem.ts';
import type { TableRow } from '../table.ts';

/** `made` is what was read from `row`. */
export function findJoined(row: GridRow, made: TableRow, { item }: Columns, above: RowsAbove): Problem | null {
  const last = above.rows.at(-1);
  const isSpanned = item.some((index) => row.fromAbove?.includes(index));
  const isAlone = made.item === '' && made.place.page === null && !isSpanned && endsSentence(made.content) && endsSentence(made.reply);
  if (!isAlone || !last || !endsSentence(last.content) || !endsSentence(last.reply) || startsWithEnumerator(made.content)) return null;
  const open = above.named?.item ?? '';
  if (readItemNumber(open) === null) return null;
  return problemAt('row-without-item', made.place, open, { words: made.content.slice(0, 20) });
}
