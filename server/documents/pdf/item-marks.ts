/** The item numbers of a page: 項次 in the first column, also where a narrow column breaks one over lines. */
import { endsSentence } from '../annex/join-rows.ts';
import { readHeading } from '../annex/section-path.ts';
import { readItemNumber } from '../enumerator.ts';
import type { Column } from './cells.ts';
import { WIDEST_PITCH } from './row-style.ts';
import { compactText, textOf, type TextLine } from './text-lines.ts';

/** An item number with the baselines of its first and last line. */
export type ItemMark = { item: string; y: number; to: number };

/** One letter a line: (三六九). */
const MOST_LINES = 8;
/** What may be the beginning of 二十、 or 20. */
const BARE = /^[0-9〇零一二三四五六七八九十百]+$/;
/** From line to line of one number, in shares of the type. */
const CLOSE_PITCH = 2.3;
const EMPTY = { glyphs: [] };
const STOP = /^[、.．]$/;
const CLOSED = /[)）、.．項案點]$/;

/** The first column, unless none of its lines is a number, and most of another's are closed ones: an agency's name may stand before them. */
export function findItemColumn(pages: readonly Column[][]): number {
  const width = Math.max(...pages.map((columns) => columns.length), 0);
  const linesOf = (column: number): string[] => pages.flatMap((columns) => (columns[column] ?? []).map(compactText));
  const isNumber = (words: string): boolean => readItemNumber(words) !== null;
  if (linesOf(0).some(isNumber)) return 0;
  const at = Array.from({ length: width }, (_, column) => linesOf(column)).findIndex((lines) => {
    const numbers = lines.filter((words) => CLOSED.test(words) && isNumber(words));
    return numbers.length > 1 && numbers.length * 2 > lines.length;
  });
  return Math.max(0, at);
}

/** In the first column; the others show where a row begins. */
export function findItems([column = [], ...beside]: readonly Column[]): ItemMark[] {
  const items: ItemMark[] = [];
  for (let at = 0; at < column.length; at += 1) {
    const found = readItemAt(column, at, beside);
    if (found === null) continue;
    items.push({ item: found.item, y: column[at]!.y, to: column[found.last]!.y });
    at = found.last;
  }
  return items;
}

/** 壹、 with 通案決議部分 beside it opens a row as an item's number does. */
function opensHeading(line: TextLine, [contents = []]: readonly Column[]): boolean {
  const mark = compactText(line);
  if (!PART_NUMBER.test(mark)) return false;
  const words = contents.find(({ y }) => Math.abs(y - line.y) < 0.5 * line.size);
  return words !== undefined && readHeading(mark + textOf(words)) !== null;
}
/** Of a part of the table, which bears headings. */
export const PART_NUMBER = /^[壹貳參叁肆伍陸柒捌玖拾]{1,3}、$/;

/** The longest number that ends in its closing mark; else what stands on the line alone. */
function readItemAt(column: Column, at: number, beside: readonly Column[]): { item: string; last: number } | null {
  if (opensHeading(column[at]!, beside)) return { item: compactText(column[at]!), last: at };
  let words = '';
  for (let last = at; last < Math.min(column.length, at + MOST_LINES); last += 1) {
    const line = column[last]!;
    if (last > at && line.y - column[last - 1]!.y > WIDEST_PITCH * line.size) break;
    words += compactText(line);
    if (CLOSED.test(words) && readItemNumber(words) !== null) return { item: words, last };
    if (words.length > 12) break;
  }
  const alone = compactText(column[at]!);
  return readItemNumber(alone) === null ? null : readBareAt(column, at, alone, beside);
}

/**
 * A number without a closing mark that a narrow column breaks, 九十 above 五: the next line is too close for a row of its
 * own, its number too small, and nothing begins between or beside them.
 */
function readBareAt(column: Column, at: number, alone: string, beside: readonly Column[]): { item: string; last: number } {
  const [line, next] = [column[at]!, column[at + 1]];
  const rest = next && next.y - line.y < CLOSE_PITCH * line.size ? compactText(next) : '';
  const [value, added, whole] = [alone, rest, alone + rest].map((words) => (BARE.test(words) ? readItemNumber(words)?.value ?? null : null));
  const isBroken = value != null && added != null && whole != null && added < value && whole > value && !beginsRow(line!, next!, beside);
  return isBroken ? { item: alone + rest, last: at + 1 } : { item: alone, last: at };
}

/** Whether a heading stands between two lines, or two columns begin a sentence beside the lower one. */
function beginsRow({ y: from }: TextLine, { y: to, size }: TextLine, beside: readonly Column[]): boolean {
  const isBeside = ({ y }: TextLine): boolean => Math.abs(y - to) < 0.3 * size;
  const hasHeading = beside.some((lines) => lines.some((line) => line.y > from && line.y < to && !isBeside(line) && readHeading(textOf(line)) !== null));
  const begun = beside.filter((lines) => {
    const at = lines.findIndex(isBeside);
    return at > 0 && endsSentence(textOf(lines[at - 1]!));
  });
  return hasHeading || begun.length > 1;
}

/** An item number that a page end cut in two, (二十 and 二), is put together where it begins. */
export function mendCutNumbers(pages: readonly Column[][]): void {
  const whole = pages.flatMap(([column = []]) => column.map(compactText)).filter((words) => readItemNumber(words) !== null);
  // Where numbers bear no closing mark, a bare one cannot be told to be cut.
  const areClosed = whole.filter((words) => CLOSED.test(words)).length * 2 > whole.length;
  for (const [index, [column]] of pages.entries()) {
    const next = pages[index + 1]?.[0];
    if (!column || !next) continue;
    const opened = column.findLastIndex((line) => /^[(（第]/.test(compactText(line)));
    const from = opened < 0 && areClosed && BARE.test(compactText(column.at(-1) ?? EMPTY)) ? column.length - 1 : opened;
    const begun = from < 0 ? '' : column.slice(from).map(compactText).join('');
    const isCut = begun !== '' && !CLOSED.test(begun);
    // （一）、 may be parted before its last mark.
    if (!isCut && !(CLOSED.test(begun) && STOP.test(compactText(next[0] ?? EMPTY)))) continue;
    for (let count = 1; count <= Math.min(MOST_LINES, next.length); count += 1) {
      const rest = next.slice(0, count);
      const whole = begun + rest.map(compactText).join('');
      if (!CLOSED.test(whole) || readItemNumber(whole) === null) continue;
      column.at(-1)!.glyphs.push(...rest.flatMap(({ glyphs }) => glyphs));
      next.splice(0, count);
      break;
    }
  }
}
