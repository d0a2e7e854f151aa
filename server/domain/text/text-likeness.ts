/** How alike two texts are in their words, whatever their width, white space and punctuation. */
import { makePlain } from './plain-text.ts';

export type Words = {
  plain: string;
  /** How often each pair of neighbouring characters occurs. */
  pairs: ReadonlyMap<string, number>;
  /** The numbers in the order they stand: amounts, fractions, dates. */
  numbers: string;
  /** A few of its stretches, chosen by their own form alone: alike texts share some. */
  sketch: readonly number[];
};

export function wordsOf(text: string): Words {
  const plain = normalise(text);
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < plain.length; at += 1) {
    const pair = plain.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { plain, pairs, numbers: (plain.match(NUMBERS) ?? []).join(' '), sketch: sketchOf(plain) };
}

/** From 0 to 1: twice the pairs in common by the pairs of both (Dice). Same words are 1. */
export function likeness(one: Words, other: Words): number {
  if (one.plain === other.plain) return 1;
  const [small, large] = one.pairs.size <= other.pairs.size ? [one, other] : [other, one];
  const total = small.plain.length + large.plain.length - 2;
  if (total <= 0 || small.plain === '' || large.plain === '') return 0;
  let common = 0;
  for (const [pair, count] of small.pairs) common += Math.min(count, large.pairs.get(pair) ?? 0);
  // The same pairs in another order are not the same words.
  return Math.min((2 * common) / total, ALMOST);
}

const ALMOST = 0.999;
const NUMBERS = /[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百]+分之[一二三四五六七八九十]+|[一二三四五六七八九十兩]+(?=個?[月年周日天])/g;

const normalise = (text: string): string =>
  makePlain(text).plain
    .replaceAll('台', '臺')
    .replace(/(?<=[0-9])[,，](?=[0-9]{3})/g, '')
    .replace(/(?<=[0-9年月日])(?:到|~|-|–|—|－)(?=[0-9])/g, '至')
    .replace(/(?<![0-9])\.|\.(?![0-9])|[，。；：、！？「」『』()（）〔〕［］\[\]【】《》〈〉…‧·•—–\-~_"'“”‘’/／]/g, '');

const STRETCH = 6;
const SKETCH = 24;

/** The stretches with the smallest hash values (FNV-1a). */
function sketchOf(plain: string): number[] {
  const hashes = new Set<number>();
  for (let at = 0; at === 0 || at + STRETCH <= plain.length; at += 1) {
    let hash = 0x811c9dc5;
    for (let i = at; i < Math.min(at + STRETCH, plain.length); i += 1) hash = Math.imul(hash ^ plain.charCodeAt(i), 0x01000193);
    hashes.add(hash >>> 0);
  }
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH);
}
