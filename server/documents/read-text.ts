/**
 * The text of a whole budget book → the annex 辦理情形報告表 in it, as a Table. Columns are parted by tabs; a cell
 * may hold line breaks. Running heads, repeated on every page, and page numbers are dropped.
 */
import { toHalfWidth } from '../domain/chinese-number.ts';
import { toWesternYear } from '../domain/roc-date.ts';
import { decodeText } from './decode-text.ts';
import { RowReader } from './row-reader.ts';
import { type RunningHead, readRunningHead } from './running-head.ts';
import { type Problem, problemAt } from './problem.ts';
import { AT_NO_PLACE, type Place, type Table } from './table.ts';

export type TextReading = { table: Table | null; problems: Problem[] };

/** A budget book has some 300 kB of text; beyond 30 MB something else was handed in. */
export const MAX_TEXT_BYTES = 30 * 1024 * 1024;

/** The annex in a text file; each way a file can be unusable is a problem of its own. */
export function readText(bytes: Uint8Array): TextReading {
  if (bytes.length > MAX_TEXT_BYTES) {
    const params = { megabytes: Math.ceil(bytes.length / 1024 / 1024), limit: MAX_TEXT_BYTES / 1024 / 1024 };
    return refuse(problemAt('too-large', AT_NO_PLACE, null, params));
  }
  const decoded = decodeText(bytes);
  return decoded.ok ? readDecodedText(decoded.text) : refuse(problemAt(decoded.reason, AT_NO_PLACE));
}

const refuse = (problem: Problem): TextReading => ({ table: null, problems: [problem] });

/** Reads text with `\n` newlines. */
export function readDecodedText(text: string): TextReading {
  const lines = text.split('\n');
  const heads = findHeads(lines);
  const [first] = heads;
  if (first === undefined) return refuse(problemAt('no-table', AT_NO_PLACE));
  const other = heads.find((head) => head.title !== first.title || (head.year ?? first.year) !== first.year);
  if (other) {
    const params = { first: first.from + 1, second: other.from + 1, title: other.title };
    return refuse(problemAt('second-table', { page: null, line: other.from + 1 }, null, params));
  }

  const reader = new RowReader();
  const problems: Problem[] = [];
  for (const [index, head] of heads.entries()) {
    reader.startPage(index + 1);
    const end = heads[index + 1]?.from ?? lines.length;
    for (let at = head.to; at < end; at += 1) {
      const line = lines[at]!;
      if (isOtherTable(lines, at, end, first)) break;
      if (!isPageFurniture(line, first)) reader.read(line, at + 1);
    }
  }
  const { rows } = reader;
  problems.push(...reader.problems);
  if (rows.length > 0 && !reader.hasColumns) return refuse(problemAt('no-columns', rows[0]!.place));
  const table: Table = {
    agency: first.agency,
    fiscalYear: first.year === null ? null : toWesternYear(first.year),
    rows,
    cutOffAt: findCut(lines, heads, reader),
  };
  if (rows.length > 0) return { table, problems };
  return refuse(problemAt(table.cutOffAt ? 'cut-off' : 'no-table', table.cutOffAt ?? { page: 1, line: first.to }));
}

function findHeads(lines: readonly string[]): RunningHead[] {
  const heads: RunningHead[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const head = readRunningHead(lines, at);
    if (head === null) continue;
    heads.push(head);
    at = head.to - 1;
  }
  return heads;
}

/** A number alone, with dashes or 第…頁 about it. */
const PAGE_NUMBER = /^(?:第?\d{1,4}頁?|[-–—~]{1,2}\d{1,4}[-–—~]{1,2}|第?\d{1,4}頁?[,，/]?共\d{1,4}頁|\d{1,4}-\d{1,4})$/;

const compactOf = (line: string): string => toHalfWidth(line).replace(/\s+/g, '');

const isPageFurniture = (line: string, head: RunningHead): boolean => {
  if (line.includes('\t') && line.trim() !== '') return false;
  const compact = compactOf(line);
  return compact === '' || compact === head.agency || PAGE_NUMBER.test(compact) || compact === '本頁空白';
};

/** After the annex something else may begin: the agency's name, then a title that is not the annex's. */
function isOtherTable(lines: readonly string[], at: number, end: number, head: RunningHead): boolean {
  if (head.agency === null || compactOf(lines[at]!) !== head.agency) return false;
  const next = lines.slice(at + 1, Math.min(at + 6, end)).map(compactOf).find((line) => line !== '' && !PAGE_NUMBER.test(line));
  return next !== undefined && next.length >= 4 && !head.title.startsWith(next);
}

/** Where the file broke off: in a row's columns, in a head, or before the last page its contents announce. */
function findCut(lines: readonly string[], heads: readonly RunningHead[], reader: RowReader): Place | null {
  const lastLine = lines.findLastIndex((line) => line.trim() !== '');
  const here: Place = { page: heads.length, line: lastLine + 1 };
  const head = heads.at(-1)!;
  if (head.isBegunOnly) return here;
  const hasRows = (reader.rows.at(-1)?.place.page ?? 0) === heads.length;
  if (!hasRows) return here;
  if (reader.keepsTabs && reader.lastCellCount < 3) return here;
  const announced = findAnnouncedPages(lines, head.title);
  return announced !== null && heads.length > 1 && heads.length < announced ? here : null;
}

/** Pages of the annex by the table of contents: "…報告表 150-187" is 38; null where it says nothing. */
function findAnnouncedPages(lines: readonly string[], title: string): number | null {
  for (const line of lines) {
    if (!line.includes('辦理情形')) continue;
    const found = /[.\s…·]*(\d{1,4})[-–~～](\d{1,4})$/.exec(toHalfWidth(line).trim());
    if (found && sameTitle(line, title) && Number(found[2]) >= Number(found[1])) return Number(found[2]) - Number(found[1]) + 1;
  }
  return null;
}

/** Contents and running head word the title alike but for the kind of notes: 注意事項, 注意辦理事項. */
const sameTitle = (line: string, title: string): boolean => {
  const bare = (text: string): string => compactOf(text).replace(/[()]|辦理(?=事項)/g, '');
  return bare(line).includes(bare(title));
};
