/** The rows of a sheet in which its column heads stand, one level or two, and what stands above them. */
import type { Grid } from '../content.ts';
import { readItemNumber } from '../enumerator.ts';
import { plainHead, type ReadHead, readHead, SEVERAL_COLUMNS } from './head-names.ts';
import { ordinalOf, withoutOrdinal } from './letter-columns.ts';
import { isPeriod } from './reply-columns.ts';

/** Rows by index from 0: heads from `from`, data from `to`. `texts`: each column's head, of two levels 上/下. */
export type Heads = { from: number; to: number; texts: string[]; columns: (ReadHead | null)[] };

const ROWS_SEARCHED = 30;

/** The heads that tell most; null where none is of a list of resolutions. */
export function findHeads(grid: Grid): Heads | null {
  const candidates = grid.rows.slice(0, ROWS_SEARCHED).flatMap((_, from) => [oneLevel(grid, from), severalLevels(grid, from, 2), severalLevels(grid, from, 3)]);
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

/**
 * 決議、附帶決議及注意事項 above 項次 and 內容, or 辦理情形 above 114年 above 第3季: the lowest head counts where there is one,
 * those above go on over empty cells.
 */
function severalLevels(grid: Grid, from: number, levels: 2 | 3): Heads | null {
  const rows = Array.from({ length: levels }, (_, at) => cellsAt(grid, from + at).map((cell) => cell.trim()));
  const lower = rows.at(-1)!;
  const told = lower.filter((cell) => cell !== '');
  if (rows[0]!.length === 0 || told.length === 0 || told.some((cell) => plainHead(cell).length > 20 || readItemNumber(cell) !== null)) return null;
  if (told.every((cell) => readHead(cell) === null && !isPeriod(cell) && !isOrdinal(cell))) return null;
  const above = rows.slice(0, -1).map(() => '');
  const heads = Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, column) => {
    const under = lower[column] ?? '';
    for (const level of above.keys()) {
      const own = rows[level]![column] ?? '';
      // Another head above ends those below it.
      if (own !== '') above.fill('', level);
      above[level] = own !== '' ? own : under === '' ? '' : above[level]!;
    }
    return [...above, under].filter((text) => text !== '');
  });
  const columns = heads.map((texts, column) => readLevels(texts, lower[column] ?? ''));
  const parentOf = (column: number): string => heads[column]!.slice(0, -1).join('/');
  // 日期 beside 文號 below one head is that letter's.
  const isDayOfLetter = (column: number): boolean => /^(?:日期|時間)$/.test(plainHead(lower[column] ?? ''))
    && columns.some((one, other) => one?.field === 'documentNumber' && parentOf(other) === parentOf(column));
  return {
    from, to: from + levels, texts: heads.map((texts) => texts.join('/')),
    columns: columns.map((one, column) => one ?? (isDayOfLetter(column) ? { field: 'issuedOn', doubt: 0 } : null)),
  };
}

/** What heads one above the other say of a column; `under` is the lowest, '' where there is none. */
function readLevels(texts: readonly string[], under: string): ReadHead | null {
  const heads = texts.map(readHead);
  if (under === '') return heads.find((head) => head !== null) ?? null;
  // 第1季 or 情形 below 辦理情形, 第1次 below 文號: each is one of several; 日期 below 第一次函復 is its day.
  const isOneOf = isPeriod(under) || isOrdinal(under) || /^(?:情形|情況|進度)$/.test(plainHead(under));
  return readHead(under) ?? (isOneOf ? heads.find((head) => head !== null && isOfSeveral(head)) ?? null : readHead(texts.join('')));
}

const isOrdinal = (head: string): boolean => ordinalOf(head) !== null && withoutOrdinal(head) === '';

const isOfSeveral = ({ field }: ReadHead): boolean => (SEVERAL_COLUMNS as readonly string[]).includes(field);

const fieldsOf = ({ columns }: Heads): Set<string> => new Set(columns.flatMap((one) => (one ? [one.field] : [])));

/** The resolution itself, and beside it at least one more thing a list of resolutions tells. */
function isList(heads: Heads): boolean {
  const fields = fieldsOf(heads);
  return fields.has('content') && ['item', 'reply', 'section', 'unit', 'dueOn', 'proposers'].some((field) => fields.has(field));
}

/** Of two that tell alike, the one that knows more columns, leaves fewer unknown and has fewer levels, then the upper one. */
const scoreOf = (heads: Heads): number => {
  const known = heads.columns.filter((one) => one !== null).length;
  const unknown = heads.columns.filter((one, at) => one === null && heads.texts[at]!.trim() !== '').length;
  return fieldsOf(heads).size * 10_000 + known * 30 - unknown * 10 - (heads.to - heads.from);
};
