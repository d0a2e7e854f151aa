/** Where the words looked for stand in a resolution: pieces of its texts, the words marked. */
import { foldWithPlaces, nearest, placesOf } from '../../../domain/text/search.ts';

export type Source = { /** Null for the resolution's own words. */ label: string | null; text: string };
export type Piece = { text: string; isHit: boolean };
export type Hit = { label: string | null; pieces: Piece[] };

const MOST_CHARACTERS = 96;
/** Characters before the first word, for a start that can be understood. */
const LEAD = 24;

/** A piece of each source that holds a word no earlier one held, until every word is shown. `words` are folded. */
export function hitsIn(sources: readonly Source[], words: readonly string[]): Hit[] {
  let missing = [...words];
  return sources.flatMap(({ label, text }): Hit[] => {
    if (missing.length === 0) return [];
    const folded = foldWithPlaces(text);
    if (!missing.some((word) => folded.text.includes(word))) return [];
    const held = words.filter((word) => folded.text.includes(word));
    const { start, end } = nearest(held.map((word) => placesOf(word, folded.text)), held)!;
    const pieces = around(text, folded.places, start, end, held.flatMap((word) =>
      placesOf(word, folded.text).map((at) => ({ from: folded.places[at]!, to: folded.places[at + word.length - 1]! + 1 }))));
    missing = missing.filter((word) => !pieces.some((piece) => piece.isHit && foldWithPlaces(piece.text).text.includes(word)));
    return [{ label, pieces }];
  });
}

type Stretch = { from: number; to: number };

/** The text around the stretch from `start` to `end` (places in the folded text), its hits marked. */
function around(text: string, places: readonly number[], start: number, end: number, hits: readonly Stretch[]): Piece[] {
  const [first, last] = [places[start]!, places[end - 1]! + 1];
  const from = startOf(text, first);
  const to = Math.min(text.length, Math.max(from + MOST_CHARACTERS, Math.min(last, from + 2 * MOST_CHARACTERS)));
  const marked = merged(hits.filter((one) => one.from >= from && one.to <= to));
  const shown: Piece[] = [];
  let at = from;
  const add = (until: number, isHit: boolean): void => {
    if (until > at) shown.push({ text: text.slice(at, until).replace(/\s*\n\s*/g, ''), isHit });
    at = until;
  };
  for (const one of marked) {
    add(one.from, false);
    add(one.to, true);
  }
  add(to, false);
  if (from > 0) shown.unshift({ text: '…', isHit: false });
  if (to < text.length) shown.push({ text: '…', isHit: false });
  return shown;
}

/** The start of the sentence where it is near, else a few characters before. */
function startOf(text: string, first: number): number {
  const sentence = text.slice(0, first).lastIndexOf('。') + 1;
  return first - sentence <= LEAD ? sentence : first - LEAD;
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const one of [...stretches].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const before = all.at(-1);
    if (before && one.from <= before.to) before.to = Math.max(before.to, one.to);
    else all.push({ ...one });
  }
  return all;
}
