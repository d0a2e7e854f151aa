/** Which column of a sheet holds what: suggested from its heads, or made by hand and remembered for the next file alike. */
import { readNumber, toHalfWidth } from '../../domain/text/chinese-number.ts';
import { toWesternYear } from '../../domain/day/roc-date.ts';
import type { Grid } from '../content.ts';
import { readItemNumber } from '../enumerator.ts';
import { plainHead, type ReadHead, type SeveralColumns, SHEET_FIELDS, type SheetField } from './head-names.ts';
import { findHeads, guessHeads, type Heads } from './find-heads.ts';
import { saysMore } from './letter-cells.ts';
import { inTime } from './reply-columns.ts';

export { SEVERAL_COLUMNS, type SeveralColumns, SHEET_FIELDS, type SheetField } from './head-names.ts';

export type ColumnMapping = {
  /** Index of the first row (from 0) that holds no head or title any more. */
  firstRow: number;
  /** Index of the column of each field, from 0; `section` may have several, the outermost first, `reply`, the earliest first, and letters. */
  columns: Partial<Record<Exclude<SheetField, SeveralColumns>, number> & Record<SeveralColumns, number[]>>;
  /** Told by the title above the heads. `fiscalYear` is an AD year. */
  agency: string | null;
  fiscalYear: number | null;
};

/** The mapping a sheet's own heads tell; null where they tell too little, and a person must say. */
export function suggestMapping(grid: Grid): ColumnMapping | null {
  const heads = findHeads(grid);
  return heads && { firstRow: heads.to, columns: columnsOf(grid, heads), ...titleOf(grid, heads.from) };
}

/** What a person maps by hand: the heads there are (or empty ones), and some rows as a sample. */
export type MappingSample = { columns: { index: number; head: string; samples: string[] }[]; firstRow: number };

const SAMPLE_ROWS = 5;

export function sampleOf(grid: Grid): MappingSample {
  const heads = guessHeads(grid);
  const firstRow = heads?.to ?? 0;
  const rows = grid.rows.slice(firstRow, firstRow + SAMPLE_ROWS);
  const width = Math.max(heads?.texts.length ?? 0, ...rows.map((row) => row.cells.length));
  return {
    firstRow,
    columns: Array.from({ length: width }, (_, index) => ({ index, head: heads?.texts[index]?.trim() ?? '',
      samples: rows.map((row) => row.cells[index] ?? '') })),
  };
}

/** The same for every sheet with these column heads, wherever they stand; null where a sheet has none. For remembering a mapping. */
export function signatureOf(grid: Grid): string | null {
  const heads = guessHeads(grid);
  return heads && heads.texts.map((text) => text.split('/').map(plainHead).join('/')).join('|').replace(/\|+$/, '');
}

/** A remembered mapping put onto another sheet of the same signature: its titles may be longer, its year another. */
export function fitMapping(grid: Grid, { columns }: ColumnMapping): ColumnMapping {
  const heads = guessHeads(grid);
  return { firstRow: heads?.to ?? 0, columns, ...titleOf(grid, heads?.from ?? 0) };
}

/** The column of each field: of several with one name the surest, of several item columns the one that holds numbers. */
function columnsOf(grid: Grid, heads: Heads): ColumnMapping['columns'] {
  const found = heads.columns.flatMap((head, column) => (head ? [{ ...head, column }] : []));
  const isBudgetLine = found.some((one) => one.field === 'section' && /^款$/.test(plainHead(lastLevel(heads.texts[one.column]!))));
  const columns: ColumnMapping['columns'] = {};
  for (const field of SHEET_FIELDS) {
    const own = found.filter((one) => one.field === field || (field === 'reply' && isAnswered(one, grid.rows.slice(heads.to))));
    if (own.length === 0) continue;
    if (field === 'section' || field === 'documentNumber' || field === 'issuedOn') columns[field] = own.map((one) => one.column);
    else if (field === 'reply') {
      const replies = replyColumns(own, heads, grid);
      if (replies.length > 0) columns.reply = replies;
    }
    else columns[field] = best(own, field, grid, heads.to);
  }
  // 款 | 項 | 目 | 項次: the 項 beside a 款 is of the budget.
  if (isBudgetLine) {
    const lines = found.filter((one) => one.field === 'item' && plainHead(lastLevel(heads.texts[one.column]!)) === '項').map((one) => one.column);
    const items = found.filter((one) => one.field === 'item' && !lines.includes(one.column));
    columns.section = [...(columns.section ?? []), ...lines].sort((a, b) => a - b);
    if (items.length > 0) columns.item = best(items, 'item', grid, heads.to);
    else if (lines.length > 0) delete columns.item;
  }
  return columns;
}

/** 函復情形 may hold letters alone, or tell what was done as well. */
const isAnswered = ({ field, doubt, column }: ReadHead & { column: number }, rows: Grid['rows']): boolean =>
  field === 'documentNumber' && doubt > 0 && filledIn(rows, column).some(saysMore);

/** [choice] Whatever is surely called a reply is one of several; of what only may be (說明), one column. */
function replyColumns(own: readonly Found[], { texts, to }: Heads, grid: Grid): number[] {
  const cells = new Map(own.map(({ column }) => [column, filledIn(grid.rows.slice(to), column)]));
  const worded = own.filter(({ column }) => !isMeasured(cells.get(column)!));
  const sure = worded.filter(({ doubt }) => doubt <= MOST_DOUBT);
  const told = sure.filter(({ column }) => !(PROGRESS.test(plainHead(lastLevel(texts[column]!))) && isStated(cells.get(column)!)));
  // An agency may answer in a word; beside answers such a word is how far it has come.
  const replies = told.some(({ column }) => cells.get(column)!.length > 0) ? told : sure;
  return replies.length === 0
    ? worded.slice(0, 1).map(() => worded.reduce((a, b) => (b.doubt < a.doubt ? b : a)).column)
    : inTime(replies.map(({ column }) => ({ column, head: texts[column]! })));
}

/** 80%, 100, 3/4: how far it has come, and never an answer. */
const isMeasured = (cells: readonly string[]): boolean =>
  cells.length > 0 && cells.every((cell) => /^[0-9０-９]+(?:[.．／/][0-9０-９]+)?\s*[%％]?$/.test(cell));
const PROGRESS = /^(?:目前|最新)?(?:辦理|執行|處理|落實)?(?:進度|狀況|狀態)$/;
const STATE = /^(?:[0-9０-９.．]+\s*[%％]?|(?:已|尚未|未|仍)?(?:辦理|執行|處理|完成|結案|辦結|解除列管|持續辦理|繼續列管)(?:中|完成|完畢)?)$/;
const isStated = (cells: readonly string[]): boolean => cells.length > 0 && cells.every((cell) => STATE.test(cell));
const MOST_DOUBT = 1;

const lastLevel = (text: string): string => text.slice(text.lastIndexOf('/') + 1);

type Found = { column: number; doubt: number };

function best(own: readonly Found[], field: SheetField, grid: Grid, from: number): number {
  const rows = grid.rows.slice(from, from + 200);
  const score = ({ column, doubt }: Found): number => {
    const cells = filledIn(rows, column);
    if (field === 'item') return share(cells, (cell) => readItemNumber(cell) !== null) * 10 - doubt;
    return -doubt * 10 + (cells.length > 0 ? 1 : 0) - column / 1000;
  };
  return own.reduce((a, b) => (score(b) > score(a) ? b : a)).column;
}

const filledIn = (rows: Grid['rows'], column: number): string[] =>
  rows.map(({ cells }) => cells[column]?.trim() ?? '').filter((cell) => cell !== '');

const share = (cells: readonly string[], is: (cell: string) => boolean): number =>
  (cells.length === 0 ? 0 : Math.round((cells.filter(is).length * 10) / cells.length) / 10);

const NUMERAL = '[0-9零〇○一二三四五六七八九十百]{2,5}';
const YEAR = new RegExp(`(?:中華民國)?(${NUMERAL})(?:會計|預算)?年度`);
const AGENCY = /^(?:機關(?:名稱)?[:：])?([\u4e00-\u9fff]{2,30}?[部會院署局處館所校府室心團庭園])(?=$|[0-9:：(（]|立法院|中華民國|對|辦理|主管|決議)/;

/** Agency and year, where the rows above the heads tell them. */
function titleOf(grid: Grid, before: number): Pick<ColumnMapping, 'agency' | 'fiscalYear'> {
  const titles = grid.rows.slice(0, before).flatMap(({ cells }) => cells).map((cell) =>
    toHalfWidth(cell.slice(0, 200)).replace(/\s+/g, '')).filter((cell) => cell !== '');
  const year = titles.flatMap((title) => YEAR.exec(title)?.[1] ?? []).map(yearIn).find((one) => one !== null) ?? null;
  const agency = titles.flatMap((title) => AGENCY.exec(title)?.[1] ?? []).find((name) => !/^立法院|^中央政府/.test(name)) ?? null;
  return { agency, fiscalYear: year };
}

/** 114, 114年度, 2025, 一百十四 as an AD year; null where it is none. */
export function yearIn(text: string): number | null {
  const number = readNumber(toHalfWidth(text).replace(/\s+|中華民國|民國|西元|(?:會計|預算)?年度?$/g, ''));
  return number !== null && ((number >= 80 && number < 200) || (number >= 1990 && number < 2200)) ? toWesternYear(number) : null;
}
