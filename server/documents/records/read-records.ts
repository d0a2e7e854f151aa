/** Our own export, as JSON or as a sheet of any format → records, and what of them cannot be read. */
import type { z } from 'zod';
import type { FileContent, Grid, GridRow } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE, type Place } from '../table.ts';
import { unguardFormula } from '../write/csv.ts';
import { RECORDS_FORMAT, type ResolutionRecord, resolutionRecord } from './record.ts';
import { FORMAT_HEAD, RECORD_COLUMNS, type RecordColumn } from './record-columns.ts';
import { continuedHead } from './write-records.ts';

/** `places`: of each record, its row; nowhere for JSON. A problem leaves out the record it is of. */
export type RecordsReading = { records: ResolutionRecord[]; places: Place[]; problems: Problem[] };

const MOST_PROBLEMS = 100;

/** Takes what a format reader made of a file, or the text of a JSON file; null where it is none of our exports. */
export function readRecords(source: FileContent | string): RecordsReading | null {
  if (typeof source === 'string') return readJson(source);
  const found = source.blocks.flatMap((block) => (block.kind === 'grid' ? [{ grid: block, head: headRowOf(block) }] : [])).find(({ head }) =>
    head >= 0);
  return found ? readGrid(found.grid, found.head) : null;
}

const refused = (problem: Problem): RecordsReading => ({ records: [], places: [], problems: [problem] });

function readJson(text: string): RecordsReading | null {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
  if (typeof data !== 'object' || data === null || !('format' in data) || typeof data.format !== 'string'
    || !/^resolution-tracker\//.test(data.format)) return null;
  if (data.format !== RECORDS_FORMAT) return refused(problemAt('records-version', AT_NO_PLACE, null, { format: data.format.slice(0, 60) }));
  const records = 'records' in data ? data.records : null;
  if (!Array.isArray(records)) return refused(problemAt('records-unread', AT_NO_PLACE, null, { words: 'records' }));
  return check(records.map((draft: unknown, index) => ({ draft, place: AT_NO_PLACE, number: index + 1, broken: [] })));
}

/** The row of heads among the first ones, or -1: people put a title above. */
const headRowOf = (grid: Grid): number =>
  grid.rows.slice(0, 10).findIndex(({ cells }) => cells.includes(FORMAT_HEAD) && cells.includes('決議內容') && cells.includes('法案'));

function readGrid(grid: Grid, head: number): RecordsReading {
  const heads = grid.rows[head]!.cells;
  const missing = RECORD_COLUMNS.filter((column) => !column.isLater && !heads.includes(column.head)).map((column) => column.head);
  if (missing.length > 0) return refused(problemAt('records-unread', AT_NO_PLACE, null, { words: missing.join('、') }));
  const columns = RECORD_COLUMNS.filter(({ head: own }) => heads.includes(own)).map((column) => ({ column, at: indexesOf(column.head, heads) }));
  // Only a CSV has a grid without a name, and only in a CSV do we guard.
  const plain = grid.name === null ? unguardFormula : (cell: string): string => cell;
  const rows = grid.rows.slice(head + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const cellOf = ({ cells }: GridRow, at: readonly number[]): string => at.map((index) => plain(cells[index] ?? '')).join('');
  const format = columns.at(-1)!;
  const other = rows.map((row) => cellOf(row, format.at)).find((one) => one !== RECORDS_FORMAT);
  if (other !== undefined) return refused(problemAt('records-version', AT_NO_PLACE, null, { format: other.slice(0, 60) || '—' }));
  return check(rows.map((row) => draftOf(row.place, columns.map(({ column, at }) => ({ column, cell: cellOf(row, at) })))));
}

/** Of the column and of those in which it goes on. */
function indexesOf(head: string, heads: readonly string[]): number[] {
  const at = [heads.indexOf(head)];
  for (let piece = 1; heads.includes(continuedHead(head, piece)); piece += 1) at.push(heads.indexOf(continuedHead(head, piece)));
  return at;
}

/** `broken`: fields whose cell has not the form we write, with what it holds. */
type Draft = { draft: unknown; place: Place; number: number | null; broken: { field: string; words: string }[] };
type Nested = { [name: string]: unknown };

function draftOf(place: Place, cells: readonly { column: RecordColumn; cell: string }[]): Draft {
  const draft: Nested = {};
  const broken: Draft['broken'] = [];
  for (const { column, cell } of cells) {
    const value = column.read(cell);
    if (value === undefined) broken.push({ field: column.head, words: cell });
    const [first, second] = column.path.split('.') as [string, string | undefined];
    if (second === undefined) draft[first] = value;
    else draft[first] = { ...(draft[first] as Nested | undefined), [second]: value };
  }
  // What several columns tell of together is there or not by the first of them.
  for (const [whole, part] of [['unit', 'name'], ['signedOff', 'on'], ['place', 'file']] as const) {
    if (!(draft[whole] as Nested)[part]) draft[whole] = null;
  }
  return { draft, place, number: null, broken };
}

function check(drafts: readonly Draft[]): RecordsReading {
  const reading: RecordsReading = { records: [], places: [], problems: [] };
  for (const { draft, place, number, broken } of drafts) {
    const item = typeof draft === 'object' && draft !== null && 'item' in draft && typeof draft.item === 'string' ? draft.item.slice(0, 40) || null
      : null;
    const tell = (field: string, words: string): Problem =>
      problemAt('record-unread', place, item, { field, words: words.slice(0, 80), ...(number === null ? {} : { number }) });
    const checked = resolutionRecord.safeParse(draft);
    if (broken.length === 0 && checked.success) {
      reading.records.push(checked.data);
      reading.places.push(place);
      continue;
    }
    const heads = new Set(broken.map(({ field }) => field));
    const issues = checked.success ? [] : checked.error.issues.map((issue) =>
      ({ field: number === null ? headOf(issue.path) : issue.path.join('.'), words: wordsAt(draft, issue) }));
    reading.problems.push(...[...broken, ...issues.filter(({ field }) => !heads.has(field))].map(({ field, words }) => tell(field, words)));
    if (reading.problems.length >= MOST_PROBLEMS) break;
  }
  return { ...reading, problems: reading.problems.slice(0, MOST_PROBLEMS) };
}

/** The column a part of a record stands in. */
export const headOf = (path: readonly PropertyKey[]): string =>
  RECORD_COLUMNS.find((column) => path.slice(0, 2).join('.') === column.path)?.head ??
  RECORD_COLUMNS.find((column) => column.path === String(path[0]) || column.path.startsWith(`${String(path[0])}.`))?.head ?? path.join('.');

/** What stands where checking found fault. */
function wordsAt(draft: unknown, { path }: z.core.$ZodIssue): string {
  let value = draft;
  for (const step of path) value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined;
  return typeof value === 'string' ? value : value === undefined ? '' : (JSON.stringify(value) ?? '');
}
