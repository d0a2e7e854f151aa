/** How far pages stand beside each other: margins for binding change sides from page to page. */
import { type AnnexPage, type Body, tableVerticals } from './annex-page.ts';
import { splitAtGaps } from './text-lines.ts';

export type PageBody = { page: AnnexPage; body: Body };

/** The shift by which most lines of a page begin where those of another do. */
export function bestShift(known: PageBody, page: AnnexPage, body: Body): number {
  const starts = startsOf(page, body);
  const shifts = shiftsBetween(known, page, body);
  const worths = shifts.map((shift) => countBegun(starts, known, shift));
  return shifts[worths.indexOf(Math.max(...worths))]!;
}

/** How many lines begin where lines of the known page do. */
export const countBegun = (starts: readonly number[], { page, body }: PageBody, shift: number): number => {
  const known = new Set(startsOf(page, body).flatMap((x) => [x - 1, x, x + 1]));
  return starts.filter((x) => known.has(x - Math.round(shift))).length;
};

/** How far, in points, a page may stand beside another: not at all, or by the distance of their frames, edges or usual starts of lines. */
export function shiftsBetween(known: PageBody, page: AnnexPage, body: Body): number[] {
  const [from, to] = [edgesOf(known.page, known.body), edgesOf(page, body)];
  const [left, right] = [to.left - from.left, to.right - from.right];
  if (from.isFrame && to.isFrame && Math.abs(left - right) < 3) return [left];
  const ofStarts = mostFrequent(startsOf(page, body)).flatMap((x) => mostFrequent(startsOf(known.page, known.body)).map((other) => x - other));
  return [0, left, right, ...ofStarts].filter((shift) => Math.abs(shift) < MOST_SHIFT);
}

/** Whole points at which a body's lines begin, in any column. */
export const startsOf = (page: AnnexPage, body: Body): number[] =>
  page.lines.slice(body.from, body.to).flatMap((line) => splitAtGaps(line, 0.5).map(({ x0 }) => Math.round(x0)));

function mostFrequent(numbers: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 4).map(([one]) => one);
}

function edgesOf(page: AnnexPage, body: Body): { left: number; right: number; isFrame: boolean } {
  const rulings = tableVerticals(page, body).map(({ at }) => at);
  if (rulings.length >= 2) return { left: Math.min(...rulings), right: Math.max(...rulings), isFrame: true };
  const lines = page.lines.slice(body.from, body.to);
  return { left: Math.min(...lines.map(({ x0 }) => x0)), right: Math.max(...lines.map(({ x1 }) => x1)), isFrame: false };
}

/** Points: an inch. */
export const MOST_SHIFT = 72;
