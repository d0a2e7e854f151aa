/**
 * Finding words in long texts: how what is typed and what is searched are written alike, and which find comes first.
 * A word is any run of characters, of one character or two as well: no dictionary, no tokenizer.
 */

/** Characters official texts use for one another; [choice] the ones offices really mix. */
const VARIANTS: Readonly<Record<string, string>> = {
  台: '臺', 爲: '為', 啓: '啟', 羣: '群', 周: '週', 裏: '裡', 佔: '占', 劃: '畫', 佈: '布', 内: '內', 産: '產', 衞: '衛', 着: '著', 綫: '線', 脱: '脫', 説: '說', 鈎: '鉤',
};

export type Folded = { text: string; /** Where each character stood in what was folded. */ places: number[] };

/**
 * Small letters, half width, one of two variants (臺 for 台), no compatibility forms as PDF files hold; space only between
 * two letters or digits of the Latin script, so that a word broken over two lines is one.
 */
export function foldWithPlaces(original: string): Folded {
  const places: number[] = [];
  let text = '';
  let isSpaced = false;
  for (let place = 0; place < original.length; place += 1) {
    const character = foldCharacter(original[place]!);
    if (character === ' ') {
      isSpaced = true;
      continue;
    }
    if (isSpaced && text !== '' && isLatin(text.at(-1)!) && isLatin(character)) {
      text += ' ';
      places.push(place - 1);
    }
    isSpaced = false;
    text += character;
    places.push(place);
  }
  return { text, places };
}

export const fold = (original: string): string => foldWithPlaces(original).text;

const isLatin = (character: string): boolean => character < '\u0080';
const isIdeograph = (character: string): boolean => character >= '\u4e00' && character <= '\u9fff';
const SPACE = /[\s\u0000-\u001f\u007f\u200b-\u200d\u2060\ufeff]/;

/** One character for one, always: what would become several stays as it is. */
function foldCharacter(original: string): string {
  if (isIdeograph(original)) return VARIANTS[original] ?? original;
  if (SPACE.test(original)) return ' ';
  const plain = original.normalize('NFKC').toLowerCase();
  if (plain.length !== 1) return original;
  return SPACE.test(plain) ? ' ' : (VARIANTS[plain] ?? plain);
}

/** The words typed, folded, each once; they stand apart by space, 、, ， or ；. */
export const searchWords = (typed: string): string[] => [...new Set(typed.split(/[\s、，；]+/).map(fold).filter((word) => word !== ''))];

/** What is searched, folded: item, section, proposers and letters · the words · every reply. In the order they count. */
export type SearchText = { heading: string; body: string; replies: string };
export const SEARCH_FIELDS = ['heading', 'body', 'replies'] as const satisfies readonly (keyof SearchText)[];

/** `tier`: how far down the fields the words stand, all together; less is better. `score`: more is better. */
export type Rank = { tier: number; score: number };

/** Finds of one word beyond these tell nothing more. */
const MOST_FINDS = 20;
/** [choice] What it is worth that all words stand side by side, in finds; half of it where so many characters lie between. */
const NEAR = 20;
const HALF_NEAR_AT = 10;

/** How well folded words are found, or null where one of them is not. */
export function rankOf(searched: SearchText, words: readonly string[]): Rank | null {
  let tier = 0;
  let finds = 0;
  let gap = Infinity;
  for (const word of words) {
    const first = SEARCH_FIELDS.findIndex((name) => searched[name].includes(word));
    if (first < 0) return null;
    tier += first;
  }
  for (const name of SEARCH_FIELDS) {
    const found = words.map((word) => placesOf(word, searched[name]));
    finds += found.reduce((sum, places) => sum + Math.min(places.length, MOST_FINDS), 0);
    gap = Math.min(gap, nearest(found, words)?.gap ?? Infinity);
  }
  const nearness = words.length < 2 || gap === Infinity ? 0 : (NEAR * HALF_NEAR_AT) / (HALF_NEAR_AT + gap);
  return { tier, score: finds + nearness };
}

export const betterRank = (a: Rank, b: Rank): number => a.tier - b.tier || b.score - a.score;

const MOST_PLACES = 200;

/** Where a word stands in a text, from the first place on. */
export function placesOf(word: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}

/** The shortest stretch that holds every word, and how many characters of it belong to none; null where one is missing. */
export function nearest(places: readonly (readonly number[])[], words: readonly string[]): { start: number; end: number; gap: number } | null {
  if (places.length === 0 || places.some((own) => own.length === 0)) return null;
  const all = places.flatMap((own, word) => own.map((at) => ({ at, word }))).sort((a, b) => a.at - b.at);
  const last = new Map<number, number>();
  let best: { start: number; end: number } | null = null;
  for (const { at, word } of all) {
    last.set(word, at);
    if (last.size < words.length) continue;
    const start = Math.min(...last.values());
    const end = Math.max(...[...last].map(([which, place]) => place + words[which]!.length));
    if (best === null || end - start < best.end - best.start) best = { start, end };
  }
  const length = words.reduce((sum, word) => sum + word.length, 0);
  return best && { ...best, gap: Math.max(0, best.end - best.start - length) };
}
