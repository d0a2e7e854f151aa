/** Ground behind letters, in a light colour: programs draw that of a cell in pieces, some of them as thin as rulings. */
import type { Stroke } from './marks.ts';

/** A filled box and its colour. */
export type Ground = { box: Stroke; colour: string };

export const isLight = (colour: string): boolean => lightOf(colour) > 0.6;

/** Rulings are thinner or darker. */
export const isGround = ({ x0, x1, y0, y1 }: Stroke): boolean => Math.min(x1 - x0, y1 - y0) > 1.5;

/** Thin light boxes that are rulings: those that no ground of their colour adjoins. */
export function withoutGround(thin: readonly Ground[], all: readonly Ground[]): Stroke[] {
  const grounds = all.slice(0, MAX_GROUNDS);
  return thin.filter(({ box, colour }) => !grounds.some((ground) => ground.colour === colour && touches(ground.box, box))).map(({ box }) => box);
}

const touches = (one: Stroke, other: Stroke): boolean =>
  one.x0 - TOUCH < other.x1 && other.x0 < one.x1 + TOUCH && one.y0 - TOUCH < other.y1 && other.y0 < one.y1 + TOUCH;

/** Points between two pieces of one ground. */
const TOUCH = 0.3;

/** More pieces than the cells of a page have. */
const MAX_GROUNDS = 1000;

/** How light a colour looks, from 0 to 1. */
function lightOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = /^#(..)(..)(..)$/.exec(colour)?.slice(1).map((hex) => Number.parseInt(hex, 16) / 255) ?? [];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
