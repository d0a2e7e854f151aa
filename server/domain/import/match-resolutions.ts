/**
 * Which resolutions of a file are on record already, perhaps from another document: the committee's report a year ago,
 * another agency's table. Place first, confirmed by the text; what is not sure goes to a person.
 *
 * | place | item | text | answer |
 * |---|---|---|---|
 * | same | same | alike | same |
 * | same | same | differs much, or another there is liker | doubtful: text-differs |
 * | same | other | the same words, once | same |
 * | same | other | nearly the same, no number differs, nothing else there like it | same |
 * | same | other | alike | doubtful: item-differs |
 * | not said in one of the two | any | the same words, once | same |
 * | other, or not said | any | nearly the same, no number differs | doubtful: place-differs |
 * | any | any | two fit alike | doubtful: several |
 * | any | any | else | new |
 *
 * A place is a budget line by its numbers, or the words of its headings; see `findSection`.
 */
import { groupBy } from '../group-by.ts';
import { findCandidates } from './match-candidates.ts';
import { findSection, readItemPlace } from '../resolution/resolution-place.ts';
import { likeness, type Words, wordsOf } from '../text/text-likeness.ts';

const MATCH_REASONS = ['text-differs', 'item-differs', 'place-differs', 'several'] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

type Printed = { sectionPath: readonly string[]; item: string };
export type MatchRead = Printed & { text: string };
/** `listings`: where other tables print it. */
export type MatchStored = MatchRead & { id: number; listings?: readonly Printed[] };

/** `similarity` of the texts, from 0 to 1. */
export type MatchCandidate = { id: number; similarity: number; reason: MatchReason };
export type ResolutionMatch =
  | { kind: 'same'; id: number; similarity: number }
  | { kind: 'doubtful'; candidates: MatchCandidate[] }
  | { kind: 'new' };

/** One answer for each of `read`, in their order; no stored one is the same as two of them. */
export function matchResolutions(read: readonly MatchRead[], stored: readonly MatchStored[]): ResolutionMatch[] {
  const ours = read.map((one, index): Side => sideOf(one, [one], index));
  const theirs = stored.map((one, index): Side => sideOf(one, [one, ...(one.listings ?? [])], index));
  const sure = new Map<Side, Pair>();
  const taken = new Set<Side>();
  const settle = (pair: Pair): void => {
    if (sure.has(pair.our) || taken.has(pair.their)) return;
    sure.set(pair.our, pair);
    taken.add(pair.their);
  };
  sameWords(ours, theirs, settle);
  const left = theirs.filter((their) => !taken.has(their));
  const pairs = findCandidates(ours.filter((our) => !sure.has(our)), left).map(({ our, their }) => pairOf(our, their));
  for (const isSure of [isInItsPlace, isMovedInPlace, isWithoutPlace]) {
    const open = pairs.filter(({ our, their }) => !sure.has(our) && !taken.has(their));
    const [byOur, byTheir] = [groupBy(open, ({ our }) => our), groupBy(open, ({ their }) => their)];
    open.filter((pair) => isSure(pair, [...byOur.get(pair.our)!, ...byTheir.get(pair.their)!].filter((rival) => rival !== pair))).forEach(settle);
  }
  const doubts = groupBy(pairs.filter(({ their }) => !taken.has(their)), ({ our }) => our);
  return ours.map((our): ResolutionMatch => {
    const pair = sure.get(our);
    if (pair) return { kind: 'same', id: stored[pair.their.index]!.id, similarity: pair.similarity };
    const candidates = toCandidates(doubts.get(our) ?? []).map(({ their, ...why }) => ({ id: stored[their.index]!.id, ...why }));
    return candidates.length > 0 ? { kind: 'doubtful', candidates } : { kind: 'new' };
  });
}

export type Spot = { section: string; item: string };
/** One resolution, of the file or on record, made ready for comparing. */
export type Side = { index: number; words: Words; spots: readonly Spot[] };
type Pair = { our: Side; their: Side; similarity: number; place: 'same' | 'other' | 'unknown'; isSameItem: boolean };

const sideOf = ({ text }: { text: string }, printed: readonly Printed[], index: number): Side => ({
  index, words: wordsOf(text), spots: printed.map(({ sectionPath, item }) => ({ section: findSection(sectionPath), item: readItemPlace(item) })),
});

function pairOf(our: Side, their: Side): Pair {
  const [spot] = our.spots;
  const here = their.spots.filter(({ section }) => section === spot!.section && section !== '');
  const isUnknown = spot!.section === '' || their.spots.every(({ section }) => section === '');
  return {
    our, their, similarity: likeness(our.words, their.words),
    place: here.length > 0 ? 'same' : isUnknown ? 'unknown' : 'other',
    isSameItem: here.some(({ item }) => item === spot!.item),
  };
}

/** The same words in the same section: by item where they stand there several times, and the last pair left. */
function sameWords(ours: readonly Side[], theirs: readonly Side[], settle: (pair: Pair) => void): void {
  const keysOf = ({ words, spots }: Side): string[] =>
    [...new Set(spots.filter(({ section }) => section !== '').map(({ section }) => `${section}\n${words.plain}`))];
  const known = groupBy(theirs.flatMap((their) => keysOf(their).map((key) => ({ key, their }))), ({ key }) => key);
  for (const [key, group] of groupBy(ours.filter((our) => keysOf(our).length > 0), (our) => keysOf(our)[0]!)) {
    const pairs = group.flatMap((our) => (known.get(key) ?? []).map(({ their }) => pairOf(our, their)));
    const inPlace = pairs.filter(({ isSameItem }) => isSameItem);
    inPlace.forEach(settle);
    const rest = pairs.filter(({ our, their }) => !inPlace.some((pair) => pair.our === our || pair.their === their));
    if (rest.length === 1) settle(rest[0]!);
  }
}

const ALIKE = 0.8;
const NEARLY_SAME = 0.97;
const NEARLY_SAME_ELSEWHERE = 0.98;
const CLEARLY = 0.03;
const LEAST_CHARACTERS = 20;

const hasSameNumbers = ({ our, their }: Pair): boolean => our.words.numbers === their.words.numbers;

const isInItsPlace = (pair: Pair, rivals: readonly Pair[]): boolean =>
  pair.place === 'same' && pair.isSameItem && pair.similarity >= ALIKE
  && !rivals.some((rival) => rival.place === 'same' && (rival.isSameItem || rival.similarity > pair.similarity + CLEARLY));

const isMovedInPlace = (pair: Pair, rivals: readonly Pair[]): boolean =>
  pair.place === 'same' && pair.similarity >= NEARLY_SAME && hasSameNumbers(pair)
  && !rivals.some((rival) => rival.place === 'same' && rival.similarity >= pair.similarity - CLEARLY * 2);

/** Somebody typed it in, or pasted a list without headings. */
const isWithoutPlace = (pair: Pair, rivals: readonly Pair[]): boolean =>
  pair.place === 'unknown' && pair.similarity === 1 && pair.our.words.plain.length >= LEAST_CHARACTERS
  && !rivals.some((rival) => rival.similarity === 1);

const MOST_CANDIDATES = 5;

function toCandidates(pairs: readonly Pair[]): { their: Side; similarity: number; reason: MatchReason }[] {
  const found = pairs
    .flatMap((pair) => {
      const reason = reasonOf(pair);
      return reason === null ? [] : [{ their: pair.their, similarity: pair.similarity, reason }];
    })
    .sort((a, b) => b.similarity - a.similarity || a.their.index - b.their.index)
    .slice(0, MOST_CANDIDATES);
  const best = found.filter(({ similarity }) => similarity >= ALIKE && similarity >= found[0]!.similarity - CLEARLY);
  return best.length < 2 ? found : found.map((one) => (best.includes(one) ? { ...one, reason: 'several' } : one));
}

function reasonOf(pair: Pair): MatchReason | null {
  const { place, isSameItem, similarity } = pair;
  if (place === 'same') return isSameItem ? 'text-differs' : similarity >= ALIKE ? 'item-differs' : null;
  return similarity === 1 || (similarity >= NEARLY_SAME_ELSEWHERE && hasSameNumbers(pair)) ? 'place-differs' : null;
}
