/** XLSX and XLS → a grid a sheet, by SheetJS: values as the cells show them, never a formula computed. */
import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { ContentReading } from '../content.ts';
import { gridsOf, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, type RawSheet, refused } from './bounds.ts';
import { repackXlsx } from './open-sheet-package.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** Excel 2007 and later. */
export async function readXlsx(bytes: Uint8Array): Promise<ContentReading> {
  if (!startsWith(bytes, ZIP)) return startsWith(bytes, COMPOUND) ? readXls(bytes) : refused('sheet-broken');
  const packed = repackXlsx(bytes);
  return 'problem' in packed ? { content: null, problems: [packed.problem] } : readWorkbook(packed.bytes);
}

/** Excel 97 to 2003, and 95. An encrypted XLSX is such a file too. */
export async function readXls(bytes: Uint8Array): Promise<ContentReading> {
  if (!startsWith(bytes, COMPOUND)) return startsWith(bytes, ZIP) ? readXlsx(bytes) : refused('sheet-broken');
  // Excel 95 wrote Big5; its code pages are needed for nothing else.
  set_cptable(await import('@e965/xlsx/dist/cpexcel'));
  return readWorkbook(bytes);
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte);

function readWorkbook(bytes: Uint8Array): ContentReading {
  let book: WorkBook;
  try {
    book = read(bytes, {
      type: 'buffer', dense: true, cellDates: true, UTC: true,
      cellFormula: false, cellHTML: false, cellNF: true, bookVBA: false,
      // Without it, nothing says which rows are hidden.
      cellStyles: true,
    });
  } catch (error) {
    return refused(/password|encrypt/i.test(String(error)) ? 'encrypted-file' : 'sheet-broken');
  }
  if (book.SheetNames.length > MAX_SHEETS) return refused('sheet-too-many', { count: book.SheetNames.length, limit: MAX_SHEETS });
  return gridsOf(book.SheetNames.map((name, index) => sheetOf(name, book, index)));
}

type Cells = readonly (readonly (CellObject | undefined)[] | undefined)[];

function sheetOf(name: string, book: WorkBook, index: number): RawSheet {
  const sheet: WorkSheet = book.Sheets[name] ?? {};
  const data: Cells = sheet['!data'] ?? [];
  const covered = coveredCells(sheet, data);
  const rows = Array.from({ length: Math.min(data.length, MAX_ROWS) }, (_, r) =>
    Array.from({ length: Math.min(data[r]?.length ?? 0, MAX_COLUMNS) }, (__, c) => (covered.has(`${r}/${c}`) ? '' : shown(data[r]![c]))));
  const beyond = (row: readonly (CellObject | undefined)[] | undefined): boolean => row?.some((cell) => shown(cell).trim() !== '') ?? false;
  return {
    name,
    rows,
    isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
    hiddenColumns: (sheet['!cols'] ?? []).slice(0, MAX_COLUMNS).flatMap((column, at) => (column?.hidden ? [at] : [])),
    hiddenRows: (sheet['!rows'] ?? []).flatMap((row, at) => (row?.hidden ? [at] : [])),
    isTooLong: data.slice(MAX_ROWS).some(beyond),
    isTooWide: data.some((row) => (row?.length ?? 0) > MAX_COLUMNS && beyond(row!.slice(MAX_COLUMNS))),
  };
}

/** A merged area shows what stands in its first cell; others may hold leftovers. Only cells that are there are looked at. */
function coveredCells(sheet: WorkSheet, data: Cells): Set<string> {
  const covered = new Set<string>();
  let seen = 0;
  for (const { s, e } of sheet['!merges'] ?? []) {
    for (let r = s.r; r <= Math.min(e.r, data.length - 1, MAX_ROWS - 1); r += 1) {
      for (let c = s.c; c <= Math.min(e.c, (data[r]?.length ?? 0) - 1, MAX_COLUMNS - 1); c += 1) {
        seen += 1;
        if (r !== s.r || c !== s.c) covered.add(`${r}/${c}`);
      }
      if ((seen += 1) > MOST_SEEN) return covered;
    }
  }
  return covered;
}

/** In cells; a file that merges more has no table a person made. */
const MOST_SEEN = 2_000_000;

/** What the cell shows; a day as ISO text, a whole number without an exponent (a document number has ten digits). */
function shown(cell: CellObject | undefined): string {
  if (cell === undefined || cell.t === 'z') return '';
  if (cell.v instanceof Date) return Number.isNaN(cell.v.valueOf()) ? (cell.w ?? '') : dayOrTime(cell, cell.v);
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const words = (cell.w ?? String(cell.v)).trim();
    return Number.isSafeInteger(cell.v) && /^-?[0-9.]+E[+-]?[0-9]+$/i.test(words) ? String(cell.v) : words;
  }
  return String(cell.t === 's' ? (cell.v ?? '') : (cell.w ?? cell.v ?? '')).replace(/\r\n?/g, '\n');
}

/** A format without day or year in it shows a time, or hours: as shown. */
function dayOrTime({ z, w }: CellObject, value: Date): string {
  const format = String(z ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  const iso = value.toISOString();
  return /[dyeg]/i.test(format.replace(/General/i, '')) || w === undefined ? iso.slice(0, 10) : w;
}
