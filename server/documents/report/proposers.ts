/** The lines that name who proposed a resolution and who signed with them: 提案人：…　連署人：… */

export type Proposers = { proposers: string[]; coSigners: string[] };

const LABEL = /(?:^|(?<=[。！？；」』）)\s]))\s*[（(【[]?\s*(共\s*同\s*提\s*案|提\s*案|連\s*署|共\s*同\s*連\s*署)\s*(?:人|委\s*員|立\s*委|黨\s*團)\s*(?:[:：]|(?=[\s\u3000]))/g;

export const startsWithProposers = (line: string): boolean => splitProposers(line)?.before === '';

/** What stands before the first label, the names behind each, and which label stands last; null where the line has no label. */
export function splitProposers(line: string): (Proposers & { before: string; last: keyof Proposers }) | null {
  // A label without a colon, 提案人　甲乙丙, must be followed by names alone.
  const labels = [...line.matchAll(LABEL)].filter((label) => /[:：]$/.test(label[0]) || (label.index === 0 && isNames(line.slice(label[0].length))));
  const [first] = labels;
  if (!first) return null;
  const found: Proposers = { proposers: [], coSigners: [] };
  let last: keyof Proposers = 'proposers';
  for (const [index, label] of labels.entries()) {
    const names = readNames(line.slice(label.index + label[0].length, labels[index + 1]?.index));
    last = label[1]!.includes('連') ? 'coSigners' : 'proposers';
    found[last].push(...names);
  }
  return { before: line.slice(0, first.index).trim(), ...found, last };
}

/** `readNames('游　顥　林國成、伍麗華Saidhai Tahovecahe')` are three names; each stands once. */
export function readNames(words: string): string[] {
  const names: string[] = [];
  let isHalf = false;
  for (const token of words.split(/[\s\u3000、，,；;]+/).map((part) => part.replace(/[。.）)】\]]+$/, '')).filter((part) => part !== '')) {
    const last = names.at(-1);
    // A name of two characters is spaced out to the width of three; a Latin name follows the Chinese one.
    const isSingle = [...token].length === 1 && !LATIN.test(token);
    const isLatin = LATIN.test(token);
    const space = isLatin && /[A-Za-z]$/.test(last ?? '') ? ' ' : '';
    if (last !== undefined && ((isSingle && isHalf) || isLatin)) names[names.length - 1] = last + space + token;
    else names.push(token);
    isHalf = isSingle && !isHalf;
  }
  return [...new Set(names)];
}

const LATIN = /^[A-Za-z][A-Za-z'‧·.-]*$/;
/** Han characters, those of a font's own, and ○ in place of one. */
const HAN = '[\\p{Script=Han}\\ue000-\\uf8ff○]';
const LATIN_NAME = "[A-Za-z][A-Za-z'‧·. -]*";
const HAN_NAME = `(?!.*[部會署局院處所館校]$)${HAN}{2,4}(?:[‧·•．]${HAN}{1,8})*`;
const NAME = new RegExp(`^(?:${HAN_NAME}(?:${LATIN_NAME})?|${HAN}{2,14}黨團|${HAN}{2,4}等[0-9]*人|${LATIN_NAME})$`, 'u');

/** A list of names and the line it goes on in: a page's width breaks it between two names, or inside one. */
export const joinNames = (before: string, after: string): string =>
  `${before.trimEnd()}${isCutName(before, after) ? '' : ' '}${after.trimStart()}`;

/** 林國｜成, 陳｜瑩: no part of a name is a name by itself. */
export function isCutName(before: string, after: string): boolean {
  const last = /[^\s\u3000、，：:]*$/.exec(before.trimEnd())![0];
  const first = /^(\p{Script=Han}*)(?:[A-Za-z].*)?$/u.exec(/^[^\s\u3000、，]*/.exec(after.trimStart())![0])?.[1] ?? '';
  return /^\p{Script=Han}{1,2}$/u.test(last) && /^\p{Script=Han}{1,2}$/u.test(first) && last.length + first.length <= 3;
}

/** Whether a line holds nothing but names, as the second line of a long list does. */
export function isNames(line: string): boolean {
  if (line.length > 400 || /[。，：；！？「」]/.test(line)) return false;
  const names = readNames(line);
  return names.length > 0 && names.every((name) => NAME.test(name));
}
