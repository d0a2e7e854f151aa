/** Where the annex of a text file ends: what of a page is no part of it, what follows it, and whether it breaks off. */
import { type Problem, problemAt } from '../problem.ts';
import type { RowReader } from './row-reader.ts';
import { compactLine, isSameTitle, type RunningHead } from './running-head.ts';
import type { Place } from '../table.ts';

/** A number alone, with dashes or 第…頁 about it. */
const PAGE_NUMBER = /^(?:第?\d{1,4}頁?|[-–—~]{1,2}\d{1,4}[-–—~]{1,2}|第?\d{1,4}頁?[,/]?共\d{1,4}頁|\d{1,4}-\d{1,4})$/;

/** Blank lines, page numbers, and the agency's name at a page's end, also behind that of its ministry or before the page number. */
export function isPageFurniture(line: string, { agency }: Pick<RunningHead, 'agency'>): boolean {
  if (line.length > 60 || (line.includes('\t') && line.trim() !== '')) return false;
  const compact = compactLine(line);
  return compact === '' || (agency !== null && compact.replace(/[-–—]?[0-9]{1,4}頁?$/, '').endsWith(agency)) || PAGE_NUMBER.test(compact) || compact === '本頁空白';
}

const OTHER_TITLE = /(?:表|目次|附錄|一覽)(?:[(（].{1,10}[)）])?$/;

/**
 * On the annex's last page: its last line with columns, and the line on which another table's title stands, else the
 * end of the file. What follows the last row after a blank line is no part of it, unless cells have blank lines inside.
 */
export function findEnd(lines: readonly string[], head: RunningHead): { lastRow: number; end: number } {
  let lastRow = head.to;
  for (let at = head.to; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (line.includes('\t') && line.trim() !== '') lastRow = at;
    else if (at > head.to && startsOtherTable(lines, at, head)) return { lastRow, end: at };
  }
  return { lastRow, end: lines.length };
}

/** A title after a blank line or after the agency's name, and not the annex's own. */
export function startsOtherTable(lines: readonly string[], at: number, head: Pick<RunningHead, 'agency' | 'title'>): boolean {
  if (lines[at]!.length > 60) return false;
  const title = compactLine(lines[at]!);
  const before = compactLine(lines[at - 1]!.slice(0, 60)) || compactLine(lines[at - 2]?.slice(0, 60) ?? '');
  const isAfterBlank = lines[at - 1]!.trim() === '' || (head.agency !== null && before.endsWith(head.agency));
  return isAfterBlank && title.length >= 3 && OTHER_TITLE.test(title) && !isSameTitle(title, head.title);
}

/** Words left out after the annex's last row; tables that follow it are none of ours and not told of. */
export function findTextAfter(lines: readonly string[], from: number, head: RunningHead): Problem[] {
  const at = lines.findIndex((line, index) => index >= from && !isPageFurniture(line, head));
  if (at < 0 || startsOtherTable(lines, at, head) || isBegunTitle(lines[at]!, head)) return [];
  return [problemAt('text-after-table', { page: null, line: at + 1 }, null, { words: lines[at]!.trim().slice(0, 30) })];
}

/** Whether the line is the beginning of the annex's title and no more. */
export const isBegunTitle = (line: string, head: Pick<RunningHead, 'title'>): boolean => {
  const compact = compactLine(line.slice(0, 120));
  return compact !== '' && compact.length <= head.title.length && head.title.startsWith(compact);
};

/** Where the file broke off: in a row's columns, in a head, or before the last page its contents announce. */
export function findCut(lines: readonly string[], heads: readonly RunningHead[], reader: RowReader): Place | null {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const head = heads.at(-1)!;
  const here: Place = { page: heads.length, line: last + 1 };
  if (head.isBegunOnly || isBegunTitle(lines[last] ?? '', head)) return here;
  const hasRows = (reader.rows.at(-1)?.place.page ?? 0) === heads.length;
  if (!hasRows || (reader.keepsTabs && reader.lastCellCount < 3)) return here;
  const announced = findAnnouncedPages(lines, head.title);
  return announced !== null && heads.length > 1 && heads.length < announced ? here : null;
}

/** Pages of the annex by the table of contents: "…報告表 150-187" is 38; null where it says nothing. */
export function findAnnouncedPages(lines: readonly string[], title: string): number | null {
  for (const line of lines) {
    if (!line.includes('辦理情形') || line.length > 400) continue;
    const [, first, last] = /(\d{1,4})[-–~](\d{1,4})$/.exec(compactLine(line)) ?? [];
    if (first && last && isSameTitle(line, title) && Number(last) >= Number(first)) return Number(last) - Number(first) + 1;
  }
  return null;
}
