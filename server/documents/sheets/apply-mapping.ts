/** A sheet whose columns are known → the one Table every format becomes, and what its other columns tell of each row. */
import type { Grid, GridRow } from '../content.ts';
import { ENUMERATOR, readItemNumber } from '../enumerator.ts';
import { type Problem, problemAt } from '../problem.ts';
import { readHeading } from '../annex/section-path.ts';
import { AT_NO_PLACE, type Table, type TableRow } from '../table.ts';
import { type ColumnMapping, type SeveralColumns, type SheetField, yearIn } from './column-mapping.ts';
import { leftOutColumns, replyLabels } from './column-words.ts';
import { joinReplies } from './reply-columns.ts';
import { factReader, type SheetFacts } from './row-facts.ts';
import { sectionReader } from './section-columns.ts';
import { agenciesIn, listRows } from './sheet-rows.ts';

export type SheetTable = { table: Table; facts: SheetFacts[]; problems: Problem[] };

/** `agency`: whose rows, where a column names several. */
export function applyMapping(grid: Grid, mapping: ColumnMapping, agency: string | null = null): SheetTable {
  const { columns } = mapping;
  const cell: CellOf = ({ cells }, field) => (columns[field] === undefined ? '' : (cells[columns[field]] ?? '').trim());
  const labels = replyLabels(grid, mapping);
  const replyIn = ({ cells }: GridRow): string => {
    const parts = (columns.reply ?? []).map((column, at) => ({ label: labels[at]!, words: (cells[column] ?? '').trim() }));
    return parts.length > 1 ? joinReplies(parts) : (parts[0]?.words ?? '');
  };
  const { rows: listed, below } = listRows(grid, mapping);
  const agencies = agenciesIn(grid, mapping);
  // A heading is every agency's; its own rows tell whose the section is.
  const rows = listed.filter((one) => agency === null || one.agency === agency || headingIn(one.row, mapping) !== null).map(({ row }) => row);
  const problems = below.map((row) => problemAt('text-after-table', row.place, null, { words: row.cells.filter(Boolean).join(' ').slice(0, 30) }));
  if (agency === null && agencies.length > 1) problems.push(problemAt('sheet-agencies', AT_NO_PLACE, null,
    { agencies: agencies.slice(0, 10).join('、') }));
  const years = distinct(rows.map((row) => String(yearIn(cell(row, 'fiscalYear')) ?? '')));
  if (years.length > 1) problems.push(problemAt('sheet-years', AT_NO_PLACE, null, { years: years.slice(0, 10).join('、') }));

  const sectionOf = sectionReader(grid, mapping);
  const tableRows: TableRow[] = [];
  const facts: SheetFacts[] = [];
  const factsOf = factReader(grid, mapping, problems);
  for (const row of rows) {
    const one = { item: itemIn(cell(row, 'item')), content: cell(row, 'content'), reply: replyIn(row), place: row.place };
    const words = sectionOf ? null : headingIn(row, mapping);
    if (words !== null) {
      tableRows.push({ ...one, item: words, content: '', reply: '' });
      continue;
    }
    if (one.item === '' && one.content === '' && one.reply === '') continue;
    const placed = sectionOf ? { ...one, sectionPath: sectionOf(row) } : one;
    tableRows.push(columns.item === undefined ? splitItem(placed) : placed);
    const told = factsOf(row);
    if (told) facts.push(told);
  }
  if (columns.item === undefined) problems.push(...numberRows(tableRows));
  if (agency === null || agency === agencies[0]) problems.push(...leftOutColumns(grid, mapping, listed.map(({ row }) => row)));
  const [onlyAgency] = agencies.length === 1 ? agencies : [];
  return {
    table: {
      agency: agency ?? onlyAgency ?? (agencies.length > 1 ? null : mapping.agency),
      fiscalYear: years.length === 1 ? Number(years[0]) : years.length > 1 ? null : mapping.fiscalYear,
      rows: tableRows,
      hasItemCodes: true,
      // An answer still missing in the last row is none that was cut off.
      isWhole: true,
      cutOffAt: null,
    },
    facts,
    problems,
  };
}

const distinct = (values: readonly string[]): string[] => [...new Set(values.filter((value) => value !== ''))];

/** A sheet makes -1 of (1), may keep a decimal point, and is kept from both by an apostrophe. */
const itemIn = (cell: string): string => cell.replace(/^'(?=.)/, '').replace(/^-(\d{1,4})$/, '($1)').replace(/^(\d{1,4})\.0+$/, '$1');

/**
 * The words of a row that is a section's heading: one cell alone (merged over the others, most likely) that is neither an
 * item's number nor the resolution or reply going on.
 */
function headingIn({ cells }: GridRow, { columns }: ColumnMapping): string | null {
  const filled = cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [{ column, words: cell.trim() }]));
  const [only] = filled;
  if (filled.length !== 1 || !only || readItemNumber(only.words) !== null) return null;
  const isFirst = only.column === Math.min(...Object.values(columns).flat());
  if (only.column === columns.content || columns.reply?.includes(only.column)) return isFirst && columns.item !== undefined && readHeading(only.words)
    ? only.words : null;
  const isHead = only.column === columns.item || columns.section?.includes(only.column)
    || Object.values(columns).flat().every((one) => one !== only.column);
  return isHead && only.words.length <= 120 ? only.words.replace(/\s+/g, ' ') : null;
}

const MARK = new RegExp(`^\\s*(${ENUMERATOR}|第[0-9一二三四五六七八九十百]{1,6}[項案][、:：]?)\\s*`);

/** 「(一)針對…」 in one cell. */
function splitItem(row: TableRow): TableRow {
  const mark = MARK.exec(row.content.slice(0, 40));
  return mark ? { ...row, item: mark[1]!.replace(/[、:：]$/, (end) => (end === '、' ? end : '')), content: row.content.slice(mark[0].length) } : row;
}

/** A list without any number: its order is all there is to tell its resolutions apart. Headings are no resolutions. */
function numberRows(rows: TableRow[]): Problem[] {
  const isHeading = ({ item, content, sectionPath }: TableRow): boolean => (item !== '' && content === '')
    || (item === '' && !sectionPath && readHeading(content) !== null);
  if (rows.some((row) => readItemNumber(row.item) !== null)) return [];
  let [last, most, section] = [0, 0, ''];
  for (const row of rows) {
    const own = row.sectionPath?.join('/') ?? section;
    if (isHeading(row) || own !== section) last = 0;
    section = own;
    if (isHeading(row)) continue;
    if (row.content !== '') row.item = String((last += 1));
    most = Math.max(most, last);
  }
  return most === 0 ? [] : [problemAt('sheet-items-numbered', AT_NO_PLACE, null, { last: most })];
}

type CellOf = (row: GridRow, field: Exclude<SheetField, SeveralColumns>) => string;
