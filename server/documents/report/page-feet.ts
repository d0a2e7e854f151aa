/** Page numbers and running heads in text that was copied from pages: they stand in the middle of sentences and belong to none. */
import { startsWithEnumerator } from '../enumerator.ts';
import { endsSentence } from '../annex/join-rows.ts';
import { readHeading } from '../annex/section-path.ts';
import { compactOf } from './content-lines.ts';
import { fullLinesOf } from './page-width.ts';
import { isNames, startsWithProposers } from './proposers.ts';

/** `line` counts from 1 in the text as it was handed in. */
export type TextLine = { text: string; line: number };

/** - 3 -, 第3頁, 第3頁，共12頁: nothing else reads like this. */
const SURE_NUMBER = /^(?:[-–—~]{1,2}\d{1,4}[-–—~]{1,2}|第\d{1,4}頁(?:[,/]?共\d{1,4}頁)?|page\d{1,4}(?:of\d{1,4})?)$/i;
/** - 500 - below a colon or before a unit is less money, unless such numbers count on. */
const DASHED = /^[-–—~]/;
const COLON = /[：:]\s*$/;
const ENDED = /[。：:；;]\s*$/;
/** A number by itself is one where several count the pages. */
const BARE_NUMBER = /^\d{1,4}(?:\/\d{1,4})?$/;
/** What goes on so needs the number above. */
const UNIT = /^\s*[元圓萬万千億兆百餘年月日項案款%％‰,，、。)）]/;
const LONGEST_HEAD = 60;
/** In characters; a shorter one may be the head or the name of a number. */
const FULL_LINE = 15;
/** Lines at each edge of a page that may be repeated on the others. */
const EDGE = 2;

/** `kept`: the lines without page numbers, what is repeated beside them (both `dropped`), and the blank lines around those. */
export function dropPageFeet(texts: readonly string[]): { kept: TextLine[]; dropped: TextLine[] } {
  const lines = texts.map((text, at): TextLine => ({ text, line: at + 1 }));
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const numbers = findNumbers(lines, filled);
  if (numbers.size === 0) return { kept: lines, dropped: [] };
  const dropped = new Set([...numbers, ...findRepeated(filled, numbers)]);
  const behind = areBlankBehind(lines, dropped);
  const ahead = areBlankBehind(lines.toReversed(), dropped);
  return { kept: lines.filter((one) => !dropped.has(one) && !behind.has(one) && !ahead.has(one)), dropped: lines.filter((one) => dropped.has(one)) };
}

/** What is dropped is lost, and a number too many is seen: where nothing but the number itself speaks of a page, it stays. */
function findNumbers(lines: readonly TextLine[], filled: readonly TextLine[]): Set<TextLine> {
  const matching = (form: RegExp): [number, TextLine][] =>
    [...filled.entries()].filter(([, { text }]) => text.length <= LONGEST_HEAD && form.test(compactOf(text)));
  const hasUnit = ([at]: [number, TextLine]): boolean => UNIT.test(filled[at + 1]?.text ?? '');
  const sure = matching(SURE_NUMBER);
  const bare = matching(BARE_NUMBER).filter((one) => !hasUnit(one));
  const dashed = sure.filter(([, { text }]) => DASHED.test(compactOf(text)));
  const amounts = new Set(areCounted(dashed) ? [] : dashed.filter((one) => hasUnit(one) || COLON.test(filled[one[0] - 1]?.text ?? '')));
  const all = new Set(sure.filter((one) => !amounts.has(one)).map(([, line]) => line));
  const isPage = areCounted(bare) && arePages(bare, lines, filled) ? () => true : standsInWrap(lines, filled);
  for (const [at, line] of bare) if (isPage(at)) all.add(line);
  return all;
}

const valueOf = ({ text }: TextLine): number => Number(/\d{1,4}/.exec(compactOf(text))![0]);

const areCounted = (numbers: readonly [number, TextLine][]): boolean =>
  numbers.length > 1 && numbers.every(([, line], at) => at === 0 || valueOf(line) === valueOf(numbers[at - 1]![1]) + 1);

/** Numbers that count on are pages where one comes in mid-sentence, and a line of print or a blank one parts each two. */
function arePages(numbers: readonly [number, TextLine][], lines: readonly TextLine[], filled: readonly TextLine[]): boolean {
  const isPrint = ({ text }: TextLine): boolean => text.trim().length >= FULL_LINE;
  const areParted = numbers.every(([at, { line }], index) => {
    const [before, one] = numbers[index - 1] ?? [];
    return one === undefined || (at - before! > 1 && lines.slice(one.line, line - 1).some((each) => isPrint(each) || each.text.trim() === ''));
  });
  return areParted && numbers.some(([at]) => filled.slice(Math.max(0, at - EDGE), at).some((one) => isPrint(one) && !ENDED.test(one.text)));
}

/** A line of print that goes on is no single number; of two pages only one may have been copied with its number. */
function standsInWrap(lines: readonly TextLine[], filled: readonly TextLine[]): (at: number) => boolean {
  const isFull = fullLinesOf(lines.map(({ text }) => text));
  return (at) => {
    const [before = '', after = ''] = [filled[at - 1]?.text, filled[at + 1]?.text];
    return isFull !== null && isFull(before) && !ENDED.test(before) && after !== '' && !startsWithEnumerator(after);
  };
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
