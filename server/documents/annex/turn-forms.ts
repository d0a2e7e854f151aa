/**
 * A table for each resolution, its heads one under the other (項次, 決議內容, 辦理情形), turned into rows under heads, as
 * the annex has them. Forms may stand in one table, one below the other, and hold two heads with their words in a row.
 */
import { type ColumnRole, roleOfHead } from './column-heads.ts';
import type { FileContent, Grid, GridRow, Line } from '../content.ts';
import { startsWithEnumerator } from '../enumerator.ts';
import type { Place } from '../table.ts';

export function turnForms(content: FileContent): FileContent {
  const turned = new Map(content.blocks.flatMap((block): [Line | Grid, Grid][] => {
    const form = block.kind === 'grid' ? turnForm(block) : null;
    return form ? [[block, form]] : [];
  }));
  if (turned.size === 0) return content;
  const { leftOut = [] } = content;
  const forms = [...turned];
  return {
    blocks: content.blocks.map((block) => turned.get(block) ?? block),
    leftOut: leftOut.map((problem) => ({ ...problem, place: { ...problem.place, ...placeIn(forms, problem.place) } })),
  };
}

/** Where a form has become a row, so has what was left out of it. */
function placeIn(forms: readonly (readonly [Line | Grid, Grid])[], { line }: Place): Place | null {
  const form = forms.find(([block]) => block.kind === 'grid' && isWithin(line, block.rows));
  return form?.[1].rows.findLast((row) => (row.place.line ?? 0) <= (line ?? 0))?.place ?? null;
}

const isWithin = (line: number | null, rows: readonly GridRow[]): boolean =>
  line !== null && line >= (rows[0]!.place.line ?? 0) && line <= (rows.at(-1)!.place.line ?? 0);

type Part = 'item' | 'content' | 'reply';
type Field = { part: Part | null; head: string; words: string[]; place: Place };

const PARTS: Partial<Record<ColumnRole, Part>> = { item: 'item', serial: 'item', content: 'content', reply: 'reply' };

/** Null where the table is no form: a head has its words beside it or below it, and content and reply never share a row. */
function turnForm(grid: Grid): Grid | null {
  const fields: Field[] = [];
  for (const row of grid.rows) {
    const roles = row.cells.filter(isFilled).map(roleOfHead);
    if (roles.includes('content') && roles.includes('reply')) return null;
    const own = fieldsOf(row);
    if (own === null) fields.at(-1)?.words.push(...row.cells.filter(isFilled));
    else fields.push(...own);
  }
  const heads = (['item', 'content', 'reply'] as const).flatMap((part) => fields.find((field) => field.part === part) ?? []);
  const has = (part: Part): boolean => fields.some((field) => field.part === part && field.words.length > 0);
  if (!has('content') || !has('reply')) return null;
  const parts = heads.map(({ part }) => part!);
  const rows = recordsOf(fields).map((record): GridRow => ({
    cells: parts.map((part) => record.filter((field) => field.part === part).flatMap(({ words }) => words).join('\n')),
    place: record[0]!.place,
  }));
  return { ...grid, rows: [{ cells: heads.map(({ head }) => head), place: grid.rows[0]!.place }, ...rows] };
}

const isFilled = (cell: string): boolean => cell.trim() !== '';

/** The heads of a row, each with the cell behind it; null where the row only goes on with words of the head above. */
function fieldsOf({ cells, place }: GridRow): Field[] | null {
  const filled = cells.filter(isFilled);
  const first = roleOfHead(filled[0] ?? '');
  if (first === null && !(filled.length === 2 && looksLikeHead(filled[0]!))) return null;
  const fields: Field[] = [];
  for (const [at, cell] of filled.entries()) {
    const role = roleOfHead(cell);
    const isHead = at === 0 || (role !== null && fields.at(-1)!.words.length > 0);
    if (isHead) fields.push({ part: role === null ? null : (PARTS[role] ?? null), head: cell, words: [], place });
    else fields.at(-1)!.words.push(cell);
  }
  return fields;
}

/** Heads we do not know are short, and no words of a cell that goes on. */
const looksLikeHead = (cell: string): boolean => cell.length <= 12 && !/[。；，、：:\d]/.test(cell) && !startsWithEnumerator(cell);

/** A form begins with its first head, and anew where a head comes again behind a reply. */
function recordsOf(fields: readonly Field[]): Field[][] {
  const records: Field[][] = [];
  /** Of the record being filled. */
  let parts = new Set<Part>();
  for (const field of fields) {
    const isAgain = field.part !== null && parts.has('reply') && parts.has(field.part);
    if (records.length === 0 || isAgain) {
      records.push([]);
      parts = new Set();
    }
    records.at(-1)!.push(field);
    if (field.part !== null) parts.add(field.part);
  }
  return records.filter((record) => record.some(({ part }) => part !== null));
}
