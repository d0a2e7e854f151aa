/** Items of a table without an item column: their numbers open the contents, (一)… as do the points of lists inside them. */
import { type ItemNumber, readItemNumber, readOpening } from '../enumerator.ts';
import { endsSentence } from '../annex/join-rows.ts';
import { readHeading } from '../annex/section-path.ts';
import type { Column } from './cells.ts';
import type { ItemMark } from './item-marks.ts';
import { joinHeading } from './paragraphs.ts';
import { medianOf, splitAtGaps, textOf, type TextLine } from './text-lines.ts';

/**
 * For each page its items. An item opens where all columns begin anew side by side, and its number goes on in the row of
 * numbers since the last heading, in the contents or, as `isHeaded` tells, above a page's columns; a point of a list has
 * no reply of its own that begins beside it.
 */
export function findOpeningItems(pages: readonly Column[][], isHeaded: (page: number) => boolean): ItemMark[][] {
  const width = Math.max(...pages.map((columns) => columns.length), 0);
  const pitches = Array.from({ length: width }, (_, column) => pitchOf(pages.map((columns) => columns[column] ?? [])));
  /** The last line of each column on the pages before. */
  const last: (TextLine | null)[] = pitches.map(() => null);
  /** The last lines of the contents there: a page end may cut a heading. */
  let tail: Column = [];
  let number: ItemNumber | null = null;
  /** The last number of each style that opened a line, be it an item's or a point's: points may have points of their own. */
  const points = new Map<number, number>();
  return pages.map((columns, page) => {
    if (isHeaded(page)) number = null;
    const top = Math.min(...columns.flatMap((lines) => lines[0]?.y ?? []));
    const startsAt = (column: number, at: number): boolean => {
      const [line, above] = [columns[column]![at]!, columns[column]![at - 1] ?? null];
      if (above === null && line.y - top > pitches[column]!) return true;
      return startsAnew(line, above, above ?? last[column]!, pitches[column]!) || (above !== null && isShort(above, columns[column]!));
    };
    const [contents = []] = columns;
    const items = contents.flatMap((line, at) => {
      if (readHeading(textOf(line)) !== null) number = null;
      const opening = readItemNumber(readOpening(textOf(line))?.mark ?? '');
      if (opening === null) return [];
      const isPoint = points.get(opening.rank) === opening.value - 1;
      points.set(opening.rank, opening.value);
      if (!follows(opening, number, isPoint) || !(startsAt(0, at) || isBelowHeading([...tail, ...contents], tail.length + at))) return [];
      const isAnswered = columns.some((lines, column) => {
        const beside = column === 0 ? -1 : lines.findIndex(({ y }) => Math.abs(y - line.y) < 0.6 * pitches[column]!);
        return beside >= 0 && startsAt(column, beside);
      });
      if (!isAnswered) return [];
      number = opening;
      return [{ item: textOf(line), y: line.y, to: line.y }];
    });
    tail = [...tail, ...contents].slice(-MOST_HEADING_LINES);
    for (const [column, lines] of columns.entries()) last[column] = lines.at(-1) ?? last[column]!;
    return items;
  });
}

/** Whether a number can come after another; those of another style, and smaller ones that go on from a point, count the points of a list. */
const follows = (next: ItemNumber, number: ItemNumber | null, isPoint: boolean): boolean =>
  number === null || (next.rank === number.rank && (next.value > number.value || (next.value > 1 && !isPoint)));

/** Wider gaps, in shares of the type, part the columns of a small table inside a cell. */
const TABULATED = 1;

/** Whether a paragraph can begin with a line: the words before it end a sentence or a small table, or stand further above than lines do. */
function startsAnew(line: TextLine, above: TextLine | null, before: TextLine | null, pitch: number): boolean {
  if (before === null || (above !== null && line.y - above.y > 1.3 * pitch)) return true;
  return endsSentence(textOf(before)) || splitAtGaps(before, TABULATED).length > 1;
}

/** Whether a line fills no more than two thirds of its column, as the last of a paragraph does. */
function isShort(line: TextLine, column: Column): boolean {
  const left = Math.min(...column.map(({ x0 }) => x0));
  const right = Math.max(...column.map(({ x1 }) => x1));
  return line.x1 - left < (right - left) * 2 / 3;
}

const MOST_HEADING_LINES = 6;

function isBelowHeading(lines: Column, at: number): boolean {
  const counts = Array.from({ length: Math.min(at, MOST_HEADING_LINES) }, (_, index) => index + 1);
  return counts.some((count) => joinHeading(lines.slice(at - count, at)) !== null);
}

const pitchOf = (columns: readonly Column[]): number =>
  medianOf(columns.flatMap((lines) => lines.slice(1).map((line, index) => line.y - lines[index]!.y)).filter((step) => step > 0)) || 18;
