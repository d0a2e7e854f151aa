/** The sheets of a file, their columns known from their heads, from an earlier file, or from a person → resolutions by agency. */
import type { SheetChoice } from '../../domain/import/import-choices.ts';
import type { FileContent, Grid } from '../content.ts';
import { type FileBlock, type FileReading, refusedReading, resolutionsReading, type SheetColumns, withDemands } from '../reader/file-reading.ts';
import { problemAt } from '../problem.ts';
import { readResolutionTable } from '../annex/resolution-table.ts';
import { AT_NO_PLACE } from '../table.ts';
import { applyMapping } from './apply-mapping.ts';
import { type ColumnMapping, fitMapping, sampleOf, signatureOf, suggestMapping } from './column-mapping.ts';
import { agenciesIn } from './sheet-rows.ts';

export type KnownColumns = { columns: SheetChoice | null; remembered: Readonly<Record<string, SheetChoice['columns']>> };

/** Of several sheets, those with the heads of the first that can be read; or the one somebody chose. */
export function readSheets(content: FileContent, known: KnownColumns): FileReading {
  const grids = content.blocks.filter((block): block is Grid => block.kind === 'grid');
  const sheets = grids.map((grid, index): SheetColumns => ({
    name: grid.name ?? '', signature: signatureOf(grid), sample: sampleOf(grid), mapping: mappingOf(grid, index, known),
  }));
  const first = known.columns?.sheet ?? sheets.findIndex(({ mapping }) => mapping !== null);
  const mapping = sheets[first]?.mapping;
  if (!mapping) return sheets.length === 0 ? refusedReading([]) : { kind: 'columns', sheets, problems: [] };
  const isRead = (one: SheetColumns, index: number): boolean =>
    index === first || (known.columns === null && one.mapping !== null && one.signature === sheets[first]!.signature);
  const blocks = grids.flatMap((grid, index) => (isRead(sheets[index]!, index) ? blocksOf(grid, sheets[index]!.mapping!) : []));
  // Whatever has heads may be a list; what has none is a page of words.
  const leftOut = sheets.filter((one, index) => one.signature !== null && !isRead(one, index));
  return resolutionsReading({
    blocks: mergeAgencies(blocks),
    fiscalYear: blocks.find(({ fiscalYear }) => fiscalYear !== null)?.fiscalYear ?? null,
    hasReplies: mapping.columns.reply !== undefined,
    sheets,
    problems: leftOut.map(({ name }) => problemAt('sheet-left-out', AT_NO_PLACE, null, { sheet: name })),
  });
}

function mappingOf(grid: Grid, index: number, { columns, remembered }: KnownColumns): ColumnMapping | null {
  if (columns?.sheet === index) return { ...fitMapping(grid, { ...NO_TITLE, columns: columns.columns }), firstRow: columns.firstRow };
  const suggested = suggestMapping(grid);
  const before = remembered[signatureOf(grid) ?? ''];
  return before ? fitMapping(grid, { ...NO_TITLE, columns: before }) : suggested;
}

const NO_TITLE = { firstRow: 0, agency: null, fiscalYear: null };

type YearBlock = FileBlock & { fiscalYear: number | null };

function blocksOf(grid: Grid, mapping: ColumnMapping): YearBlock[] {
  const agencies = agenciesIn(grid, mapping);
  return (agencies.length > 1 ? agencies : [null]).map((agency) => {
    const { table, facts, problems } = applyMapping(grid, mapping, agency);
    const { resolutions, problems: found } = readResolutionTable(table);
    const told = new Map(facts.map((fact) => [`${fact.place.page}/${fact.place.line}`, fact]));
    return {
      agency: table.agency,
      fiscalYear: table.fiscalYear,
      resolutions: resolutions.map((one) => {
        const fact = told.get(`${one.place.page}/${one.place.line}`);
        if (!fact) return withDemands(one);
        const { proposers, unit, dueOn, letters } = fact;
        return { ...withDemands({ ...one, proposers }), told: { unit, dueOn, letters } };
      }),
      reservedCount: 0,
      problems: [...problems, ...found],
    };
  });
}

/** One agency may have several sheets. */
function mergeAgencies(blocks: readonly YearBlock[]): FileBlock[] {
  const merged = new Map<string, FileBlock>();
  for (const { fiscalYear: _, ...block } of blocks) {
    const known = merged.get(block.agency ?? '');
    merged.set(block.agency ?? '', known
      ? { ...known, resolutions: [...known.resolutions, ...block.resolutions], problems: [...known.problems, ...block.problems] }
      : block);
  }
  return [...merged.values()];
}
