/** The item numbers of a page: 項次 in the first column, also where a narrow column breaks one over lines. */
import { readItemNumber } from '../enumerator.ts';
import type { Column } from './cells.ts';
import { WIDEST_PITCH } from './row-style.ts';
import { compactText } from './text-lines.ts';

/** An item number with the baselines of its first and last line. */
export type ItemMark = { item: string; y: number; to: number };

/** One letter a line: (三六九). */
const MOST_LINES = 8;
const BEGUN = /^[(（第]|^[0-9〇零一二三四五六七八九十百]+$/;
const CLOSED = /[)）、.．項案點]$/;

export function findItems(column: Column): ItemMark[] {
  const items: ItemMark[] = [];
  for (let at = 0; at < column.length; at += 1) {
    const found = readItemAt(column, at);
    if (found === null) continue;
    items.push({ item: found.item, y: column[at]!.y, to: column[found.last]!.y });
    at = found.last;
  }
  return items;
}

/** The longest number that ends in its closing mark; else what stands on the line alone. */
function readItemAt(column: Column, at: number): { item: string; last: number } | null {
  let words = '';
  for (let last = at; last < Math.min(column.length, at + MOST_LINES); last += 1) {
    const line = column[last]!;
    if (last > at && line.y - column[last - 1]!.y > WIDEST_PITCH * line.size) break;
    words += compactText(line);
    if (CLOSED.test(words) && readItemNumber(words) !== null) return { item: words, last };
    if (words.length > 12) break;
  }
  const alone = compactText(column[at]!);
  return readItemNumber(alone) === null ? null : { item: alone, last: at };
}

/** An item number that a page end cut in two, (二十 and 二), is put together where it begins. */
export function mendCutNumbers(pages: readonly Column[][]): void {
  const whole = pages.flatMap(([column = []]) => column.map(compactText)).filter((words) => readItemNumber(words) !== null);
  // Where numbers bear no closing mark, none can be told to be cut.
  if (whole.filter((words) => CLOSED.test(words)).length * 2 < whole.length) return;
  for (const [index, [column]] of pages.entries()) {
    const next = pages[index + 1]?.[0];
    if (!column || !next) continue;
    const from = column.findLastIndex((line) => BEGUN.test(compactText(line)));
    const begun = from < 0 ? '' : column.slice(from).map(compactText).join('');
    if (begun === '' || CLOSED.test(begun)) continue;
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
