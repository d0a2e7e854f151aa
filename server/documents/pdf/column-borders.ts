/** Where one column ends and the next begins: at a ruling, else in the gutter the text leaves free between two heads. */
import { readHeading } from '../annex/section-path.ts';
import { type AnnexPage, type Body, tableVerticals } from './annex-page.ts';
import type { ColumnHead } from './column-heads.ts';
import { inkOf } from './marks.ts';
import { bestShift, countBegun, MOST_SHIFT, type PageBody, placesOf, shiftsBetween, startsOf } from './page-shift.ts';
import { splitAtGaps, textOf, type TextLine } from './text-lines.ts';

/** The x of each border between two columns, from left to right. */
export type Borders = readonly number[];

const centre = ({ x0, x1 }: { x0: number; x1: number }): number => (x0 + x1) / 2;

/** The borders of each page. A page without heads has those of the pages before that its text and rulings fit best. */
export function findBorders(pages: readonly AnnexPage[], bodies: readonly Body[]): Borders[] {
  const gutters = findGutters(pages, bodies);
  const found: Borders[] = [];
  for (const [index, page] of pages.entries()) {
    const columns = page.head?.columns ?? [];
    const own = columns.length >= 2 ? bordersBelowHeads(page, bodies[index]!, columns, gutters) : null;
    found.push(own ?? fitBorders(page, bodies[index]!, knownBorders(pages, bodies, found)) ?? found.at(-1) ?? []);
  }
  return found;
}

/** A page with its borders, by which those of a page without heads are found. */
type KnownBorders = PageBody & { borders: Borders };

/** Of the last pages, the nearest first. */
export const knownBorders = (pages: readonly AnnexPage[], bodies: readonly Body[], found: readonly Borders[]): KnownBorders[] =>
  found.map((borders, index) => ({ page: pages[index]!, body: bodies[index]!, borders })).slice(-4).reverse().filter(({ borders }) => borders.length > 0);

function bordersBelowHeads(page: AnnexPage, body: Body, columns: readonly ColumnHead[], gutters: (page: AnnexPage, index: number) => number): Borders {
  const rulings = tableVerticals(page, body).map(({ at }) => at);
  const borders: number[] = [];
  for (const [index, head] of columns.entries()) {
    const next = columns[index + 1];
    if (next === undefined) break;
    const between = rulings.filter((at) => at > centre(head) && at < centre(next));
    // Two rulings close together are a double one; more of them part columns whose heads we do not know.
    borders.push(...(between.length > 0 ? mergeDouble(between) : [settleBorder(page, body, gutters(page, index))]));
  }
  const last = columns.at(-1)!;
  const text = page.lines.slice(body.from, body.to);
  const beyond = rulings.filter((at) => at > centre(last) && text.some((line) => line.glyphs.some((glyph) => glyph.x0 > at)));
  const before = rulings.filter((at) => at < centre(columns[0]!) && text.some((line) => line.glyphs.some((glyph) => glyph.x1 < at)));
  return [...before, ...borders, ...beyond];
}

const mergeDouble = (xs: readonly number[]): number[] => xs.filter((x, index) => index === 0 || x - xs[index - 1]! > 6);

/** Known borders, moved to where this page's rulings stand; without rulings between columns those that cut through the fewest letters. */
export function fitBorders(page: AnnexPage, body: Body, known: readonly KnownBorders[]): Borders | null {
  const rulings = tableVerticals(page, body).map(({ at }) => at);
  for (const { borders } of known) {
    // A single border would fit any ruling: the nearest is meant, and none further than margins ever differ.
    const shifts = rulings.map((at) => at - borders[0]!).filter((shift) => Math.abs(shift) < MOST_SHIFT).sort((a, b) => Math.abs(a) - Math.abs(b));
    for (const shift of shifts) {
      const moved = borders.map((border) => rulings.find((x) => Math.abs(x - border - shift) < 3));
      if (moved.every((x) => x !== undefined)) return moved;
    }
  }
  const lines = page.lines.slice(body.from, body.to);
  const starts = startsOf(page, body);
  // Of equals the smallest shift: a page stands like those of its own side.
  const moves = known.flatMap((one) => {
    const places = placesOf(one);
    return shiftsBetween(one, page, body).map((shift) => ({ borders: one.borders, places, shift }));
  });
  const candidates = moves.sort((a, b) => Math.abs(a.shift) - Math.abs(b.shift))
    .map(({ borders, places, shift }) => ({ borders: borders.map((x) => x + shift), begun: countBegun(starts, places, shift) }));
  const worths = candidates.map(({ borders, begun }) => begun - WEIGHT_OF_CUT * sum(lines.map((line) => countCuts(line, borders))));
  return candidates[worths.indexOf(Math.max(...worths))]?.borders.map((x) => settleBorder(page, body, x)) ?? null;
}

/** A gutter is found in whole points over all pages: on each it stands at the nearest place where it cuts through the fewest letters. */
function settleBorder({ lines }: AnnexPage, { from, to }: Body, border: number): number {
  const near = lines.slice(from, to).flatMap(({ glyphs }) => glyphs.map(inkOf)).filter(({ x0, x1 }) => x0 < border + SETTLE && x1 > border - SETTLE);
  const steps = Array.from({ length: 2 * SETTLE / SETTLE_STEP + 1 }, (_, at) => (at % 2 === 0 ? -1 : 1) * Math.ceil(at / 2) * SETTLE_STEP);
  const cuts = steps.map((step) => near.filter(({ x0, x1 }) => x0 < border + step && x1 > border + step).length);
  return border + steps[cuts.indexOf(Math.min(...cuts))]!;
}

/** Points: how far a border may move, and by which steps. */
const [SETTLE, SETTLE_STEP] = [3, 0.25];

/** A letter cut through weighs against borders as much as so many lines that begin where others begin weigh for them. */
const WEIGHT_OF_CUT = 10;

/** How many borders go through the middle of a letter. */
export const countCuts = (line: TextLine, borders: Borders): number =>
  borders.filter((x) => line.glyphs.some((glyph) => inkOf(glyph).x0 < x - 0.2 * glyph.size && inkOf(glyph).x1 > x + 0.2 * glyph.size)).length;

/**
 * For a pair of heads without a ruling between them: the middle of a strip that the fewest lines enter and at whose
 * right end most lines begin. Pages are laid over each other by the places of their heads, as even and odd pages may have other margins.
 */
function findGutters(pages: readonly AnnexPage[], bodies: readonly Body[]): (page: AnnexPage, index: number) => number {
  const origins = originsOf(pages, bodies);
  const strips = new Map<string, number>();
  const like = (page: AnnexPage): string => `${page.head!.columns.map(({ name }) => name).join()} ${widthOf(page)}`;
  const stripOf = (page: AnnexPage, index: number): number => {
    const origin = origins.get(page)!;
    const [left, right] = page.head!.columns.slice(index, index + 2).map((head) => Math.round(centre(head)) - origin) as [number, number];
    const count = emptyCount(Math.max(1, right - left));
    for (const [at, other] of pages.entries()) {
      const from = origins.get(other);
      if (from === undefined || widthOf(other) !== widthOf(page)) continue;
      if (other.head && other.head.columns.length >= 2 && like(other) !== like(page)) continue;
      for (const line of other.lines.slice(bodies[at]!.from, bodies[at]!.to)) countLine(line, count, left + from);
    }
    return left + bestStrip(count);
  };
  return (page, index) => {
    const key = `${like(page)} ${index}`;
    const strip = strips.get(key) ?? stripOf(page, index);
    strips.set(key, strip);
    return strip + origins.get(page)!;
  };
}

/** Pages of one width have the same columns; lying pages have others than upright ones. */
const widthOf = ({ width }: AnnexPage): number => Math.round(width);

/** The x of each page's first head; a page without heads has that of the page of its width before, moved by what they stand apart. */
function originsOf(pages: readonly AnnexPage[], bodies: readonly Body[]): Map<AnnexPage, number> {
  const origins = new Map<AnnexPage, number>();
  const lasts = new Map<number, { page: AnnexPage; body: Body; origin: number }>();
  for (const [index, page] of pages.entries()) {
    const body = bodies[index]!;
    const [first, second] = page.head?.columns ?? [];
    const last = lasts.get(widthOf(page));
    const origin = first && second ? Math.round(centre(first)) : last && last.origin + Math.round(bestShift(last, page, body));
    if (origin === undefined) continue;
    lasts.set(widthOf(page), { page, body, origin });
    origins.set(page, origin);
  }
  return origins;
}

/** By points from the left: letters that stand there, and lines that begin there. */
type StripCount = { letters: number[]; starts: number[] };
const emptyCount = (width: number): StripCount => ({ letters: new Array<number>(width).fill(0), starts: new Array<number>(width).fill(0) });

/** Headings may stand across columns and do not count. */
function countLine(line: TextLine, { letters, starts }: StripCount, left: number): void {
  if (readHeading(textOf(line)) !== null) return;
  for (const glyph of line.glyphs.map(inkOf)) {
    for (let at = Math.max(0, Math.ceil(glyph.x0 - left)); at < Math.min(letters.length, Math.floor(glyph.x1 - left)); at += 1) letters[at]! += 1;
  }
  for (const { x0 } of splitAtGaps(line, 0.5)) {
    const at = Math.floor(x0 - left);
    if (at >= 0 && at < starts.length) starts[at]! += 1;
  }
}

type Strip = { from: number; to: number };

/** Points: what no letter enters for less is a space between letters; and how far paragraphs are set in at most. */
const [MIN_STRIP, INDENT] = [2, 6];

/** A letter in a strip weighs against it as much as so many lines that begin beside it weigh for it: paragraphs may hang by two letters. */
const WEIGHT_OF_LETTER = 20;

function bestStrip({ letters, starts }: StripCount): number {
  let best: (Strip & { worth: number }) | null = null;
  // Where no letter of any page stands, no other place can be meant.
  const limits = stripsBelow(letters, 0).length > 0 ? [0] : new Set(letters);
  for (const limit of limits) {
    for (const { from, to } of stripsBelow(letters, limit)) {
      const worth = sum(starts.slice(to - 1, to + INDENT)) - WEIGHT_OF_LETTER * limit;
      if (best === null || worth > best.worth || (worth === best.worth && to - from > best.to - best.from)) best = { from, to, worth };
    }
  }
  return best === null ? letters.length / 2 : (best.from + best.to) / 2;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function stripsBelow(letters: readonly number[], limit: number): Strip[] {
  const strips: Strip[] = [];
  for (let from = 0; from < letters.length; from += 1) {
    let to = from;
    while (to < letters.length && letters[to]! <= limit) to += 1;
    if (to - from >= MIN_STRIP) strips.push({ from, to });
    from = Math.max(from, to);
  }
  return strips;
}
