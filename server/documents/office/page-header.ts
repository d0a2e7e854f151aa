/** The words at the top of each page, put where a reader of the pages meets them: above the section's first table. */
import type { Grid, Line } from '../content.ts';
import { readHeading } from '../annex/section-path.ts';

/** Adds the header's lines to a section's blocks, which begin at `from`: before its first grid and the headings just above it. */
export function insertPageHeader(blocks: (Line | Grid)[], from: number, header: readonly string[]): void {
  if (header.length === 0) return;
  let at = from;
  while (at < blocks.length && blocks[at]!.kind === 'line') at += 1;
  if (at === blocks.length) return;
  const grid = blocks[at] as Grid;
  const place = grid.rows[0]!.place;
  for (let before = blocks[at - 1]; at > from && before?.kind === 'line' && readHeading(before.text) !== null; before = blocks[at - 1]) at -= 1;
  blocks.splice(at, 0, ...header.map((text): Line => ({ kind: 'line', text, place })));
}

/** A header's own words as lines; the cells of one row stand on one. */
export const headerLines = (blocks: readonly (Line | Grid)[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : block.rows.flatMap(({ cells }) => linesOfRow(cells))));

const linesOfRow = (cells: readonly string[]): string[] => {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length === 1 ? filled[0]!.split('\n') : filled.length === 0 ? [] : [filled.map((cell) => cell.replaceAll('\n', ' ')).join('\t')];
};
