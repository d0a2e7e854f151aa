/** What a document's table tells of each resolution in columns beside the annex's three: unit, deadline, letters. */
import type { FileContent, Grid } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import { type ColumnMapping, suggestMapping } from '../sheets/column-mapping.ts';
import { leftOutColumns } from '../sheets/column-words.ts';
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
  let heads: { grid: Grid; mapping: ColumnMapping } | null = null;
  for (const grid of grids) {
    const own = suggestMapping(grid);
    // A table that goes on behind a heading need not say again what its columns hold.
    heads = own ? { grid, mapping: own } : heads && isAsWide(grid, heads.grid) ? heads : null;
    if (!heads) continue;
    const problems: Problem[] = [];
    const factsOf = factReader(heads.grid, heads.mapping, problems);
    const rows = grid.rows.filter(({ place }) => byPlace.has(keyOf(place)));
    for (const row of rows) {
      const facts = factsOf(row);
      if (facts) byPlace.set(keyOf(row.place), told(byPlace.get(keyOf(row.place))!, facts));
    }
    const unread = rows.map((row) => ({ ...row, cells: withoutWords(row.cells, byPlace.get(keyOf(row.place))!) }));
    const left = leftOutColumns(heads.grid, heads.mapping, unread).map(({ params }) => problemAt('columns-left-out', grid.rows[0]!.place, null, params));
    // Each page of one table has a grid of its own.
    found.push(...left.filter(({ params }) => !found.some((one) => one.params['columns'] === params['columns'])), ...problems);
  }
  return { ...block, resolutions: block.resolutions.map(({ place }) => byPlace.get(keyOf(place))!), problems: [...block.problems, ...found] };
}

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
