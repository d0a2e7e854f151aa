/** A document that is nothing but a table of 項次, 內容 and 辦理情形, without the annex's title: what somebody cut out of a book. */
import type { FileContent, Grid, Line } from '../content.ts';
import { problemAt } from '../problem.ts';
import { asksForSomething } from '../report/whole-report.ts';
import { suggestMapping } from '../sheets/column-mapping.ts';
import { readSheets } from '../sheets/read-sheets.ts';
import type { FileReading } from './file-reading.ts';

/** More words around a table are a document in which any table may stand. */
const MOST_LINES = 5;

/** Null where it is no such document: most of its rows ask for something, or it is the table of something else. */
export function readLoneTable({ blocks }: FileContent): FileReading | null {
  const grids = blocks.filter((block): block is Grid => block.kind === 'grid');
  const lines = blocks.filter((block): block is Line => block.kind === 'line' && block.text.trim() !== '');
  // Rows that page ends cut are for the reader of the annex.
  const isPaged = grids.some(({ rows }) => rows[0]?.place.page !== null);
  const { item, content, reply } = (grids[0] && suggestMapping(grids[0])?.columns) ?? {};
  if (isPaged || lines.length > MOST_LINES || item === undefined || content === undefined || reply === undefined) return null;
  const reading = readSheets({ blocks: grids }, { columns: null, remembered: {} });
  if (reading.kind !== 'resolutions') return null;
  const texts = reading.blocks.flatMap(({ resolutions }) => resolutions.map(({ text }) => text));
  if (texts.filter(asksForSomething).length * 2 < Math.max(1, texts.length)) return null;
  const below = lines.filter((line) => blocks.indexOf(line) > blocks.indexOf(grids[0]!));
  const told = below.map(({ text, place }) => problemAt('text-outside-table', place, null, { words: text.slice(0, 30) }));
  return { ...reading, sheets: [], problems: [...reading.problems, ...told] };
}
