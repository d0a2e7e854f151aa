/** Sheets → XLSX: a bold head that stays in sight, wrapped texts, days as text so that no time zone shifts them, money with commas. */
import writeExcelFile from 'write-excel-file/node';
import { fitForXml, type Sheet, type SheetCell, type SheetColumn, sheetNames } from './sheet.ts';
import { printing } from './xlsx-printing.ts';

/** The most a cell of Excel holds, in UTF-16 units; a file with more is "repaired". */
export const MAX_CELL_CHARACTERS = 32_767;
const CUT_OFF = '……（本儲存格已達 XLSX 上限，以下未列；全文見系統，或改用 ODS、CSV）';

export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = sheetNames(sheets);
  const file = writeExcelFile(
    sheets.map(({ columns, rows }, index) => ({
      sheet: names[index]!,
      data: [columns.map(({ head }) => ({ ...HEAD, value: textOf(head), height: heightOf(columns.map((column) => column.head), columns) })),
        ...rows.map((row) => rowOf(row, columns))],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    })),
    { fontFamily: 'Microsoft JhengHei', fontSize: 11, features: [printing(sheets)] },
  );
  return new Uint8Array(await file.toBuffer());
}

const BORDER = { borderStyle: 'thin' as const, borderColor: '#c9d0d8' };
const HEAD = { ...BORDER, type: String, fontWeight: 'bold' as const, wrap: true, alignVertical: 'center' as const, backgroundColor: '#e8ecf1' };
const BODY = { ...BORDER, alignVertical: 'top' as const };

const LINE_POINTS = 16;
/** A row of a long text shows its beginning; the cell holds all of it. */
const MOST_LINES = 10;

/** In points: without it, LibreOffice shows one line of a wrapped text. A Han character is two wide. */
function heightOf(cells: readonly SheetCell[], columns: readonly SheetColumn[]): number {
  const linesOf = (cell: SheetCell, { width }: SheetColumn): number =>
    String(cell ?? '').slice(0, 4_000).split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / Math.max(1, width - 1))), 0);
  const lines = columns.map((column, at) => (column.kind === 'text' || typeof cells[at] === 'string' ? linesOf(cells[at] ?? null, column) : 1));
  return LINE_POINTS * Math.min(MOST_LINES, Math.max(1, ...lines)) + 4;
}

const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0);

function rowOf(row: readonly SheetCell[], columns: readonly SheetColumn[]) {
  const height = heightOf(row, columns);
  return row.map((cell, at) => ({ ...cellOf(cell, columns[at]!), height }));
}

function cellOf(cell: SheetCell, { kind }: SheetColumn) {
  if (cell === null || cell === '') return BODY;
  if (typeof cell === 'number') return { ...BODY, value: cell, type: Number, format: kind === 'money' ? '#,##0' : '0' };
  return { ...BODY, value: textOf(cell), type: String, wrap: kind === 'text' };
}

/** `_x0041_` would be shown as A: OOXML reads it as an escape (ECMA-376, ST_Xstring), so its first mark is escaped itself. */
const textOf = (text: string): string => withinLimit(fitForXml(text)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

function withinLimit(text: string): string {
  if (text.length <= MAX_CELL_CHARACTERS) return text;
  const end = MAX_CELL_CHARACTERS - CUT_OFF.length;
  return text.slice(0, /[\ud800-\udbff]/.test(text[end - 1]!) ? end - 1 : end) + CUT_OFF;
}
