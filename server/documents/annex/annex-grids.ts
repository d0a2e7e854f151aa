/** The rows of the annex from the grids that hold it, from its first head to where another table begins. */
import { isPageFurniture, startsOtherTable } from './annex-end.ts';
import type { AnnexHead } from './annex-heads.ts';
import type { Layout } from './annex-layout.ts';
import { type AnnexPiece, partIntoPieces, type TextLine, withoutContinued } from './annex-pieces.ts';
import { addRow, isHeadingRow, isReplyFromAbove, type RowsAbove, toTableRow } from './annex-rows.ts';
import { type Columns, looksLikeHeads } from './column-heads.ts';
import type { Grid, GridRow } from '../content.ts';
import { readItemNumber } from '../enumerator.ts';
import { columnsOfWidth, fitColumns } from './fit-columns.ts';
import { findJoined } from './joined-row.ts';
import { type Problem, problemAt } from '../problem.ts';
import { compactLine } from './running-head.ts';
import { enterSection, readHeading, type SectionPath } from './section-path.ts';
import type { TableRow } from '../table.ts';

/** `rowsOfLastHead`: how many rows follow the last head. */
export type GatheredRows = { rows: TableRow[]; problems: Problem[]; rowsOfLastHead: number };

type Head = Extract<AnnexPiece, { kind: 'head' }>;
type Words = Extract<AnnexPiece, { kind: 'line' }>;
type Run = Extract<AnnexPiece, { kind: 'rows' }>;

const MOST_TOLD = 20;

export function gatherAnnexRows(layout: Layout, heads: readonly AnnexHead[], first: AnnexHead): GatheredRows {
  const isTitled = first.running !== null;
  const [agency, title] = [first.running?.agency ?? null, first.running?.title ?? ''];
  const repeated = findRepeated(layout);
  const gathered: GatheredRows = { rows: [], problems: [], rowsOfLastHead: 0 };
  const above: RowsAbove = { rows: gathered.rows, named: undefined, reply: '' };
  /** Those of the last head; null outside the annex. */
  let columns: Columns | null = null;
  let headGrid: Grid | null = null;
  let isAfterOtherTitle = false;
  /** The headings that stood last above a table, as they are compared; '' once a heading inside a table took the place of one. */
  let lastHeadings = '';
  let lastPath: SectionPath = [];
  /** Lines since the last row: headings of what follows, or words left out. */
  let between: Words[] = [];

  const tell = (code: 'text-outside-table' | 'text-after-table', { words, place }: TextLine): void => {
    if (gathered.problems.length >= MOST_TOLD) return;
    gathered.problems.push(problemAt(code, place, null, { words: words.replaceAll('\t', ' ').slice(0, 30) }));
  };
  const findStray = (): Words | undefined => between.find(({ words }) => readHeading(words) === null);
  /** `inHead`: headings that stand between the title and the column heads. */
  const addBetween = (inHead: readonly TextLine[] = []): void => {
    const headings = [...between.filter(({ words }) => readHeading(words) !== null), ...inHead];
    if (gathered.rows.length > 0) for (const line of between) if (readHeading(line.words) === null) tell('text-outside-table', line);
    between = [];
    if (headings.length === 0) return;
    const compared = headings.map(({ words }) => compactLine(words)).join('\n');
    // Headings that stand above the table on page after page are those of the rows that go on.
    if (compared !== lastHeadings) for (const { words, place } of headings) addRow(above, headingRow(words, place));
    lastHeadings = compared;
    lastPath = headings.reduce<SectionPath>((path, { words }) => enterSection(path, readHeading(words) ?? []), []);
  };
  const addFromGrid = (made: TableRow, isSpanned = false): void => {
    addRow(above, made, isSpanned);
    if (!isHeadingRow(made)) return;
    const path = enterSection(lastPath, readHeading(made.item) ?? []);
    if (!lastPath.every((level) => path.includes(level))) lastHeadings = '';
  };
  const leaveAnnex = (): void => {
    const stray = findStray();
    if (stray) tell('text-after-table', stray);
    [columns, headGrid, between] = [null, null, []];
  };

  const takeHead = (piece: Head): void => {
    const { running, speaksOfResolutions } = piece.head;
    const isOurs = running !== null || (speaksOfResolutions ? !isAfterOtherTitle : columns !== null && (!isTitled || !findStray()));
    if (!isOurs) {
      if (speaksOfResolutions) tell('text-after-table', piece);
      return leaveAnnex();
    }
    addBetween(piece.headings);
    columns = piece.head.columns ?? columns ?? columnsOfWidth(layout.sources[piece.head.to]?.grid ?? null);
    [headGrid, isAfterOtherTitle, gathered.rowsOfLastHead] = [piece.grid, false, 0];
  };

  const takeLine = (piece: Words): void => {
    // A budget line's heading ends in the agency's name, as feet do.
    const isSection = readHeading(piece.words) !== null;
    if (!isSection && (piece.isFurniture || isPageFurniture(piece.words, { agency }))) return;
    if (repeated.has(formOf(piece.words))) {
      // On pages, what stands where heads and feet stand is known; the same words elsewhere may be a cell's.
      if (columns !== null && piece.place.page !== null) tell('text-outside-table', piece);
      return;
    }
    if (isTitled && !isSection && startsOtherTable(layout.lines, piece.at, { agency, title })) {
      isAfterOtherTitle = true;
      leaveAnnex();
    } else if (columns !== null && piece.isNote) tell('text-outside-table', piece);
    else if (columns !== null || readHeading(piece.words) !== null) between.push(piece);
    else between = [];
  };

  const takeRows = (run: Run): void => {
    if (columns === null) return;
    if (run.rows.every(isHeading)) {
      addBetween();
      for (const { cells, place } of run.rows) addFromGrid(headingRow(withoutContinued(cells.join('').trim()), place));
      return;
    }
    const isDirect = findStray() === undefined;
    const own = run.grid === headGrid ? columns : goesOn(run.rows, isDirect) ? fitColumns(run.grid, columns) : null;
    if (own === null) {
      if (isDirect && hasItems(run.rows) && !looksLikeHeads(run.rows[0]!)) {
        gathered.problems.push(problemAt('row-columns', run.place, null, { columns: run.rows[0]!.cells.length }));
      } else if (isDirect) tell('text-after-table', run);
      return leaveAnnex();
    }
    addBetween();
    for (const [index, row] of run.rows.entries()) {
      const isBeyond = row.cells.slice(own.width).some((cell) => cell.trim() !== '');
      const item = row.cells[0]!.trim().slice(0, 20) || null;
      if (isBeyond) gathered.problems.push(problemAt('row-columns', row.place, item, { columns: row.cells.length }));
      const made = toTableRow(run.rows, index, own, above);
      const joined = index === 0 || gathered.problems.length >= MOST_TOLD ? null : findJoined(row, made, own, above);
      if (joined) gathered.problems.push(joined);
      addFromGrid(made, isReplyFromAbove(row, own));
    }
    gathered.rowsOfLastHead += run.rows.length;
  };

  for (const piece of partIntoPieces(layout, heads, findStart(layout, first))) {
    if (piece.kind === 'head') takeHead(piece);
    else if (piece.kind === 'line') takeLine(piece);
    else takeRows(piece);
  }
  leaveAnnex();
  return gathered;
}

/** Where the annex has no title, the headings just above its first head are its own. */
function findStart({ lines, sources }: Layout, { running, from }: AnnexHead): number {
  if (running !== null) return from;
  let start = from;
  while (start > 0 && sources[start - 1]!.row === null && (lines[start - 1]!.trim() === '' || readHeading(lines[start - 1]!) !== null)) start -= 1;
  return start;
}

/** A line's form: words that differ in their page number are one. */
const formOf = (words: string): string => compactLine(words).replace(/[0-9]+/g, '#');

/** Short lines that stand outside tables again and again, as the foot of each page does; headings may well be repeated. */
function findRepeated({ lines, sources }: Layout): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const [at, line] of lines.entries()) {
    if (sources[at]!.row !== null || line.length > LONGEST_FURNITURE || line.trim() === '' || readHeading(line) !== null) continue;
    const form = formOf(line);
    if (seen.has(form)) repeated.add(form);
    seen.add(form);
  }
  return repeated;
}

const LONGEST_FURNITURE = 40;

const headingRow = (words: string, place: TableRow['place']): TableRow => ({ item: words, content: '', reply: '', place });

/** A heading between two tables may be a table of its own. */
function isHeading({ cells }: GridRow): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length === 1 && readHeading(withoutContinued(filled[0]!.trim())) !== null;
}

const hasItems = (rows: readonly GridRow[]): boolean => rows.some(({ cells }) => readItemNumber(cells[0] ?? '') !== null);

/** A grid without heads of its own goes on with the one before; with words in between, only if its rows look alike. */
function goesOn(rows: readonly GridRow[], isDirect: boolean): boolean {
  if (rows[0]!.cells.length > 2 && looksLikeHeads(rows[0]!)) return false;
  return isDirect || rows.slice(0, 5).every(({ cells }) => {
    const first = (cells[0] ?? '').trim();
    return first === '' || readItemNumber(first) !== null || readHeading(first) !== null;
  });
}
