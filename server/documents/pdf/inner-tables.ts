/** Small ruled tables inside a cell: their cells are read one after the other, also where their words stand on different lines. */
import type { Column } from './cells.ts';
import type { Ruling, Rulings } from './rulings.ts';
import type { TextLine } from './text-lines.ts';

/** Its edges, the x of the verticals between its cells and the y of its horizontals. */
type InnerTable = { top: number; bottom: number; left: number; right: number; xs: number[]; ys: number[] };

/** The lines of a column with one for each row of its small tables, cell by cell. `own` are the verticals of the table itself. */
export function joinInnerTables(
  lines: Column, { rulings, own }: { rulings: Rulings; own: readonly Ruling[] }, [left, right]: readonly [number, number],
): Column {
  const tables = findInnerTables({ ...rulings, verticals: rulings.verticals.filter((ruling) => !own.includes(ruling)) }, left, right);
  if (tables.length === 0) return lines;
  const rows = new Map<string, { table: InnerTable | undefined; lines: TextLine[] }>();
  for (const [index, line] of lines.entries()) {
    const y = line.y - 0.35 * line.size;
    const table = tables.find(({ top, bottom, left: x0, right: x1 }) => y > top && y < bottom && line.x0 > x0 - NEAR && line.x1 < x1 + NEAR);
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
  const all = row.flatMap((line) => line.glyphs);
  const glyphs = Array.from({ length: xs.length + 1 }, (_, cell) =>
    all.filter((glyph) => cellOf(glyph) === cell).map((glyph, at) => (at === 0 ? { ...glyph, isSpaced: true } : glyph)));
  return { ...row[0]!, glyphs: glyphs.flat(), x0: Math.min(...row.map(({ x0 }) => x0)), x1: Math.max(...row.map(({ x1 }) => x1)) };
}

/** Verticals between a column's borders, side by side, with horizontals that cross them all at both ends. The outer edges may be the column's. */
function findInnerTables({ verticals, horizontals }: Rulings, left: number, right: number): InnerTable[] {
  const pieces = verticals.filter(({ at }) => at > left + NEAR && at < right - NEAR)
    .flatMap(({ at, stretches }) => stretches.map(([from, to]) => ({ at, from, to }))).sort((a, b) => a.from - b.from);
  const groups: { top: number; bottom: number; xs: number[] }[] = [];
  for (const { at, from, to } of pieces) {
    const last = groups.at(-1);
    if (last && from < last.bottom + NEAR) {
      last.bottom = Math.max(last.bottom, to);
      if (!last.xs.includes(at)) last.xs.push(at);
    } else groups.push({ top: from, bottom: to, xs: [at] });
  }
  return groups.flatMap(({ top, bottom, xs }) => {
    const [first, last] = [Math.min(...xs), Math.max(...xs)];
    const across = horizontals.filter(({ at }) => at > top - NEAR && at < bottom + NEAR)
      .flatMap(({ at, stretches }) => stretches.map(([from, to]) => ({ at, from, to })))
      .filter(({ from, to }) => from < first + NEAR && to > last - NEAR);
    const isClosed = [top, bottom].every((edge) => across.some(({ at }) => Math.abs(at - edge) < NEAR));
    if (!isClosed) return [];
    const from = Math.max(left, Math.min(...across.map((one) => one.from)));
    const to = Math.min(right, Math.max(...across.map((one) => one.to)));
    const inner = xs.filter((x) => x > from + NEAR && x < to - NEAR).sort((a, b) => a - b);
    return [{ top, bottom, left: from, right: to, xs: inner, ys: across.map(({ at }) => at) }];
  });
}
