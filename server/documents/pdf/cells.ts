/** The lines of each column of a page's body. */
import { readHeading } from '../annex/section-path.ts';
import { type AnnexPage, type Body, tableVerticals } from './annex-page.ts';
import type { Borders } from './column-borders.ts';
import { type Glyph, inkOf } from './marks.ts';
import { coverOf } from './rulings.ts';
import { findLines, letterSpaceOf, medianOf, splitAtGaps, textOf, type TextLine } from './text-lines.ts';

/** A column's lines on one page, from top to bottom. */
export type Column = TextLine[];

/** Gaps wider than this share of the type part pieces of a line that belong to different cells, or are tabulated. */
const GAP = 0.8;

/**
 * Words that run across a border, as a heading over all columns does, stand in the column in which they begin; so does
 * all of a line beside which the ruling between two columns is left out.
 */
export function findColumns(page: AnnexPage, body: Body, borders: Borders): Column[] {
  const columns: Glyph[][] = Array.from({ length: borders.length + 1 }, () => []);
  const rulings = tableVerticals(page, body);
  const verticals = borders.map((x) => rulings.find(({ at }) => Math.abs(at - x) < 3));
  const isOpen = (column: number, line: TextLine): boolean => {
    const vertical = verticals[column - 1];
    return vertical !== undefined && coverOf(vertical, line.y - line.size, line.y) < 0.3 * line.size;
  };
  for (const line of page.lines.slice(body.from, body.to)) {
    const closed = borders.filter((_, index) => !isOpen(index + 1, line));
    const pieces = isSpreadHeading(line) ? [line] : splitAtGaps(line, GAP).flatMap((one) => splitAtBorders(one, closed));
    for (const piece of pieces) {
      let column = columnAt(piece.x0 + 0.3 * piece.size, borders);
      while (column > 0 && isOpen(column, line)) column -= 1;
      columns[column]!.push(...piece.glyphs);
    }
  }
  return columns.map(findLines);
}

/** A heading whose letters are spread over the width of the table. */
function isSpreadHeading(line: TextLine): boolean {
  const usual = letterSpaceOf(line);
  return usual > 0.3 * line.size && splitAtGaps(line, 3 * usual / line.size).length === 1 && readHeading(textOf(line)) !== null;
}

export const columnAt = (x: number, borders: Borders): number => borders.filter((border) => border <= x).length;

/** At a border between two letters that stand further apart than the piece's other letters do. */
function splitAtBorders(piece: TextLine, borders: Borders): TextLine[] {
  const inside = borders.filter((border) => border > piece.x0 && border < piece.x1);
  if (inside.length === 0) return [piece];
  const inks = piece.glyphs.map(inkOf);
  // A stop or bracket at a column's end may reach into the next with its blank half; inside a heading it parts nothing.
  const boxes = readHeading(textOf(piece)) === null ? inks : piece.glyphs;
  const gaps = boxes.slice(1).map(({ x0 }, index) => x0 - boxes[index]!.x1);
  const usual = medianOf(gaps);
  const parts: Glyph[][] = [[piece.glyphs[0]!]];
  for (const [index, glyph] of piece.glyphs.slice(1).entries()) {
    const [before, after] = [inks[index]!, inks[index + 1]!];
    const isWordSpace = glyph.isSpaced && gaps[index]! < 0.7 * piece.size;
    const isAtBorder = !isWordSpace && inside.some((border) => before.x1 <= border + 0.3 * piece.size && after.x0 >= border - 0.3 * piece.size);
    if (isAtBorder && gaps[index]! > usual + 0.1 * piece.size) parts.push([glyph]);
    else parts.at(-1)!.push(glyph);
  }
  return parts.map((glyphs) => ({ ...piece, glyphs, x0: glyphs[0]!.x0, x1: glyphs.at(-1)!.x1 }));
}
