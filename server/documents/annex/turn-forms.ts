/**
 * A table for each resolution, its heads one under the other (項次, 決議內容, 辦理情形), turned into rows under heads, as
 * the annex has them. Forms may stand in one table, one below the other, and hold two heads with their words in a row.
 */
import { type ColumnRole, isToldInLists, roleOfHead } from './column-heads.ts';
import type { FileContent, Grid, GridRow, Line } from '../content.ts';
import { startsWithEnumerator } from '../enumerator.ts';
import { type Problem, problemAt } from '../problem.ts';
import { compactLine } from './running-head.ts';
import type { Place } from '../table.ts';

/** The content itself where no table of it is a form. */
export function turnForms(content: FileContent): FileContent {
  const turned = new Map(content.blocks.flatMap((block): [Line | Grid, TurnedForm][] => {
    const form = block.kind === 'grid' ? turnForm(block) : null;
    return form ? [[block, form]] : [];
  }));
  if (turned.size === 0) return content;
  const forms = [...turned].map(([block, { grid }]): [Line | Grid, Grid] => [block, grid]);
  const leftOut = [...(content.leftOut ?? []), ...tellDropped([...turned.values()].flatMap(({ dropped }) => dropped))];
  return {
    blocks: content.blocks.map((block) => turned.get(block)?.grid ?? block),
    leftOut: leftOut.map((problem) => ({ ...problem, place: { ...problem.place, ...placeIn(forms, problem.place) } })),
  };
}

/** What stands beside the forms, each of which is told; `turned` is the content behind `turnForms`. */
export function leaveOutForms(content: FileContent, turned: FileContent): FileContent {
  const isForm = (block: Line | Grid, at: number): boolean => block !== turned.blocks[at];
  const told = content.blocks.filter(isForm).flatMap((block) => (block.kind === 'grid' ? [tellLeftOut(block.rows[0]!.place, block.rows[0]!.cells)] : []));
  return { blocks: content.blocks.filter((block, at) => !isForm(block, at)), leftOut: [...(content.leftOut ?? []), ...told] };
}

const tellLeftOut = (place: Place, words: readonly string[]): Problem =>
  problemAt('text-outside-table', place, null, { words: words.join(' ').replace(/\s+/g, ' ').slice(0, 30) });

/** `dropped`: the fields that no column of the annex has. */
type TurnedForm = { grid: Grid; dropped: Field[] };

/** Once for each head: every form has it. */
function tellDropped(dropped: readonly Field[]): Problem[] {
  const firsts = new Map([...dropped].reverse().map((field) => [compactLine(field.head), field]));
  return [...firsts.values()].reverse().map(({ head, words, place }) => tellLeftOut(place, [head, ...words]));
}

/** Where a form has become a row, so has what was left out of it. */
function placeIn(forms: readonly (readonly [Line | Grid, Grid])[], { line }: Place): Place | null {
  const form = forms.find(([block]) => block.kind === 'grid' && isWithin(line, block.rows));
  return form?.[1].rows.findLast((row) => (row.place.line ?? 0) <= (line ?? 0))?.place ?? null;
}

const isWithin = (line: number | null, rows: readonly GridRow[]): boolean =>
  line !== null && line >= (rows[0]!.place.line ?? 0) && line <= (rows.at(-1)!.place.line ?? 0);

/** What goes into a column of its own: the annex's three, and what lists tell beside them, each head a column. */
type Part = 'item' | 'content' | 'reply' | `beside ${string}`;
type Field = { part: Part | null; head: string; words: string[]; place: Place };

const PARTS: Partial<Record<ColumnRole, Part>> = { item: 'item', serial: 'item', content: 'content', reply: 'reply' };

const partOf = (head: string): Part | null => PARTS[roleOfHead(head) ?? 'other'] ?? (isToldInLists(head) ? `beside ${compactLine(head)}` : null);

/** Null where the table is no form: a head has its words beside it or below it, and content and reply never share a row. */
function turnForm(grid: Grid): TurnedForm | null {
  const fields: Field[] = [];
  /** Heads of no part, so far. */
  const others = new Set<string>();
  for (const row of grid.rows) {
    const roles = row.cells.filter(isFilled).map(roleOfHead);
    if (roles.includes('content') && roles.includes('reply')) return null;
    const own = fieldsOf(row);
    const last = fields.at(-1);
    // Below the reply's head anything may stand in two cells: 第一季 | 已完成。
    const goesOn = own?.length === 1 && last?.part === 'reply' && roleOfHead(own[0]!.head) === null && !others.has(own[0]!.head);
    if (own === null) last?.words.push(...row.cells.filter(isFilled));
    else if (goesOn) last!.words.push(row.cells.filter(isFilled).join('\t'));
    else fields.push(...own);
    if (own && !goesOn) for (const { part, head } of own) if (part === null) others.add(head);
  }
  const besides = [...new Set(fields.flatMap(({ part }) => (part?.startsWith('beside') ? [part] : [])))];
  const heads = (['item', 'content', 'reply', ...besides] as const).flatMap((part) => fields.find((field) => field.part === part) ?? []);
  const has = (part: Part): boolean => fields.some((field) => field.part === part && field.words.length > 0);
  if (!has('content') || !has('reply')) return null;
  const parts = heads.map(({ part }) => part!);
  const records = recordsOf(fields).map((record) => ({
    words: parts.map((part) => record.filter((field) => field.part === part).flatMap(({ words }) => words).join('\n')),
    place: record[0]!.place,
  }));
  // Two resolutions under one number could not be told apart.
  const itemAt = parts.indexOf('item');
  if (itemAt >= 0 && records.some(({ words }) => words[itemAt] === '' && words.some(isFilled))) return null;
  const rows = records.map(({ words, place }): GridRow => ({ cells: words, place }));
  return {
    grid: { ...grid, rows: [{ cells: heads.map(({ head }) => head), place: grid.rows[0]!.place }, ...rows] },
    dropped: fields.filter(({ part, words }) => part === null && words.length > 0),
  };
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
    if (isHead) fields.push({ part: partOf(cell), head: cell, words: [], place });
    else fields.at(-1)!.words.push(cell);
  }
  return fields;
}

/** Heads we do not know are short, and no words of a cell that goes on. */
const looksLikeHead = (cell: string): boolean => cell.length <= 12 && !/[。；，、：:\d]/.test(cell) && !startsWithEnumerator(cell);

/** A form begins with its first head, and anew with another number, or with a content behind a reply. */
function recordsOf(fields: readonly Field[]): Field[][] {
  const records: Field[][] = [];
  for (const field of fields) {
    const has = (part: Part): boolean => records.at(-1)?.some((one) => one.part === part) ?? false;
    const isAgain = field.part === 'item' ? has('item') && (has('content') || has('reply')) : field.part === 'content' && has('reply');
    if (records.length === 0 || isAgain) records.push([]);
    records.at(-1)!.push(field);
  }
  return records.filter((record) => record.some(({ part }) => part !== null));
}
