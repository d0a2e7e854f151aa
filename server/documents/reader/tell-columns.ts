/** What a document's table tells of each resolution in columns beside the annex's three: unit, deadline, letters. */
import { joinCell } from '../annex/join-rows.ts';
import type { FileContent, Grid, GridRow } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import { type ColumnMapping, suggestMapping } from '../sheets/column-mapping.ts';
import { leftOutColumns } from '../sheets/column-words.ts';
import { readHead } from '../sheets/head-names.ts';
import { factReader } from '../sheets/row-facts.ts';
import type { Place } from '../table.ts';
import { type FileBlock, type FileReading, type FileResolution, withDemands } from './file-reading.ts';

/** The reading with what those columns say, and which of them were left out. */
export function tellColumns(reading: FileReading, { blocks }: FileContent): FileReading {
  if (reading.kind !== 'resolutions') return reading;
  const grids = blocks.filter((block): block is Grid => block.kind === 'grid');
  return { ...reading, blocks: reading.blocks.map((block) => tellBlock(block, grids)) };
}

function tellBlock(block: FileBlock, grids: readonly Grid[]): FileBlock {
  const byPlace = new Map(block.resolutions.map((one) => [keyOf(one.place), one]));
  const found: Problem[] = [];
  for (const { grid, mapping, rows } of groupByHeads(grids, ({ place }) => byPlace.has(keyOf(place)))) {
    const problems: Problem[] = [];
    const factsOf = factReader(grid, mapping, problems);
    for (const row of rows) {
      const facts = factsOf(row);
      if (facts) byPlace.set(keyOf(row.place), told(byPlace.get(keyOf(row.place))!, facts));
    }
    const unread = rows.map((row) => ({ ...row, cells: withoutWords(row.cells, byPlace.get(keyOf(row.place))!) }));
    const left = leftOutColumns(grid, mapping, unread).map(({ params }) => problemAt('columns-left-out', grid.rows[0]!.place, null, params));
    // A table in parts whose heads differ by a blank is one all the same.
    found.push(...left.filter(({ params }) => !found.some((one) => one.params['columns'] === params['columns'])), ...problems);
  }
  return { ...block, resolutions: block.resolutions.map(({ place }) => byPlace.get(keyOf(place))!), problems: [...block.problems, ...found] };
}

/** A grid with heads, and the rows wanted of it and of those that go on below: with the same heads on each page, or with none. */
type Group = { grid: Grid; mapping: ColumnMapping; rows: GridRow[] };

function groupByHeads(grids: readonly Grid[], isWanted: (row: GridRow) => boolean): Group[] {
  const groups: Group[] = [];
  let open: Group | null = null;
  for (const grid of grids) {
    let heads = open && hasHeadsOf(grid, open) ? open.mapping.firstRow : 0;
    if (!open || heads === 0) {
      const mapping = maySayHeads(grid) ? suggestMapping(grid) : null;
      if (mapping) groups.push((open = { grid, mapping, rows: [] }));
      else if (open && !isAsWide(grid, open.grid)) open = null;
      heads = mapping?.firstRow ?? 0;
    }
    for (const row of grid.rows.slice(heads)) {
      if (isWanted(row)) open?.rows.push(row);
      else if (row.place.page !== null && open && open.rows.length > 0) open.rows.push(goOn(open.rows.pop()!, row));
    }
  }
  return groups.filter(({ rows }) => rows.length > 0);
}

/** A row of a page goes on on the next one. */
const goOn = (row: GridRow, rest: GridRow): GridRow =>
  ({ ...row, cells: row.cells.map((cell, at) => joinCell([cell, rest.cells[at] ?? ''])) });

const hasHeadsOf = ({ rows }: Grid, { grid, mapping }: Group): boolean =>
  grid.rows.slice(0, mapping.firstRow).every(({ cells }, at) => cells.join('\t') === rows[at]?.cells.join('\t'));

/** Books have thousands of pages: heads are looked for where the first rows say a word of them. */
const maySayHeads = ({ rows }: Grid): boolean => rows.slice(0, 10).some(({ cells }) => cells.some((cell) => cell.length < 40 && readHead(cell)?.field === 'content'));

const keyOf = ({ page, line }: Place): string => `${page}/${line}`;

/** The annex may know a column that a list does not: what it took is not left out. */
function withoutWords(cells: readonly string[], { sectionPath, item, text, reply }: FileResolution): string[] {
  const taken = compact([...sectionPath, item, text, reply].join('\n'));
  return cells.map((cell) => (taken.includes(compact(cell)) ? '' : cell));
}

const compact = (words: string): string => words.replace(/\s+/g, '');

const isAsWide = (grid: Grid, other: Grid): boolean => grid.rows.every(({ cells }) => cells.length === other.rows[0]!.cells.length);

const told = (one: FileResolution, { unit, dueOn, letters, proposers }: NonNullable<ReturnType<ReturnType<typeof factReader>>>): FileResolution =>
  ({ ...(one.proposers.length === 0 && proposers.length > 0 ? withDemands({ ...one, proposers }) : one), told: { unit, dueOn, letters } });
