/** Looking things up among ascending positions of a text. */

/** The number of ascending positions that are at most `at`. */
export function countAtMost(positions: readonly number[], at: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last position at or before a place, 0 where there is none. */
export const lastAtMost = (positions: readonly number[], at: number): number => positions[countAtMost(positions, at) - 1] ?? 0;

/** The first position after a place. */
export const firstAbove = (positions: readonly number[], at: number): number | undefined => positions[countAtMost(positions, at)];
