/** The columns of a grid without heads, by those of the grid before it. */
import type { Columns } from './column-heads.ts';
import type { Grid } from '../content.ts';
import { readItemNumber } from '../enumerator.ts';

/**
 * The same columns where the width is the same. Programs that turn pages into tables add empty columns, or lose the
 * item column on a page where no item begins; null where the columns cannot be told.
 */
export function fitColumns(grid: Grid, columns: Columns): Columns | null {
  const width = widthOf(grid);
  if (width === columns.width) return columns;
  const isFilled = (index: number): boolean => grid.rows.some(({ cells }) => (cells[index] ?? '').trim() !== '');
  const filled = Array.from({ length: width }, (_, index) => index).filter(isFilled);
  if (filled.length === columns.width) return moved(columns, width, (index) => filled[index]!);
  const hasItems = grid.rows.some(({ cells }) => readItemNumber(cells[filled[0] ?? 0] ?? '') !== null);
  const canLackItem = columns.item.length === 1 && columns.item[0] === 0 && !hasItems && filled.length === columns.width - 1;
  return canLackItem ? moved(columns, width, (index) => (index === 0 ? NOWHERE : filled[index - 1]!)) : null;
}

/** No cell stands there. */
const NOWHERE = -1;

const moved = (columns: Columns, width: number, move: (index: number) => number): Columns => ({
  ...columns, item: columns.item.map(move), content: columns.content.map(move), reply: columns.reply.map(move),
  section: columns.section.map(move), case: columns.case.map(move), width,
});

const widthOf = ({ rows }: Grid): number => rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);

/** Item, content and reply in this order, for a table that bears its title and no column heads. */
export function columnsOfWidth(grid: Grid | null): Columns | null {
  const width = grid === null ? 0 : widthOf(grid);
  if (width < 2) return null;
  const bare = { section: [], case: [], width };
  return width === 2 ? { item: [], content: [0], reply: [1], ...bare } : { item: [0], content: [1], reply: [2], ...bare };
}
