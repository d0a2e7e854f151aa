/** The rows of a sheet in which its column heads stand, one level or two, and what stands above them. */
import type { Grid } from '../content.ts';
import { readItemNumber } from '../enumerator.ts';
import { plainHead, type ReadHead, readHead } from './head-names.ts';

/** Rows by index from 0: heads from `from`, data from `to`. `texts`: each column's head, of two levels 上/下. */
export type Heads = { from: number; to: number; texts: string[]; columns: (ReadHead | null)[] };

const ROWS_SEARCHED = 30;

/** The heads that tell most; null where none is of a list of resolutions. */
export function findHeads(grid: Grid): Heads | null {
  const candidates = grid.rows.slice(0, ROWS_SEARCHED).flatMap((_, from) => [oneLevel(grid, from), twoLevels(grid, from)]);
  let best: Heads | null = null;
  for (const one of candidates) if (one && isList(one) && (best === null || scoreOf(one) > scoreOf(best))) best = one;
  return best;
}

/** Where heads most likely stand though they say nothing we know: the first row of several short cells of which none is an item. */
export function guessHeads(grid: Grid): Heads | null {
  const known = findHeads(grid);
  if (known) return known;
  for (let from = 0; from < Math.min(grid.rows.length, ROWS_SEARCHED); from += 1) {
    const filled = cellsAt(grid, from).filter((cell) => cell.trim() !== '');
    const looksLikeHeads = filled.length > 1 && filled.every((cell) => cell.trim().length <= 20 && readItemNumber(cell) === null);
    if (looksLikeHeads) return oneLevel(grid, from);
  }
  return null;
}

const cellsAt = (grid: Grid, at: number): string[] => grid.rows[at]?.cells ?? [];

function oneLevel(grid: Grid, from: number): Heads | null {
  const texts = cellsAt(grid, from);
  return texts.length === 0 ? null : { from, to: from + 1, texts, columns: texts.map(readHead) };
}

/** 決議、附帶決議及注意事項 above 項次 and 內容: the lower head counts where there is one, the upper goes on over empty cells. */
function twoLevels(grid: Grid, from: number): Heads | null {
  const [upper, lower] = [cellsAt(grid, from), cellsAt(grid, from + 1)];
  const told = lower.filter((cell) => cell.trim() !== '');
  if (upper.length === 0 || told.length === 0 || told.some((cell) => plainHead(cell).length > 20 || readItemNumber(cell) !== null)) return null;
  if (told.every((cell) => readHead(cell) === null)) return null;
  let above = '';
  const texts = Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const [over, under] = [(upper[column] ?? '').trim(), (lower[column] ?? '').trim()];
    above = over !== '' ? over : under !== '' ? above : '';
    return under === '' ? over : above === '' ? under : `${above}/${under}`;
  });
  const columns = texts.map((_, column) => readHead(lower[column] ?? '') ?? ((lower[column] ?? '').trim() === '' ? readHead(upper[column] ?? '')
    : null));
  return { from, to: from + 2, texts, columns };
}

const fieldsOf = ({ columns }: Heads): Set<string> => new Set(columns.flatMap((one) => (one ? [one.field] : [])));

/** The resolution itself, and beside it at least one more thing a list of resolutions tells. */
function isList(heads: Heads): boolean {
  const fields = fieldsOf(heads);
  return fields.has('content') && ['item', 'reply', 'section', 'unit', 'dueOn', 'proposers'].some((field) => fields.has(field));
}

/** Of two that tell alike, the one that leaves fewer cells unknown, then the upper one. */
const scoreOf = (heads: Heads): number => fieldsOf(heads).size * 1000 - heads.columns.filter((one, at) => one === null
  && heads.texts[at]!.trim() !== '').length;
