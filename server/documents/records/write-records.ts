/** Records → JSON, or the one sheet that becomes ODS, XLSX or CSV. `read-records.ts` reads both back. */
import type { Sheet, SheetCell } from '../write/sheet.ts';
import { RECORDS_FORMAT, type ResolutionRecord } from './record.ts';
import { RECORD_COLUMNS } from './record-columns.ts';

/** `exportedAt`: instant, ISO in UTC. */
export const writeRecordJson = (records: readonly ResolutionRecord[], exportedAt: string): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify({ format: RECORDS_FORMAT, exportedAt, records }, null, 1)}\n`);

/** Excel holds 32,767 characters in a cell. */
const MOST_IN_CELL = 32_000;

/** A row a resolution. A text too long for a cell goes on in columns of its own, 決議內容（續1） and so on, beside the first. */
export function recordSheet(records: readonly ResolutionRecord[], name: string): Sheet {
  const rows = records.map((record) => RECORD_COLUMNS.map((column) => piecesOf(column.write(record))));
  const most = RECORD_COLUMNS.map((_, at) => rows.reduce((longest, row) => Math.max(longest, row[at]!.length), 1));
  const columns = RECORD_COLUMNS.flatMap(({ head, width, kind }, at) =>
    Array.from({ length: most[at]! }, (_, piece) => ({ head: piece === 0 ? head : continuedHead(head, piece), width, kind })));
  return {
    name,
    columns,
    rows: rows.map((row) => row.flatMap((pieces, at) => Array.from({ length: most[at]! }, (_, piece) => pieces[piece] ?? null))),
  };
}

export const continuedHead = (head: string, piece: number): string => `${head}（續${piece}）`;

function piecesOf(cell: SheetCell): SheetCell[] {
  if (typeof cell !== 'string' || cell.length <= MOST_IN_CELL) return [cell];
  const pieces: string[] = [];
  for (let from = 0; from < cell.length;) {
    // Half a character is none, and a blank at the edge of a cell is easily lost.
    let to = Math.min(from + MOST_IN_CELL, cell.length);
    while (to < cell.length && to > from + 1 && (/[\udc00-\udfff\s]/.test(cell[to]!) || /\s/.test(cell[to - 1]!))) to -= 1;
    pieces.push(cell.slice(from, to));
    from = to;
  }
  return pieces;
}
