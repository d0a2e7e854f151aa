/** Lines and grids as one run of lines to read from top to bottom, without page numbers and running heads. */
import { toHalfWidth } from '../../domain/text/chinese-number.ts';
import type { FileContent } from '../content.ts';
import { startsWithEnumerator } from '../enumerator.ts';
import { endsSentence } from '../annex/join-rows.ts';
import { isNames, startsWithProposers } from './proposers.ts';
import type { Place } from '../table.ts';
import { joinWords } from './text-content.ts';

export type ContentLine = {
  text: string;
  place: Place;
  /** `line`: a paragraph; `print`: a line of a page, which may be part of one; `cells`: a table's row, cells parted by tabs. */
  kind: 'line' | 'print' | 'cells';
};

/** Left behind by word processors and web pages; they part a mark from its words. */
const NO_WIDTH = /[\u200b-\u200f\u2060\ufeff]/g;

export function linesOf(content: FileContent): ContentLine[] {
  const lines = content.blocks.flatMap((block): ContentLine[] => {
    if (block.kind === 'line') {
      return [{ text: block.text.replace(NO_WIDTH, '').trim(), place: block.place, kind: block.place.page === null ? 'line' : 'print' }];
    }
    // A frame around text is a table of one column.
    const isFrame = block.rows.every(({ cells }) => cells.length <= 1);
    return block.rows.flatMap(({ cells, place }): ContentLine[] => isFrame
      ? (cells[0] ?? '').split('\n').map((text) => ({ text: text.trim(), place, kind: 'line' }))
      : [{ text: cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').trim()).join('\t').trimEnd(), place, kind: 'cells' }]);
  });
  const isFurniture = findFurniture(lines);
  return lines
    .filter((line) => line.text.trim() !== '' && !isFurniture(line))
    .flatMap((line) => (line.kind === 'print' ? splitPrint({ ...line, text: closeUp(line.text) }) : [line]));
}

/** What is announced stands on a line of its own, which a reader of print may have joined to the sentence above. */
const splitPrint = (line: ContentLine): ContentLine[] =>
  line.text.split(/(?<=。)(?=本[項款目].{0,20}[項案點](?:，[^。]{0,20})?[：:]$)/).map((text) => ({ ...line, text }));

/** Print spaces letters out to fill a line; only between names does a space mean something. */
const closeUp = (text: string): string => (startsWithProposers(text) || isNames(text) || PART_OF_NAMES.test(text) ? text : text.replace(SPACED, ''));
/** 成 陳雪生, where the line before ends in 林國; a long line of letters each alone is no list of names. */
const PART_OF_NAMES = /^(?=.*\p{Script=Han}{2}|.{0,7}$)\p{Script=Han}{1,4}(?:[ \u3000]+\p{Script=Han}{1,4})*$/u;
const CJK = '[\\u3000-\\u30ff\\u3400-\\u9fff\\uff00-\\uffef]';
const SPACED = new RegExp(`(?<=${CJK})[ \\u3000]+(?=\\S)|(?<=\\S)[ \\u3000]+(?=${CJK})`, 'g');

/** For reading a line's form: half-width, no white space. */
export const compactOf = (text: string): string => toHalfWidth(text).replace(/\s+/g, '');

/** Adds a line to paragraphs: a printed line goes on in the one before, unless a sentence ended there or a new point begins. */
export function appendLine(paragraphs: string[], { text, kind }: ContentLine): void {
  const last = paragraphs.at(-1);
  const goesOn = kind === 'print' && last !== undefined && !endsSentence(last) && !/[：:；;]$/.test(last) && !startsWithEnumerator(text);
  if (goesOn) paragraphs[paragraphs.length - 1] = joinWords(last, text);
  else if (text !== '') paragraphs.push(text);
}

const PAGE_NUMBER = /^(?:[-–—~]{0,2}\d{1,4}[-–—~]{0,2}|第\d{1,4}頁(?:,?共\d{1,4}頁)?)$/;
const EDGE = 2;

/** Page numbers, and what stands at the same edge of page after page. */
function findFurniture(lines: readonly ContentLine[]): (line: ContentLine) => boolean {
  const pages = new Map<number, ContentLine[]>();
  for (const line of lines) {
    if (line.kind !== 'print' || line.text === '') continue;
    const page = pages.get(line.place.page!);
    if (page) page.push(line);
    else pages.set(line.place.page!, [line]);
  }
  const edges = [...pages.values()].flatMap((page) => (page.length > EDGE * 2 ? [...page.slice(0, EDGE), ...page.slice(-EDGE)] : []));
  const formOf = ({ text }: ContentLine): string => compactOf(text).replace(/\d+/g, '#');
  const counts = new Map<string, number>();
  for (const line of edges) if (line.text.length <= 60 && !isContent(line.text)) counts.set(formOf(line), (counts.get(formOf(line)) ?? 0) + 1);
  const atEdge = new Set(edges);
  const most = Math.max(3, pages.size / 4);
  return (line) => line.kind === 'print' && (PAGE_NUMBER.test(compactOf(line.text)) || (atEdge.has(line) && (counts.get(formOf(line)) ?? 0) >= most));
}

/** What may well stand on many pages alike and is no running head. */
const isContent = (text: string): boolean =>
  startsWithEnumerator(text) || startsWithProposers(text) || /^(?:本[項款目]|第.{1,6}[款項目])/.test(compactOf(text));
