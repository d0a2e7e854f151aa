/** The rows of a sheet that belong to its list, and whose each is: without heads printed again and what stands below the list. */
import { toHalfWidth } from '../../domain/text/chinese-number.ts';
import { agencyKey } from '../../domain/resolution/agency.ts';
import type { Grid, GridRow } from '../content.ts';
import { readItemNumber } from '../enumerator.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { plainHead } from './head-names.ts';

/** `agency`: as its first row writes it; '' where no row so far names one. `below`: notes, totals, who made the list. */
export type SheetRows = { rows: { row: GridRow; agency: string }[]; below: GridRow[] };

export function listRows(grid: Grid, mapping: ColumnMapping): SheetRows {
  const all = withoutHeads(grid, mapping);
  const last = all.findLastIndex((row) => isListed(row, mapping));
  const footer = all.findIndex((row, at) => at > last && startsFooter(row));
  const end = footer < 0 ? all.length : footer;
  return { rows: withAgencies(all.slice(0, end), mapping), below: all.slice(end) };
}

/** The agencies a column names, in order of appearance; empty where there is no such column. */
export const agenciesIn = (grid: Grid, mapping: ColumnMapping): string[] =>
  [...new Set(listRows(grid, mapping).rows.map(({ agency }) => agency).filter((agency) => agency !== ''))];

/** Heads that print on every page stand among the rows again. */
function withoutHeads(grid: Grid, { firstRow, columns }: ColumnMapping): GridRow[] {
  const said = ({ cells }: GridRow): string => cells.map(plainHead).join('|').replace(/\|+$/, '');
  const heads = new Set(grid.rows.slice(Math.max(0, firstRow - 2), firstRow).map(said).filter((head) => head.includes('|')));
  return grid.rows.slice(firstRow).filter((row) => row.cells.some((cell) => cell.trim() !== '')
    && !(columns.content !== undefined && heads.has(said(row))) && !isColumnNumbers(row));
}

/** (1) (2) (3) below the heads: what the columns are called elsewhere. */
function isColumnNumbers({ cells }: GridRow): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 2 && filled.every((cell, at) => readItemNumber(cell)?.value === at + 1);
}

/** How what stands below a list begins: 註：, 合計, 製表, 資料截至. */
const FOOTER = /^(?:[※*]|[附備]?[註注](?:[:0-9一二三四五六]|$)|說明:|[合總小共]計|總和|[製填列]表|承辦|核[章定]|聯絡|資料(?:來源|截至|時間|日期))/;

/** Whether a row's first words are those of what stands below a list. */
export const startsFooter = (row: Pick<GridRow, 'cells'>): boolean => FOOTER.test(firstWords(row));

const firstWords = ({ cells }: Pick<GridRow, 'cells'>): string => toHalfWidth((cells.find((cell) => cell.trim() !== '') ?? '').slice(0, 40)).replace(/\s+/g, '');

/** A row that holds a resolution: its number and words, or its words where nothing is numbered. */
function isListed(row: GridRow, { columns }: ColumnMapping): boolean {
  if (startsFooter(row) || (row.cells[columns.content ?? -1] ?? '').trim() === '') return false;
  return columns.item === undefined || (row.cells[columns.item] ?? '').trim() !== '';
}

/** A cell merged over several rows, or one that repeats the one above, is empty in all but the first. */
function withAgencies(rows: readonly GridRow[], { columns }: ColumnMapping): SheetRows['rows'] {
  const names = new Map<string, string>();
  let agency = '';
  return rows.map((row) => {
    const own = (columns.agency === undefined ? '' : (row.cells[columns.agency] ?? '')).trim();
    if (own !== '') {
      if (!names.has(agencyKey(own))) names.set(agencyKey(own), own);
      agency = names.get(agencyKey(own))!;
    }
    return { row, agency };
  });
}
