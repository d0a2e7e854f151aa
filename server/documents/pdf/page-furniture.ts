/** What stands at a page's edges and is no part of its text: running heads, feet, page numbers. */
import { endsSentence } from '../annex/join-rows.ts';
import { compactText, medianOf, textOf, type TextLine } from './text-lines.ts';

/** Lines at a page's edges that may be running heads or feet. */
const EDGE_LINES = 4;

type Page = { number: number; lines: readonly TextLine[] };

/**
 * Whether a line stands in the same words at the same height on a third of the pages. A number in it may count the pages;
 * no other numbers may differ, so that figures in cells that page ends cut are not taken for page numbers.
 */
export function findRepeated(pages: readonly Page[]): (page: Page, at: number) => boolean {
  const seen = new Map<string, number>();
  // Parts of one page count once.
  const edgesOf = new Map<number, Set<string>>();
  for (const page of pages) {
    const edges = edgesOf.get(page.number) ?? new Set();
    for (const line of [...page.lines.slice(0, EDGE_LINES), ...page.lines.slice(-EDGE_LINES)]) for (const key of keysOf(line, page)) edges.add(key);
    edgesOf.set(page.number, edges);
  }
  for (const edges of edgesOf.values()) for (const key of edges) seen.set(key, (seen.get(key) ?? 0) + 1);
  const count = edgesOf.size;
  return (page, at) => {
    const line = page.lines[at]!;
    const isAtEdge = at < EDGE_LINES || at >= page.lines.length - EDGE_LINES;
    if (!isAtEdge || endsSentence(textOf(line))) return false;
    const times = Math.max(...keysOf(line, page).map((key) => seen.get(key) ?? 0));
    return times >= Math.max(2, count / 3) && (times >= 3 || count === 2 || isApart(page.lines, at));
  };
}

/** Whether the file itself says that a line is a running head or a foot. */
export const isMarkedFurniture = ({ glyphs }: TextLine): boolean => glyphs.every(({ isFurniture }) => isFurniture);

/** Whether a line is further from the body than the body's lines are from each other, or of another size. */
function isApart(lines: readonly TextLine[], at: number): boolean {
  const [line, inner] = [lines[at]!, lines[at < lines.length / 2 ? at + 1 : at - 1]];
  if (inner === undefined || Math.abs(inner.size - line.size) > 0.08 * inner.size) return true;
  return Math.abs(inner.y - line.y) > 1.3 * pitchOf(lines, line.size);
}

function pitchOf(lines: readonly TextLine[], size: number): number {
  const steps = lines.slice(1).map(({ y }, index) => y - lines[index]!.y);
  return medianOf(steps.filter((step) => step > 0.6 * size)) || 1.5 * size;
}

/** Points within which lines stand at the same height. */
const SAME_HEIGHT = 6;
const LONGEST = 120;

/** A line's words at its height, as they are and with each of its numbers as its distance from the page's own. */
function keysOf(line: TextLine, { number }: Page): string[] {
  const words = compactText(line).slice(0, LONGEST);
  const numbers = [...words.matchAll(/[0-9０-９]{1,4}/g)].slice(0, 3);
  const forms = [words, ...numbers.map((found) => {
    const distance = Number(found[0].normalize('NFKC')) - number;
    return `${words.slice(0, found.index)}#${distance}${words.slice(found.index + found[0].length)}`;
  })];
  return forms.flatMap((form) => [0, 1].map((step) => `${form} ${Math.floor(line.y / SAME_HEIGHT) + step}`));
}

const PAGE_NUMBER = /^[-–—―─~第頁共,，/／.．()（）ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX#]*#[-–—―─~第頁共,，/／.．()（）#]*$/;

/** A number alone, with dashes or 第…頁 about it. */
export const isPageNumber = (line: TextLine): boolean =>
  line.glyphs.length <= 24 && PAGE_NUMBER.test(compactText(line).replace(/[0-9０-９]+/g, '#'));

/** 12, -12-, 海務署12, below all other lines and further from them than they are from each other. */
export function standsApart(lines: readonly TextLine[], at: number, from: number): boolean {
  const [line, above] = [lines[at]!, lines[at - 1]];
  if (above === undefined || at < from || line.glyphs.length > 24) return false;
  const isFar = line.y - above.y > 1.3 * pitchOf(lines.slice(from, at), line.size);
  return isFar && (isPageNumber(line) || (/[0-9]{1,4}[-頁]?$/.test(compactText(line)) && line.y - above.y > 2.5 * line.size));
}

/**
 * Whether a line goes on with the column above it: it begins where others do, no further below than they are from each
 * other, in type of their size, which footnotes are not.
 */
export function goesOn(lines: readonly TextLine[], at: number, from: number): boolean {
  const [line, above] = [lines[at]!, lines.slice(from, at)];
  if (line.size < 0.85 * medianOf(above.map(({ size }) => size))) return false;
  const isNear = line.y - above.at(-1)!.y < 1.3 * pitchOf(above, line.size);
  return isNear && !isPageNumber(line) && above.some(({ x0 }) => Math.abs(x0 - line.x0) < 1);
}
