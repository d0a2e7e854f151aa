/** The sheets of a file, their columns known from their heads, from an earlier file, or from a person → resolutions by agency. */
import type { SheetChoice } from '../../domain/import/import-choices.ts';
import { readReplies } from '../../domain/letter/reply.ts';
import type { FileContent, Grid } from '../content.ts';
import { type FileBlock, type FileReading, refusedReading, resolutionsReading, type SheetColumns, withDemands } from '../reader/file-reading.ts';
import { problemAt } from '../problem.ts';
import { readResolutionTable } from '../annex/resolution-table.ts';
import { AT_NO_PLACE } from '../table.ts';
import { applyMapping } from './apply-mapping.ts';
import { replyLabels } from './column-words.ts';
import { type ColumnMapping, fitMapping, sampleOf, SEVERAL_COLUMNS, signatureOf, suggestMapping } from './column-mapping.ts';
import { partReplies } from './reply-columns.ts';
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
  const read = grids.flatMap((grid, index) => (isRead(sheets[index]!, index) ? [{ grid, mapping: sheets[index]!.mapping! }] : []));
  const blocks = read.flatMap(({ grid, mapping: own }) => blocksOf(grid, own, read.length > 1));
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
  if (columns?.sheet === index) return { ...fitMapping(grid, { ...NO_TITLE, columns: asColumns(columns.columns) }), firstRow: columns.firstRow };
  const suggested = suggestMapping(grid);
  const before = remembered[signatureOf(grid) ?? ''];
  return before ? fitMapping(grid, { ...NO_TITLE, columns: asColumns(before) }) : suggested;
}

/** A mapping made when a field had one column keeps it as a number. */
const asColumns = (columns: SheetChoice['columns']): ColumnMapping['columns'] => {
  const several = SEVERAL_COLUMNS.flatMap((field) => (columns[field] === undefined ? [] : [[field, [columns[field]].flat()]]));
  return { ...columns, ...Object.fromEntries(several) } as ColumnMapping['columns'];
};

const NO_TITLE = { firstRow: 0, agency: null, fiscalYear: null };

type YearBlock = FileBlock & { fiscalYear: number | null };

/** `isOneOfMany`: a sheet for each unit, called by it, tells the unit where no column does. */
function blocksOf(grid: Grid, mapping: ColumnMapping, isOneOfMany: boolean): YearBlock[] {
  const agencies = agenciesIn(grid, mapping);
  const labels = replyLabels(grid, mapping);
  const unitOfSheet = isOneOfMany && mapping.columns.unit === undefined && UNIT.test(grid.name ?? '') ? grid.name!.trim() : null;
  return (agencies.length > 1 ? agencies : [null]).map((agency) => {
    const { table, facts, problems } = applyMapping(grid, mapping, agency);
    const { resolutions, problems: found } = readResolutionTable(table);
    const told = new Map(facts.map((fact) => [`${fact.place.page}/${fact.place.line}`, fact]));
    return {
      agency: table.agency,
      fiscalYear: table.fiscalYear,
      resolutions: resolutions.map((one) => {
        const fact = told.get(`${one.place.page}/${one.place.line}`);
        const answered = labels.length > 1 ? { ...one, answer: readReplies(partReplies(one.reply, labels), table.agency) } : one;
        const { proposers = [], dueOn = null, letters = [] } = fact ?? {};
        const unit = fact?.unit ?? unitOfSheet;
        return fact || unit ? { ...withDemands({ ...answered, proposers }), told: { unit, dueOn, letters } } : withDemands(answered);
      }),
      reservedCount: 0,
      problems: [...problems, ...found],
    };
  });
}

const UNIT = /^[\u4e00-\u9fff]{1,12}(?:組|科|室|處|司|課|隊|中心)$/;

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
