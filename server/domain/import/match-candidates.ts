/** Which resolutions are worth comparing: those at the same spot, of the same words, or with stretches of text in common. */
import { groupBy } from '../group-by.ts';
import type { Side } from './match-resolutions.ts';

/** A stretch that more texts than this have is boilerplate and tells nothing. */
const COMMON = 60;
const LEAST_SHARED = 2;
const MOST_ALIKE = 12;

export type SidePair = { our: Side; their: Side };

/** Linear in the number of texts, but for those alike. */
export function findCandidates(ours: readonly Side[], theirs: readonly Side[]): SidePair[] {
  const bySpot = indexBy(theirs, ({ spots }) => spots.filter(({ section }) => section !== '').map(({ section, item }) => `${section}\n${item}`));
  const byWords = indexBy(theirs, ({ words }) => [words.plain]);
  const byStretch = indexBy(theirs, ({ words }) => words.sketch);
  return ours.flatMap((our) => {
    const [spot] = our.spots;
    const shared = new Map<Side, number>();
    for (const stretch of our.words.sketch) {
      const having = byStretch.get(stretch) ?? [];
      if (having.length <= COMMON) for (const their of having) shared.set(their, (shared.get(their) ?? 0) + 1);
    }
    const alike = [...shared].filter(([, count]) => count >= LEAST_SHARED).sort(([, a], [, b]) => b - a).slice(0, MOST_ALIKE);
    const found = new Set([
      ...(bySpot.get(`${spot!.section}\n${spot!.item}`) ?? []).slice(0, MOST_ALIKE),
      ...(byWords.get(our.words.plain) ?? []).slice(0, MOST_ALIKE),
      ...alike.map(([their]) => their),
    ]);
    return [...found].map((their) => ({ our, their }));
  });
}

function indexBy<K>(sides: readonly Side[], keysOf: (side: Side) => readonly K[]): Map<K, Side[]> {
  const entries = sides.flatMap((side) => [...new Set(keysOf(side))].map((key) => ({ key, side })));
  return new Map([...groupBy(entries, ({ key }) => key)].map(([key, group]) => [key, group.map(({ side }) => side)]));
}
