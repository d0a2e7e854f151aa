/** The ruling of a page: short strokes, dashes and sides of cells put together to whole lines. */
import type { Stroke } from './marks.ts';
import { MAX_THICKNESS } from './read-strokes.ts';
import type { TextLine } from './text-lines.ts';

/** A line at `at` (x of a vertical, y of a horizontal one) with the stretches that are drawn, in order. */
export type Ruling = { at: number; stretches: [from: number, to: number][] };

export type Rulings = { verticals: Ruling[]; horizontals: Ruling[] };

/** Points: what lies closer together is one line, and the widest gap between dashes. */
const [SAME_LINE, DASH_GAP] = [2.5, 5];
/** Shorter stretches are dots and strokes of signs. */
const MIN_STRETCH = 8;

export function findRulings(strokes: readonly Stroke[], lines: readonly TextLine[]): Rulings {
  const areThin = (from: number, to: number): boolean => to - from <= MAX_THICKNESS;
  const upright = strokes.filter(({ x0, x1, y0, y1 }) => areThin(x0, x1) && (y1 - y0 > x1 - x0 || areThin(y0, y1)));
  const verticals = joinStrokes(upright.map(({ x0, x1, y0, y1 }) => ({ at: (x0 + x1) / 2, from: y0, to: y1 })));
  const lying = strokes.filter(({ x0, x1, y0, y1 }) => areThin(y0, y1) && (x1 - x0 > y1 - y0 || areThin(x0, x1)));
  const across = lying.filter((stroke) => isSide(stroke, verticals) || !isUnderline(stroke, lines));
  return { verticals, horizontals: joinStrokes(across.map(({ x0, x1, y0, y1 }) => ({ at: (y0 + y1) / 2, from: x0, to: x1 }))) };
}

/** From one vertical to another: the side of a cell, however close below its words. */
function isSide({ x0, x1, y0, y1 }: Stroke, verticals: readonly Ruling[]): boolean {
  const meets = (x: number): boolean => verticals.some((ruling) => Math.abs(ruling.at - x) < BESIDE && coverOf(ruling, y0 - SAME_LINE, y1 + SAME_LINE) > 0);
  return meets(x0) && meets(x1);
}

/** Below or through letters, from one of them to another: a line drawn with them. Rulings between rows keep further off, or end beside the letters. */
function isUnderline({ x0, x1, y0, y1 }: Stroke, lines: readonly TextLine[]): boolean {
  if (y1 - y0 > MAX_THICKNESS || x1 - x0 < MIN_STRETCH) return false;
  const at = (y0 + y1) / 2;
  // Lines stand in order of their height: the first below the stroke's upper reach is found by halving.
  let [from, to] = [0, lines.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (lines[middle]!.y < at - BELOW * LARGEST) from = middle + 1;
    else to = middle;
  }
  for (let index = from; index < lines.length && lines[index]!.y < at + THROUGH * LARGEST; index += 1) {
    const { y, size, glyphs } = lines[index]!;
    if (at < y + BELOW * size && at > y - THROUGH * size && isAtLetter(x0, glyphs) && isAtLetter(x1, glyphs)) return true;
  }
  return false;
}

/** Letters stand in order of their left side: the last that begins before `x` is found by halving. */
function isAtLetter(x: number, glyphs: TextLine['glyphs']): boolean {
  let [from, to] = [0, glyphs.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (glyphs[middle]!.x0 < x + BESIDE) from = middle + 1;
    else to = middle;
  }
  return from > 0 && glyphs[from - 1]!.x1 > x - BESIDE;
}

/** Points: larger than any type in a table; and what a line drawn with letters reaches beyond them at most. */
const [LARGEST, BESIDE] = [40, 1.5];
/** Shares of the type's size, from the baseline: how far below it underlines stand, and above it those through letters. */
const [BELOW, THROUGH] = [0.2, 0.6];

type Piece = { at: number; from: number; to: number };

function joinStrokes(pieces: readonly Piece[]): Ruling[] {
  const groups: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.at - b.at)) {
    const last = groups.at(-1);
    if (last && piece.at - last[0]!.at <= SAME_LINE) last.push(piece);
    else groups.push([piece]);
  }
  return groups.map(joinGroup).filter(({ stretches }) => stretches.length > 0);
}

function joinGroup(group: Piece[]): Ruling {
  const stretches: [number, number][] = [];
  let longest = group[0]!;
  for (const piece of group.sort((a, b) => a.from - b.from)) {
    if (piece.to - piece.from > longest.to - longest.from) longest = piece;
    const last = stretches.at(-1);
    if (last && piece.from - last[1] <= DASH_GAP) last[1] = Math.max(last[1], piece.to);
    else stretches.push([piece.from, piece.to]);
  }
  return { at: longest.at, stretches: stretches.filter(isLong) };
}

const isLong = ([from, to]: readonly [number, number]): boolean => to - from >= MIN_STRETCH;

/** How much of `from`–`to` a ruling is drawn over, in points. */
export const coverOf = (ruling: Ruling, from: number, to: number): number =>
  ruling.stretches.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, to) - Math.max(a, from)), 0);

/** The rulings between two heights of a page. */
export function cutRulings({ verticals, horizontals }: Rulings, top: number, bottom: number): Rulings {
  const cut = ({ at, stretches }: Ruling): Ruling =>
    ({ at, stretches: stretches.map(([from, to]): [number, number] => [Math.max(from, top), Math.min(to, bottom)]).filter(isLong) });
  return {
    verticals: verticals.map(cut).filter(({ stretches }) => stretches.length > 0),
    horizontals: horizontals.filter(({ at }) => at >= top && at <= bottom),
  };
}
