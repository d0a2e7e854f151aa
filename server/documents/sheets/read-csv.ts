/** CSV and its kin → one grid: UTF-8, UTF-16 or Big5, parted by commas, semicolons or tabs, with line breaks inside quotes. */
import { CsvError, type Info, parse } from 'csv-parse/sync';
import type { ContentReading, FileContent, Grid } from '../content.ts';
import { readItemNumber } from '../enumerator.ts';
import { decodeText } from '../formats/decode-text.ts';
import { readHeading } from '../annex/section-path.ts';
import { problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';
import { gridsOf, MAX_CHARACTERS, MAX_COLUMNS, MAX_ROWS, refused } from './bounds.ts';
import { findHeads } from './find-heads.ts';
import { startsFooter } from './sheet-rows.ts';

const DELIMITERS = [',', '\t', ';'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** One grid without a name; each row stands at the line of the file it begins on. */
export async function readCsv(bytes: Uint8Array): Promise<ContentReading> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refused(decoded.reason);
  const named = /^sep=([,;\t|])\n/i.exec(decoded.text);
  const text = named ? decoded.text.slice(named[0].length) : decoded.text;
  if (text.length > MAX_CHARACTERS) return refused('sheet-too-much', { limit: MAX_CHARACTERS });
  const offset = named ? 1 : 0;
  try {
    return gridOf(parseRows(text, named ? named[1]! : delimiterOf(text)), offset);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] + offset : null;
    return { content: null, problems: [problemAt('csv-quote', { page: null, line }, null, { row: line ?? '' })] };
  }
}

/** Cells copied out of a sheet: rows of tabs, with the heads of a list or with numbers before them. Null where a text is no such thing. */
export function readPastedSheet(text: string): FileContent | null {
  if (!/\t.*\n?.*\t/.test(text) || text.length > MAX_CHARACTERS) return null;
  try {
    const { content } = gridOf(rejoinCells(parseRows(text, '\t')), 0);
    return content?.blocks.some((block) => block.kind === 'grid' && (findHeads(block) !== null || isNumbered(block))) ? content : null;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return null;
  }
}

/** Word parts the paragraphs of a cell as it parts rows: below the heads, a row goes on until it has a cell for each of them. */
function rejoinCells(rows: readonly Row[]): Row[] {
  const cells = rows.map(({ record }) => record);
  const heads = findHeads({ kind: 'grid', name: null, rows: cells.slice(0, MOST_ABOVE).map((own) => ({ cells: own, place: AT_NO_PLACE })) });
  if (heads === null) return [...rows];
  const width = heads.texts.length;
  const joined = rows.slice(0, heads.to);
  for (const row of rows.slice(heads.to)) {
    const before = joined.length > heads.to ? joined.at(-1)! : null;
    const [first = '', ...rest] = row.record;
    const isOpen = before !== null && before.record.length > 1 && (before.record.length < width || rest.length === 0);
    const goesOn = isOpen && before.record.length + rest.length <= width && !(rest.length === 0 && (readHeading(first) !== null || startsFooter({ cells: [first] })));
    if (!goesOn) joined.push(row);
    else joined[joined.length - 1] = { ...row, record: [...before.record.slice(0, -1), `${before.record.at(-1)}\n${first}`, ...rest] };
  }
  return joined;
}

/** Rows in which heads may stand. */
const MOST_ABOVE = 40;

/** A number and words beside it are a list of paragraphs as Word copies it; a third column makes a table. */
function isNumbered({ rows }: Grid): boolean {
  const told = rows.filter(({ cells }) => cells.length > 0);
  return told.filter(({ cells }) => cells.length > 2 && readItemNumber(cells[0]!) !== null).length * 2 > told.length;
}

type Row = { record: string[]; info: Info };

/** Quotes are as in RFC 4180; one that stands in the middle of a cell without quotes around it is text. */
const parseRows = (text: string, delimiter: string, to = MAX_ROWS + 1): Row[] =>
  parse(text, { delimiter, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, to }) as unknown as Row[];

/** `info.lines` is the line a row ends on: the next row begins on the one after it. */
function gridOf(parsed: readonly Row[], offset: number): ContentReading {
  const begins = parsed.map((_, index) => (index === 0 ? 1 : parsed[index - 1]!.info.lines + 1) + offset);
  const reading = gridsOf([{
    name: null,
    rows: parsed.slice(0, MAX_ROWS).map(({ record }) => record.slice(0, MAX_COLUMNS).map(withoutFormula)),
    isHidden: false,
    hiddenRows: [],
    hiddenColumns: [],
    isTooLong: parsed.length > MAX_ROWS,
    isTooWide: parsed.some(({ record }) => record.slice(MAX_COLUMNS).some((cell) => cell.trim() !== '')),
  }]);
  for (const block of reading.content?.blocks ?? []) {
    if (block.kind === 'grid') for (const [at, row] of block.rows.entries()) row.place = { page: 1, line: begins[at]! };
  }
  return reading;
}

/** ="001" is how programs keep a sheet from making a number of 001. */
const withoutFormula = (cell: string): string => (/^="[^"]*"$/.test(cell) ? cell.slice(2, -1) : cell);

const SAMPLE_ROWS = 20;

/** The one that parts the beginning into the largest even table: most rows of the same number of cells, more than one. */
function delimiterOf(text: string): Delimiter {
  const sample = text.slice(0, 200_000);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = evenness(sample, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function evenness(sample: string, delimiter: Delimiter): number {
  const counts = new Map<number, number>();
  for (const { record } of sampleRows(sample, delimiter)) {
    if (record.length > 1) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  }
  return Math.max(0, ...[...counts].map(([columns, rows]) => rows * (columns - 1)));
}

/** The sample may end inside a quote; then what is whole counts. */
function sampleRows(sample: string, delimiter: Delimiter): Row[] {
  try {
    return parseRows(sample, delimiter, SAMPLE_ROWS);
  } catch {
    return sample.split('\n').slice(0, SAMPLE_ROWS).map((line) => ({ record: line.split(delimiter), info: {} as Info }));
  }
}
