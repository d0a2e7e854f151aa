/** Items of a table without an item column: their numbers open the contents, (一)… as do the points of lists inside them. */
import { type ItemNumber, readItemNumber, readOpening } from '../enumerator.ts';
import { endsSentence } from '../annex/join-rows.ts';
import { readHeading } from '../annex/section-path.ts';
import type { Column } from './cells.ts';
import type { ItemMark } from './item-marks.ts';
import { joinHeading } from './paragraphs.ts';
import { medianOf, textOf, type TextLine } from './text-lines.ts';

/**
 * For each page its items. An item opens where all columns begin anew side by side, and its number goes on in the row of
 * numbers since the last heading; a point of a list has no reply of its own that begins beside it.
 */
export function findOpeningItems(pages: readonly Column[][]): ItemMark[][] {
  const pitches = (pages[0] ?? []).map((_, column) => pitchOf(pages.map((page) => page[column]!)));
  /** The last words of each column, on this page or those before. */
  const last: (TextLine | null)[] = pitches.map(() => null);
  let number: ItemNumber | null = null;
  return pages.map(([contents = [], ...replies]) => {
    const items: ItemMark[] = [];
    const top = Math.min(...[contents, ...replies].flatMap((lines) => lines[0]?.y ?? []));
    for (const [at, line] of contents.entries()) {
      const words = textOf(line);
      const before = contents[at - 1] ?? null;
      if (readHeading(words) !== null) number = null;
      const opening = readItemNumber(readOpening(words)?.mark ?? '');
      if (opening === null || !follows(opening, number)) continue;
      const isFresh = startsAnew(line, before, before ?? last[0] ?? null, pitches[0]!) || (before === null && line.y - top > pitches[0]!) || isBelowHeading(contents, at);
      if (!isFresh || !replies.some((reply, index) => beginsBeside(reply, line.y, last[index + 1] ?? null, pitches[index + 1]!))) continue;
      number = opening;
      items.push({ item: words, y: line.y, to: line.y });
    }
    for (const [column, lines] of [contents, ...replies].entries()) last[column] = lines.at(-1) ?? last[column] ?? null;
    return items;
  });
}

/** Whether a number can come after another; those of another style count the points of a list. */
const follows = (next: ItemNumber, number: ItemNumber | null): boolean =>
  number === null || (next.rank === number.rank && next.value > number.value);

/** Whether a paragraph can begin with a line: the words before it end a sentence, or stand further above than lines do. */
function startsAnew(line: TextLine, above: TextLine | null, before: TextLine | null, pitch: number): boolean {
  if (before === null || (above !== null && line.y - above.y > 1.3 * pitch)) return true;
  return endsSentence(textOf(before));
}

const MOST_HEADING_LINES = 6;

const isBelowHeading = (lines: Column, at: number): boolean =>
  Array.from({ length: Math.min(at, MOST_HEADING_LINES) }, (_, count) => lines.slice(at - 1 - count, at)).some((above) => joinHeading(above) !== null);

function beginsBeside(reply: Column, y: number, last: TextLine | null, pitch: number): boolean {
  const at = reply.findIndex((line) => Math.abs(line.y - y) < 0.6 * pitch);
  const above = reply[at - 1] ?? null;
  return at >= 0 && startsAnew(reply[at]!, above, above ?? last, pitch);
}

const pitchOf = (columns: readonly Column[]): number =>
  medianOf(columns.flatMap((lines) => lines.slice(1).map((line, index) => line.y - lines[index]!.y)).filter((step) => step > 0)) || 18;
