/** The layout from the annex's first head on, in pieces: heads, lines, and runs of rows of one grid. */
import type { AnnexHead } from './annex-heads.ts';
import type { Layout } from './annex-layout.ts';
import type { Grid, GridRow } from '../content.ts';
import { readHeading } from './section-path.ts';
import type { Place } from '../table.ts';

export type TextLine = { words: string; place: Place };

/** `grid` of a head is the one its column heads stand in, of a run the one its rows are from; `at` is a line of the layout. */
export type AnnexPiece =
  | { kind: 'head'; head: AnnexHead; headings: TextLine[]; at: number; grid: Grid | null; words: string; place: Place }
  | { kind: 'line'; at: number; words: string; place: Place; isNote: boolean; isFurniture: boolean }
  | { kind: 'rows'; at: number; grid: Grid; rows: GridRow[]; words: string; place: Place };

/** Blank lines and empty rows are none. */
export function partIntoPieces({ lines, sources }: Layout, heads: readonly AnnexHead[], from: number): AnnexPiece[] {
  const headAt = new Map(heads.map((head) => [head.from, head]));
  const pieces: AnnexPiece[] = [];
  for (let at = from; at < lines.length; at += 1) {
    const { grid, row, place, isNote = false, isFurniture = false } = sources[at]!;
    const words = withoutContinued(lines[at]!.trim());
    const head = headAt.get(at);
    const last = pieces.at(-1);
    if (head) {
      const headings = head.headings.map((line) => ({ words: withoutContinued(lines[line]!.trim()), place: sources[line]!.place }));
      pieces.push({ kind: 'head', head, headings, at, grid: head.columns ? (sources[head.to - 1]?.grid ?? null) : null, words, place });
      at = head.to - 1;
    } else if (words === '') continue;
    else if (grid === null || row === null) pieces.push({ kind: 'line', at, words, place, isNote, isFurniture });
    else if (last?.kind === 'rows' && last.grid === grid) last.rows.push(grid.rows[row]!);
    else pieces.push({ kind: 'rows', at, grid, rows: [grid.rows[row]!], words, place });
  }
  return pieces;
}

/** 一、內政委員會（續） is the heading 一、內政委員會; other words stay as they are. */
export function withoutContinued(words: string): string {
  const bare = words.length > LONGEST_HEADING ? words : words.replace(CONTINUED, '');
  return bare !== words && readHeading(bare) !== null ? bare : words;
}

const LONGEST_HEADING = 140;
const CONTINUED = /^[(（]續[)）]\s*|\s*[(（](?:續|接上[頁表])[^()（）]{0,2}[)）]$/;
