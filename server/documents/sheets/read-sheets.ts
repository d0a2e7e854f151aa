/** The sheets of a file, their columns known from their heads, from an earlier file, or from a person → resolutions by agency. */
import type { SheetChoice } from '../../domain/import-choices.ts';
import type { FileContent, Grid } from '../content.ts';
import { type FileBlock, type FileReading, refusedReading, resolutionsReading, type SheetColumns, withDemands } from '../reader/file-reading.ts';
import { readResolutionTable } from '../annex/resolution-table.ts';
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
  const alike = grids.flatMap((grid, index) =>
    (index === first || (known.columns === null && sheets[index]!.mapping && sheets[index]!.signature === sheets[first]!.signature) ? [{ grid, mapping: sheets[index]!.mapping! }] : []));
  const blocks = alike.flatMap((one) => blocksOf(one.grid, one.mapping));
  return resolutionsReading({
    blocks: mergeAgencies(blocks),
    fiscalYear: blocks.find(({ fiscalYear }) => fiscalYear !== null)?.fiscalYear ?? null,
    hasReplies: mapping.columns.reply !== undefined,
    sheets,
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
    if (!known) merged.set(block.agency ?? '', block);
    else merged.set(block.agency ?? '', { ...known, resolutions: [...known.resolutions, ...block.resolutions], problems: [...known.problems, ...block.problems] });
  }
  return [...merged.values()];
}
