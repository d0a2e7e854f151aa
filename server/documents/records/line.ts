/**
 * Several facts in one cell, one a line, for people to read and for us to read back exactly:
 * `發文 2025-04-17 數授產經字第1144000332號 標題「…」 登錄「王承辦」`.
 */
import { escapeQuoted, unescapeQuoted } from './escape.ts';

/** Words in a fixed order, then notes by their labels; a label may come more than once. */
export type FactLine = { words: string[]; notes: [label: string, text: string][] };

export function printLine(words: readonly string[], notes: readonly (readonly [label: string, text: string | null])[] = []): string {
  const told = notes.flatMap(([label, text]) => (text === null ? [] : [`${label}「${escapeQuoted(text)}」`]));
  return [...words.map(printWord), ...told].join(' ');
}

/** A word with blanks or brackets in it stands in brackets. */
const printWord = (word: string): string => (BARE.test(word) ? word : `「${escapeQuoted(word)}」`);

const BARE = /^[^\s「」\\\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffd-\uffff\ud800-\udfff]+$/;
const TOKEN = /([^\s「」\\]*)(?:「((?:[^\\」]|\\[\s\S])*)」)?/y;

/** Null where it is not such a line. */
export function readLine(line: string): FactLine | null {
  const read: FactLine = { words: [], notes: [] };
  let at = 0;
  while (at < line.length) {
    TOKEN.lastIndex = at;
    const [whole, label = '', quoted] = TOKEN.exec(line) ?? [''];
    if (whole === '') return null;
    at += whole.length;
    if (at < line.length && line[at] !== ' ') return null;
    at += 1;
    if (quoted === undefined || label === '') read.words.push(quoted === undefined ? label : unescapeQuoted(quoted));
    else read.notes.push([label, unescapeQuoted(quoted)]);
  }
  return read;
}

/** The text of the only note of that label; null where there is none. */
export const noteOf = ({ notes }: FactLine, label: string): string | null => notes.find(([one]) => one === label)?.[1] ?? null;

export const notesOf = ({ notes }: FactLine, label: string): string[] => notes.flatMap(([one, text]) => (one === label ? [text] : []));
