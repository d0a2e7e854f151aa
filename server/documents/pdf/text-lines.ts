/** Letters → printed lines, and lines → their pieces between wide gaps. */
import type { Glyph } from './marks.ts';

/** Letters on one baseline from left to right, with what is set above or below it (m², 註¹). */
export type TextLine = { glyphs: Glyph[]; x0: number; x1: number; y: number; size: number };

/** From top to bottom. The order in which letters were drawn does not matter. */
export function findLines(glyphs: readonly Glyph[]): TextLine[] {
  const sorted = [...glyphs].sort((a, b) => a.y - b.y || a.x0 - b.x0);
  const lines: Glyph[][] = [];
  for (const glyph of sorted) {
    const last = lines.at(-1);
    const isOnIt = last !== undefined && glyph.y - last[0]!.y < 0.25 * Math.min(glyph.size, Math.max(...last.slice(0, 8).map(({ size }) => size)));
    if (isOnIt) last.push(glyph);
    else lines.push([glyph]);
  }
  return raiseSmallLines(lines.map(toLine));
}

export function toLine(glyphs: Glyph[]): TextLine {
  glyphs.sort((a, b) => a.x0 - b.x0);
  const size = medianOf(glyphs.map((glyph) => glyph.size));
  let x1 = -Infinity;
  for (const glyph of glyphs) x1 = Math.max(x1, glyph.x1);
  return { glyphs, x0: glyphs[0]!.x0, x1, y: medianOf(glyphs.map((glyph) => glyph.y)), size };
}

export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The height of type that stands on or over the baseline, and hangs below it. Shares of its size. */
const [ABOVE, BELOW] = [0.85, 0.2];

/** Small type beside a larger line and within its height belongs to that line. */
function raiseSmallLines(lines: TextLine[]): TextLine[] {
  const hosts = lines.map((line, index) => [index - 1, index + 1, index - 2, index + 2].find((at) => lines[at] && isPartOf(line, lines[at])));
  const isRaised = (index: number): boolean => hosts[index] !== undefined && hosts[hosts[index]!] === undefined;
  return lines.flatMap((line, index) => {
    if (isRaised(index)) return [];
    const raised = [index - 2, index - 1, index + 1, index + 2].filter((at) => hosts[at] === index && isRaised(at));
    if (raised.length === 0) return [line];
    const { y, size } = line;
    return [{ ...toLine([...line.glyphs, ...raised.flatMap((at) => lines[at]!.glyphs)]), y, size }];
  });
}

function isPartOf(small: TextLine, host: TextLine): boolean {
  if (small.size > 0.8 * host.size) return false;
  const [top, bottom] = [small.y - ABOVE * small.size, small.y + BELOW * small.size];
  const overlap = Math.min(bottom, host.y + BELOW * host.size) - Math.max(top, host.y - ABOVE * host.size);
  return overlap > 0.5 * (bottom - top) && small.glyphs.every((glyph) =>
    host.glyphs.some((other) => Math.abs(glyph.x0 - other.x1) < small.size * 4 || Math.abs(other.x0 - glyph.x1) < small.size * 4));
}

/** A line's pieces: letters no further from each other than `gap` times their size. */
export function splitAtGaps(line: TextLine, gap: number): TextLine[] {
  const pieces: Glyph[][] = [];
  for (const glyph of line.glyphs) {
    const last = pieces.at(-1)?.at(-1);
    if (last && glyph.x0 - last.x1 <= gap * Math.max(glyph.size, last.size)) pieces.at(-1)!.push(glyph);
    else pieces.push([glyph]);
  }
  return pieces.map(toLine);
}

/** Whether a line fills no more than two thirds of its column, as the last of a paragraph does. */
export function isShort(line: TextLine, column: readonly TextLine[]): boolean {
  const left = Math.min(...column.map(({ x0 }) => x0));
  const right = Math.max(...column.map(({ x1 }) => x1));
  return line.x1 - left < (right - left) * 2 / 3;
}

/** The space between most letters of a line: none, but where they are spread over a width. */
export function letterSpaceOf({ glyphs }: TextLine): number {
  if (glyphs.length < 3) return 0;
  return Math.max(0, medianOf(glyphs.slice(1).map(({ x0 }, index) => x0 - glyphs[index]!.x1)));
}

/** The words of a line; Latin words and pieces far apart are parted by a space. */
export function textOf(line: TextLine): string {
  const usual = letterSpaceOf(line);
  let text = '';
  let last: Glyph | null = null;
  for (const glyph of line.glyphs) {
    const gap = last === null ? 0 : glyph.x0 - last.x1;
    const areLatin = last !== null && /[!-~]$/.test(last.text) && /^[!-~]/.test(glyph.text);
    if (last !== null && (glyph.isSpaced || gap > usual + (areLatin ? 0.3 : 1) * glyph.size)) text += ' ';
    text += glyph.text;
    last = glyph;
  }
  return text;
}

/** Without any space: what is compared. */
export const compactText = (line: Pick<TextLine, 'glyphs'>): string => line.glyphs.map((glyph) => glyph.text).join('').replace(/\s+/g, '');
