/**
 * The text of a whole budget book → the annex 辦理情形報告表 in it, as a Table. Columns are parted by tabs; a cell
 * may hold line breaks. Running heads, repeated on every page, and page numbers are dropped.
 */
import { toWesternYear } from '../../domain/day/roc-date.ts';
import { findCut, findEnd, findTextAfter, isPageFurniture } from './annex-end.ts';
import { decodeText } from '../formats/decode-text.ts';
import { RowReader } from './row-reader.ts';
import { type RunningHead, readRunningHead } from './running-head.ts';
import { findSecondTable } from './second-table.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE, type Table } from '../table.ts';

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
  const other = findSecondTable(lines, heads);
  if (other) {
    const params = { first: first.from + 1, second: other.from + 1, title: other.title };
    return refuse(problemAt('second-table', { page: null, line: other.from + 1 }, null, params));
  }

  const reader = new RowReader();
  for (const [index, head] of heads.entries()) {
    reader.startPage(index + 1);
    const next = heads[index + 1];
    const { end, lastRow } = next ? { end: next.from, lastRow: next.from } : findEnd(lines, head);
    let at = head.to;
    for (; at < end; at += 1) {
      const isBlank = lines[at]!.trim() === '';
      if (isBlank && at > lastRow && !reader.hasBlankLinesInside) break;
      if (!isPageFurniture(lines[at]!, first)) reader.read(lines[at]!, at + 1, lines[at - 1]!.trim() === '');
    }
    if (!next) reader.problems.push(...findTextAfter(lines, at, first));
  }
  const { rows, problems } = reader;
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
