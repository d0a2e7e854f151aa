/** Straight lines out of a path, however they are drawn: as lines, as frames, as filled boxes, as dots in a row. */
import type { Matrix } from './draw-page.ts';
import type { Stroke } from './marks.ts';

/** Codes of pdf.js in a path, each with the count of numbers behind it. */
const NUMBERS: Record<number, number> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 };
const [MOVE, LINE, , , CLOSE] = [0, 1, 2, 3, 4];

/** Thicker than this a filled box is a ground, not a line. Points. */
export const MAX_THICKNESS = 4;
export const isThin = ({ x0, x1, y0, y1 }: Stroke): boolean => Math.min(x1 - x0, y1 - y0) <= MAX_THICKNESS;

/** The straight lines of a stroked path, the boxes of a filled one, however thick; at most so many and those of its last part. */
export function readStrokes(path: Float32Array, m: Matrix, isStroked: boolean, most: number): Stroke[] {
  const strokes: Stroke[] = [];
  const at = (x: number, y: number): [number, number] => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
  let points: [number, number][] = [];
  let isClosed = false;
  const endPart = (): void => {
    if (strokes.length < most) for (const one of isStroked ? sidesOf(points, isClosed) : boxOf(points)) strokes.push(one);
    points = [];
    isClosed = false;
  };
  for (let index = 0; index < path.length; ) {
    const code = path[index]!;
    const count = NUMBERS[code];
    if (count === undefined) return strokes;
    if (code === MOVE) endPart();
    if (code === CLOSE) isClosed = true;
    // A curve's last two numbers are where it ends; its bulge matters only to what is no straight line.
    else if (code === LINE || code === MOVE || !isStroked) points.push(at(path[index + count - 1]!, path[index + count]!));
    else points = [at(path[index + count - 1]!, path[index + count]!)];
    index += 1 + count;
  }
  endPart();
  return strokes;
}

const isAlongAnAxis = ({ x0, y0, x1, y1 }: Stroke): boolean => x1 - x0 < 1 || y1 - y0 < 1;

function sidesOf(points: readonly [number, number][], isClosed: boolean): Stroke[] {
  const sides: Stroke[] = [];
  for (let index = isClosed ? 0 : 1; index < points.length; index += 1) {
    const [x0, y0] = points.at(index - 1)!;
    const [x1, y1] = points[index]!;
    sides.push({ x0: Math.min(x0, x1), y0: Math.min(y0, y1), x1: Math.max(x0, x1), y1: Math.max(y0, y1) });
  }
  return sides.filter(isAlongAnAxis);
}

function boxOf(points: readonly [number, number][]): Stroke[] {
  if (points.length < 2) return [];
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const [x, y] of points) {
    Object.assign(box, { x0: Math.min(box.x0, x), y0: Math.min(box.y0, y), x1: Math.max(box.x1, x), y1: Math.max(box.y1, y) });
  }
  return [box];
}
