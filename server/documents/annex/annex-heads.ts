/** Where the annex begins, and begins anew on each page: its title with agency and year, or its column heads alone. */
import { isPageFurniture } from './annex-end.ts';
import type { Layout } from './annex-layout.ts';
import { type Columns, type ColumnHeads, readColumnHeads, speaksOfResolutions } from './column-heads.ts';
import type { GridRow } from '../content.ts';
import { readItemNumber, startsWithEnumerator } from '../enumerator.ts';
import { endsSentence } from './join-rows.ts';
import { findAgency, isColumnHead, readTitle, readYearLine, type RunningHead } from './running-head.ts';
import { readHeading } from './section-path.ts';

/**
 * `running` is null where only column heads stand; `columns` where none do, and those of the page before hold.
 * `from` and `to` are lines of the layout: the first of the head, the first after it; `headings` those inside it that name a section.
 */
export type AnnexHead = {
  running: RunningHead | null; columns: Columns | null; speaksOfResolutions: boolean; from: number; to: number; headings: number[];
};

const MOST_LINES_BETWEEN = 14;
const LONGEST_BETWEEN = 60;

/** All heads of the layout in order; a title in a table of contents or in a sentence is none. */
export function findAnnexHeads(layout: Layout): AnnexHead[] {
  const heads: AnnexHead[] = [];
  for (let at = 0; at < layout.lines.length; at += 1) {
    const head = readTitledHead(layout, at) ?? readBareHead(layout, at);
    if (head === null) continue;
    heads.push(head);
    at = Math.max(at, head.to - 1);
  }
  return heads;
}

function readTitledHead(layout: Layout, at: number): AnnexHead | null {
  const { lines, sources } = layout;
  const title = readTitle(lines, at);
  if (title === null || sources[at]!.row !== null) return null;
  const { agency, line: from } = findAgency(lines, at);
  let year = readYearIn(title.title);
  let line = title.to;
  /** The first line that is none of the head's own. */
  let other: number | null = null;
  const headings: number[] = [];
  for (; line < lines.length && line < title.to + MOST_LINES_BETWEEN; line += 1) {
    const text = lines[line]!;
    if (sources[line]!.row !== null) break;
    const yearHere = readYearLine(text);
    if (yearHere !== null) year = yearHere;
    else if (!isColumnHead(text) && !isPageFurniture(text, { agency })) {
      if (text.length > LONGEST_BETWEEN) return null;
      if (isSectionHeading(text)) headings.push(line);
      other ??= line;
    }
  }
  const running = { ...title, agency, year, from, to: title.to, isBegunOnly: false };
  const heads = headsOn(layout, line);
  if (heads) return { running: { ...running, to: heads.to }, columns: heads.columns, speaksOfResolutions: true, from, to: heads.to, headings };
  const to = other ?? line;
  const bare = { columns: null, speaksOfResolutions: true, from, to, headings: [] };
  if (line >= lines.length) return other === null ? { ...bare, running: { ...running, to, isBegunOnly: true } } : null;
  const row = sources[line]!.grid?.rows.slice(sources[line]!.row ?? 0);
  if (row === undefined || !looksLikeRows(row) || (other !== null && !isAllHeadings(lines, other, line))) return null;
  return { ...bare, running: { ...running, to } };
}

/** A heading, or a line with a number of one's own, which is told as a heading that nobody knows. */
const isSectionHeading = (text: string): boolean =>
  readHeading(text) !== null || (startsWithEnumerator(text) && !endsSentence(text));

/** 立法院審議114年度中央政府總預算案…: the year of the budget that was resolved on. */
const readYearIn = (title: string): number | null => {
  const digits = /^立法院審[議查](?:中央政府)?([0-9]{2,3})年度/.exec(title)?.[1];
  return digits === undefined ? null : Number(digits);
};

const isAllHeadings = (lines: readonly string[], from: number, to: number): boolean =>
  lines.slice(from, to).every((line) => line.trim() === '' || readHeading(line) !== null);

/** Whether rows without heads can be the annex's: an item or a heading among the first, or a row that goes on. */
const looksLikeRows = (rows: readonly GridRow[]): boolean =>
  rows.slice(0, 6).some(({ cells }) => {
    const [first = ''] = cells.filter((cell) => cell.trim() !== '');
    if (cells.length === 3 && cells[0]!.trim() === '' && first !== '') return true;
    return cells.length >= 2 && (readItemNumber(first) !== null || startsWithEnumerator(first) || readHeading(first) !== null);
  });

/** Column heads that begin on a line of the layout; `to` is a line as well. */
function headsOn(layout: Layout, line: number): (ColumnHeads & { from: number }) | null {
  const source = layout.sources[line];
  if (!source?.grid || source.row === null) return null;
  const heads = readColumnHeads(source.grid.rows, source.row);
  return heads && { ...heads, from: line, to: line + heads.to - source.row };
}

/** Column heads without the title; they speak of resolutions themselves, or the lines above do. */
function readBareHead(layout: Layout, at: number): AnnexHead | null {
  const heads = headsOn(layout, at);
  if (heads === null) return null;
  const above = layout.lines.slice(Math.max(0, at - 8), at).filter((line) => line.length <= LONGEST_BETWEEN).join(' ');
  const isAbout = speaksOfResolutions(heads.words) || speaksOfResolutions(above);
  return { running: null, columns: heads.columns, speaksOfResolutions: isAbout, from: at, to: heads.to, headings: [] };
}
