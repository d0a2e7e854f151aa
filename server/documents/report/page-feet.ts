/** Page numbers and running heads in text that was copied from pages: they stand in the middle of sentences and belong to none. */
import { startsWithEnumerator } from '../enumerator.ts';
import { endsSentence } from '../annex/join-rows.ts';
import { readHeading } from '../annex/section-path.ts';
import { compactOf } from './content-lines.ts';
import { isNames, startsWithProposers } from './proposers.ts';

/** `line` counts from 1 in the text as it was handed in. */
export type TextLine = { text: string; line: number };

/** - 3 -, 第3頁, 第3頁，共12頁: nothing else reads like this. */
const SURE_NUMBER = /^(?:[-–—~]{1,2}\d{1,4}[-–—~]{1,2}|第\d{1,4}頁(?:[,/]?共\d{1,4}頁)?|page\d{1,4}(?:of\d{1,4})?)$/i;
/** A number by itself is one where several count the pages. */
const BARE_NUMBER = /^(\d{1,4})(?:\/\d{1,4})?$/;
const LONGEST_HEAD = 60;
/** In characters; a shorter one may be the head or the name of a number. */
const FULL_LINE = 15;
/** Lines at each edge of a page that may be repeated on the others. */
const EDGE = 2;

/** The lines without page numbers, what is repeated beside them, and the blank lines around both. */
export function dropPageFeet(texts: readonly string[]): TextLine[] {
  const lines = texts.map((text, at): TextLine => ({ text, line: at + 1 }));
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const numbers = findNumbers(filled);
  if (numbers.size === 0) return lines;
  const dropped = new Set([...numbers, ...findRepeated(filled, numbers)]);
  const behind = areBlankBehind(lines, dropped);
  const ahead = areBlankBehind(lines.toReversed(), dropped);
  return lines.filter((one) => !dropped.has(one) && !behind.has(one) && !ahead.has(one));
}

function findNumbers(filled: readonly TextLine[]): Set<TextLine> {
  const sure = filled.filter(({ text }) => text.length <= LONGEST_HEAD && SURE_NUMBER.test(compactOf(text)));
  const bare = new Set(filled.filter(({ text }) => text.length <= LONGEST_HEAD && BARE_NUMBER.test(compactOf(text))));
  const values = [...bare].map(({ text }) => Number(BARE_NUMBER.exec(compactOf(text))![1]));
  const areCounted = values.length > 1 && values.every((value, at) => at === 0 || value === values[at - 1]! + 1);
  const all = new Set(areCounted ? [...sure, ...bare] : sure);
  // A line of print that goes on is no single number; of two pages only one may have been copied with its number.
  for (const [at, one] of filled.entries()) {
    const [before = '', after = ''] = [filled[at - 1]?.text, filled[at + 1]?.text];
    const isInSentence = before.length >= FULL_LINE && !/[。：:；;]\s*$/.test(before) && after !== '' && !startsWithEnumerator(after);
    if (bare.has(one) && isInSentence) all.add(one);
  }
  return all;
}

/** Short lines that stand alike at the same place beside most of the page numbers; the first page has its top where the text begins. */
function findRepeated(filled: readonly TextLine[], numbers: ReadonlySet<TextLine>): TextLine[] {
  const ends = filled.flatMap((one, at) => (numbers.has(one) ? [at] : []));
  const found = new Map<string, TextLine[]>();
  const look = (at: number, side: string): void => {
    const one = filled[at];
    if (one === undefined || numbers.has(one) || !isFurniture(one.text)) return;
    const form = `${side} ${compactOf(one.text).replace(/\d+/g, '#')}`;
    const alike = found.get(form);
    if (alike) alike.push(one);
    else found.set(form, [one]);
  };
  for (let step = 1; step <= EDGE; step += 1) {
    for (const at of [-1, ...ends]) look(at + step, `after ${step}`);
    for (const at of ends) look(at - step, `before ${step}`);
  }
  return [...found.values()].filter((lines) => lines.length >= Math.max(2, ends.length / 2)).flat();
}

const isFurniture = (text: string): boolean =>
  text.length <= LONGEST_HEAD && /\p{L}/u.test(text) && !text.includes('\t') && !endsSentence(text) && !startsWithEnumerator(text)
  && readHeading(text) === null && !startsWithProposers(text) && !isNames(text);

/** The blank lines of which the nearest filled one before is dropped. */
function areBlankBehind(lines: readonly TextLine[], dropped: ReadonlySet<TextLine>): Set<TextLine> {
  let isBehind = false;
  return new Set(lines.filter((one) => {
    const isBlank = one.text.trim() === '';
    if (!isBlank) isBehind = dropped.has(one);
    return isBlank && isBehind;
  }));
}
