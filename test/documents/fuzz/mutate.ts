/** Files damaged at random, always alike for the same seed: bytes flipped, cut, doubled, mixed; in packages also their parts. */
import { unzipSync, zipSync } from 'fflate';

/** Random numbers from a seed (mulberry32): whole numbers from 0 to below `most`. */
export function randomFrom(seed: number): (most: number) => number {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % most;
  };
}

type Random = ReturnType<typeof randomFrom>;
type Damage = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Words that mean something to a reader, put where they do not belong. */
const WORDS = ['<', '>', '</w:tbl>', '<table>', '"', "'", '&#0;', '&x;', '\0', '\t', '\n', '(一)', '凍結', '114年2月30日', '第號', '9'.repeat(400), '（'.repeat(300), 'obj', 'endstream', '%PDF-', '=1+1', '\ufeff'];

const DAMAGES: readonly Damage[] = [
  (bytes, random) => {
    const flipped = bytes.slice();
    for (let left = 1 + random(20); left > 0; left -= 1) flipped[random(flipped.length)] = random(256);
    return flipped;
  },
  (bytes, random) => bytes.slice(0, random(bytes.length)),
  (bytes, random) => bytes.slice(random(bytes.length)),
  (bytes, random) => {
    const [from, length] = [random(bytes.length), 1 + random(2000)];
    return join(bytes.slice(0, from), bytes.slice(from + length));
  },
  (bytes, random) => {
    const [from, length, to] = [random(bytes.length), 1 + random(2000), random(bytes.length)];
    const piece = bytes.slice(from, from + length);
    return join(bytes.slice(0, to), ...Array.from({ length: 1 + random(40) }, () => piece), bytes.slice(to));
  },
  (bytes, random) => {
    const at = random(bytes.length);
    return join(bytes.slice(0, at), Buffer.from(WORDS[random(WORDS.length)]!), bytes.slice(at));
  },
  (bytes, random, other) => join(bytes.slice(0, random(bytes.length)), other.slice(random(other.length))),
];

/** One to four damages, one after the other; of a package half the time inside one of its parts. */
export function damage(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && random(2) === 0) return damagePart(bytes, random, other);
  // A Buffer's slice is no copy: it would damage the sample for all that follow.
  let damaged: Uint8Array = new Uint8Array(bytes);
  for (let left = 1 + random(4); left > 0 && damaged.length > 0; left -= 1) damaged = DAMAGES[random(DAMAGES.length)]!(damaged, random, other);
  // Half the time what was a text stays one, so that its readers see the damage, and not only the decoder.
  return isText(bytes) && random(2) === 0 ? Buffer.from(new TextDecoder().decode(damaged)) : damaged;
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0');
  } catch {
    return false;
  }
}

function damagePart(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  const parts: Record<string, Uint8Array> = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => parts[name]!.length > 0);
  const name = names[random(names.length)]!;
  parts[name] = DAMAGES[random(DAMAGES.length)]!(parts[name]!, random, other);
  return zipSync(parts as Record<string, Uint8Array<ArrayBuffer>>);
}
