/**
 * What a file holds before anyone asks what it means: lines and grids in reading order, whatever the format.
 * Format readers (`pdf/`, `office/`, `sheets/`) make it; `annex/`, `report/` and the column mapping read it.
 */
import type { Problem } from './problem.ts';
import type { Place } from './table.ts';

/**
 * A paragraph (DOCX, ODT, HTML), a printed line (PDF) or a line of a text file; without its line break. `isNote`: it stands
 * at a page's end, as footnotes do, and parts nothing of what goes on on the next page. `isFurniture`: the pages show that it
 * is a running head or a foot.
 */
export type Line = { kind: 'line'; text: string; place: Place; isNote?: boolean; isFurniture?: boolean };

/** Cells in the order of the columns; a cell that spans columns or rows stands in its first, the others are ''. `\n` parts paragraphs. */
export type GridRow = {
  cells: string[];
  place: Place;
  /** Columns in which a cell from above reaches down into this row, where the format tells. */
  fromAbove?: number[];
};

/** A table of a document, the part of it on one page (PDF), or a sheet. Its column heads are rows like any other. */
export type Grid = { kind: 'grid'; name: string | null; rows: GridRow[] };

export type FileContent = {
  blocks: (Line | Grid)[];
  /** What stands in the document and in none of its lines: notes, hidden words, pictures. Told where it concerns a resolution. */
  leftOut?: Problem[];
};

/** A format reader's answer; `content` is null where the file cannot be read at all, and `problems` says why. */
export type ContentReading = { content: FileContent | null; problems: Problem[] };

/** How far a reader has come, in pages, rows or parts. */
export type OnProgress = (done: number, total: number) => void;
