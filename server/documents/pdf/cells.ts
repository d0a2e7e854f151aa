/** The lines of each column of a page's body. */
import { readOpening } from '../enumerator.ts';
import { readHeading } from '../annex/section-path.ts';
import { type AnnexPage, type Body, tableVerticals } from './annex-page.ts';
import type { Borders } from './column-borders.ts';
import { joinInnerTables } from './inner-tables.ts';
import { type Glyph, inkOf } from './marks.ts';
import { coverOf, type Ruling } from './rulings.ts';
import { compactText, findLines, letterSpaceOf, medianOf, splitAtGaps, textOf, type TextLine } from './text-lines.ts';

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
  // Rows too high for a page go on below all rulings.
  const end = Math.max(...rulings.flatMap(({ stretches }) => stretches.map(([, to]) => to)));
  const isOpen = (column: number, line: TextLine): boolean => {
    const vertical = verticals[column - 1];
    return vertical !== undefined && line.y < end && coverOf(vertical, line.y - line.size, line.y) < 0.3 * line.size;
  };
  const isRuled = (vertical: Ruling | undefined, line: TextLine): boolean =>
    vertical !== undefined && coverOf(vertical, line.y - line.size, line.y) > 0.7 * line.size;
  for (const line of page.lines.slice(body.from, body.to)) {
    const closed = borders.filter((_, index) => !isOpen(index + 1, line));
    const ruled = borders.filter((_, index) => isRuled(verticals[index], line));
    const pieces = isSpreadHeading(line) ? [line] : splitAtGaps(line, GAP).flatMap((one) => splitAtBorders(one, closed, ruled));
    const cells: Glyph[][] = columns.map(() => []);
    for (const piece of pieces) {
      const [first] = piece.glyphs;
      let column = columnAt(Math.min(piece.x0 + 0.3 * piece.size, (first!.x0 + first!.x1) / 2), borders);
      while (column > 0 && isOpen(column, line)) column -= 1;
      cells[column]!.push(...piece.glyphs);
    }
    for (const [column, glyphs] of closeNumber(cells).entries()) columns[column]!.push(...glyphs);
  }
  return columns.map((glyphs, column) =>
    joinInnerTables(findLines(glyphs), { rulings: page.rulings, own: rulings }, [borders[column - 1] ?? -Infinity, borders[column] ?? Infinity]));
}

/** A number spread over its column may reach into what the text's own edges seem to give to the next: it ends with its bracket. */
function closeNumber(cells: Glyph[][]): Glyph[][] {
  const [item = [], content = [], ...others] = cells;
  const words = compactText({ glyphs: [...item, ...content] });
  const mark = item.length > 0 && content.length > 0 && /^[(（]/.test(words) ? readOpening(words)?.mark ?? '' : '';
  const rest = mark.length - item.length;
  const isFar = content.slice(0, rest).some(({ x0, size }, index) => x0 - (content[index - 1] ?? item.at(-1)!).x1 > 2 * size);
  return rest <= 0 || isFar ? cells : [[...item, ...content.slice(0, rest)], content.slice(rest), ...others];
}

/** A heading whose letters are spread over the width of the table. */
function isSpreadHeading(line: TextLine): boolean {
  const usual = letterSpaceOf(line);
  return usual > 0.3 * line.size && splitAtGaps(line, 3 * usual / line.size).length === 1 && readHeading(textOf(line)) !== null;
}

export const columnAt = (x: number, borders: Borders): number => borders.filter((border) => border <= x).length;

/** Points: less than any gutter, more than the space between letters that touch; and how far programs move what they draw to their grid. */
const [MIN_GAP, GRID] = [0.3, 0.15];

/**
 * At a border between two letters that stand further apart than those on one of its sides do: justified columns are set
 * unevenly. Where the border is drawn as a line beside the letters, however close to it they stand.
 */
function splitAtBorders(piece: TextLine, borders: Borders, ruled: Borders): TextLine[] {
  const inside = borders.filter((border) => border > piece.x0 && border < piece.x1);
  if (inside.length === 0) return [piece];
  const { glyphs, size } = piece;
  const inks = glyphs.map(inkOf);
  // A stop or bracket at a column's end may reach into the next with its blank half; inside a heading it parts nothing.
  const isHeading = readHeading(textOf(piece)) !== null;
  const boxes = isHeading ? glyphs : inks;
  // Programs set a quarter of the type's size between Chinese and Latin letters.
  const isMixed = (index: number): boolean => /[!-~]/.test(glyphs[index]!.text) !== /[!-~]/.test(glyphs[index + 1]!.text);
  const gaps = boxes.slice(1).map(({ x0 }, index) => x0 - boxes[index]!.x1);
  const isBetween = (index: number): boolean =>
    inside.some((border) => inks[index]!.x1 <= border + 0.3 * size && inks[index + 1]!.x0 >= border - 0.3 * size);
  const middleOf = ({ x0, x1 }: { x0: number; x1: number }): number => (x0 + x1) / 2;
  const isRuledOff = (index: number): boolean => ruled.some((border) => middleOf(inks[index]!) < border && border < middleOf(inks[index + 1]!));
  const places = gaps.flatMap((_, index) => (isBetween(index) ? [index] : []));
  // Between the letters of a cell no border lies; those of a heading may stand on either side of one.
  const isAround = (index: number): boolean =>
    !isHeading && gaps[index]! > MIN_GAP && inside.some((border) => inks[index]!.x1 <= border + GRID && border <= inks[index + 1]!.x0 + GRID);
  const isCut = (index: number): boolean => {
    if (isAround(index) || isRuledOff(index)) return true;
    const [from, to] = [places.findLast((place) => place < index) ?? -1, places.find((place) => place > index) ?? gaps.length];
    const usual = Math.min(medianOf(gaps.slice(from + 1, index)), medianOf(gaps.slice(index + 1, to)));
    const isWordSpace = isHeading && glyphs[index + 1]!.isSpaced && gaps[index]! < 0.7 * size;
    return !isWordSpace && gaps[index]! > usual + (isHeading && isMixed(index) ? 0.35 : 0.1) * size;
  };
  const cuts = [...places.filter(isCut), gaps.length];
  return cuts.map((cut, at) => {
    const part = glyphs.slice(at === 0 ? 0 : cuts[at - 1]! + 1, cut + 1);
    return { ...piece, glyphs: part, x0: part[0]!.x0, x1: part.at(-1)!.x1 };
  });
}
