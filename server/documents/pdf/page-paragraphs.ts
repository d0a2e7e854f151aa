/** Pages outside the annex: printed lines joined to paragraphs, also across a page's end. */
import { startsWithEnumerator } from '../enumerator.ts';
import { endsSentence } from '../annex/join-rows.ts';
import type { Line } from '../content.ts';
import { isPageNumber } from './page-furniture.ts';
import { joint } from './paragraphs.ts';
import { medianOf, splitAtGaps, textOf, type TextLine } from './text-lines.ts';

/** A paragraph that may still go on: the line it stands in, and the printed line it ends with. */
export type OpenParagraph = { line: Line; last: TextLine; right: number } | null;

/** Wider gaps, in shares of the type, part columns of a table or a page number in a list of contents. */
const TABULATED = 2;

/** The lines of a page but for its number, and the paragraph that may go on on the next. The text of `open` grows where it goes on here. */
export function readParagraphs(lines: readonly TextLine[], page: number, open: OpenParagraph): { lines: Line[]; open: OpenParagraph } {
  const read: Line[] = [];
  const text = lines.filter((line) => !isPageNumber(line));
  const edges = { left: Math.min(...text.map(({ x0 }) => x0)), right: Math.max(...text.map(({ x1 }) => x1)) };
  let current = open;
  let isFirst = true;
  for (const [index, line] of lines.entries()) {
    const words = textOf(line);
    const place = { page, line: index + 1 };
    const isAtEdge = index === 0 || index === lines.length - 1;
    if (isAtEdge && isPageNumber(line)) continue;
    if (current && goesOn(current, line, words, edges.left, isFirst)) {
      current.line.text += joint(current.line.text, words) + words;
      current = { ...current, last: line, right: edges.right };
    } else {
      const begun: Line = { kind: 'line', text: words, place };
      read.push(begun);
      current = isTabulated(line) ? null : { line: begun, last: line, right: edges.right };
    }
    isFirst = false;
  }
  return { lines: read, open: current };
}

const isTabulated = (line: TextLine): boolean => splitAtGaps(line, TABULATED).length > 1 || /[.…·．]{3}/.test(textOf(line));

/** A line goes on in the next if it is full and the next neither opens a paragraph nor stands apart from it. */
function goesOn({ line, last, right }: NonNullable<OpenParagraph>, next: TextLine, words: string, left: number, isFirst: boolean): boolean {
  const isFull = last.x1 >= right - 1.6 * last.size;
  const isSameType = Math.abs(next.size - last.size) < 0.15 * last.size;
  const areCentred = Math.abs(last.x0 - next.x0) > 0.2 * next.size && Math.abs(last.x0 + last.x1 - next.x0 - next.x1) < next.size / 2;
  if (!isFull || !isSameType || areCentred || isTabulated(next) || (startsWithEnumerator(words) && !line.text.endsWith('第'))) return false;
  const isIndented = next.x0 > left + 1.5 * next.size && next.x0 > last.x0 + 0.5 * next.size;
  if (isIndented && endsSentence(line.text)) return false;
  return isFirst || next.y - last.y < 2.6 * medianOf([last.size, next.size]);
}
