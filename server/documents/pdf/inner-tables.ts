/** Small ruled tables inside a cell: their cells are read one after the other, also where their words stand on different lines. */
import type { Column } from './cells.ts';
import { coverOf, type Ruling, type Rulings } from './rulings.ts';
import type { TextLine } from './text-lines.ts';

/** From `top` to `bottom`, with the x of its verticals and the y of its horizontals, edges among them. */
type InnerTable = { top: number; bottom: number; xs: number[]; ys: number[] };

/** The column with one line for each row of its small tables, cell by cell. `column` counts the page's columns. */
export function joinInnerTables(lines: Column, { rulings, own }: { rulings: Rulings; own: readonly Ruling[] }, [left, right]: readonly [number, number]): Column {
  const tables = findInnerTables({ ...rulings, verticals: rulings.verticals.filter((ruling) => !own.includes(ruling)) }, left, right);
  if (tables.length === 0) return lines;
  const rows = new Map<string, { table: InnerTable | undefined; lines: TextLine[] }>();
  for (const [index, line] of lines.entries()) {
    const y = line.y - 0.35 * line.size;
    const table = tables.find(({ top, bottom, xs }) => y > top && y < bottom && line.x0 > xs[0]! - NEAR && line.x1 < xs.at(-1)! + NEAR);
    const key = table ? `${table.top} ${table.ys.filter((edge) => edge < y).length}` : `line ${index}`;
    const row = rows.get(key) ?? { table, lines: [] };
    row.lines.push(line);
    rows.set(key, row);
  }
  return [...rows.values()].map(({ table, lines: [line, ...others] }) => (table && others.length > 0 ? joinRow([line!, ...others], table) : line!));
}

/** Points: a letter may reach over a ruling by its blank half. */
const NEAR = 4;

function joinRow(row: readonly TextLine[], { xs }: InnerTable): TextLine {
  const cellOf = ({ x0, x1 }: { x0: number; x1: number }): number => xs.filter((x) => x < (x0 + x1) / 2).length;
  const glyphs = Array.from({ length: xs.length + 1 }, (_, cell) =>
    row.flatMap((line) => line.glyphs.filter((glyph) => cellOf(glyph) === cell)).map((glyph, at) => (at === 0 ? { ...glyph, isSpaced: true } : glyph)));
  return { ...row[0]!, glyphs: glyphs.flat(), x0: Math.min(...row.map(({ x0 }) => x0)), x1: Math.max(...row.map(({ x1 }) => x1)) };
}

/** Three verticals or more side by side between a column's borders, crossed by horizontals. */
function findInnerTables({ verticals, horizontals }: Rulings, left: number, right: number): InnerTable[] {
  const pieces = verticals.filter(({ at }) => at > left + NEAR && at < right - NEAR)
    .flatMap(({ at, stretches }) => stretches.map(([from, to]) => ({ at, from, to }))).sort((a, b) => a.from - b.from);
  const tables: InnerTable[] = [];
  for (const { at, from, to } of pieces) {
    const last = tables.at(-1);
    if (last && from < last.bottom + NEAR) {
      last.bottom = Math.max(last.bottom, to);
      if (!last.xs.includes(at)) last.xs.push(at);
    } else tables.push({ top: from, bottom: to, xs: [at], ys: [] });
  }
  return tables.filter(({ xs }) => xs.length > 2).flatMap((table) => {
    table.xs.sort((a, b) => a - b);
    const [from, to] = [table.xs[0]!, table.xs.at(-1)!];
    const isRow = (ruling: Ruling): boolean => ruling.at > table.top - NEAR && ruling.at < table.bottom + NEAR && coverOf(ruling, from, to) > 0.8 * (to - from);
    const ys = horizontals.filter(isRow).map(({ at }) => at);
    return ys.length < 2 ? [] : [{ ...table, ys }];
  });
}
