/**
 * Fragments of a cell, as page ends cut it, joined again. At a cut nothing is put in between, unless the source
 * shows that a paragraph ended there, or the two sides are words of Latin letters.
 */
import { startsWithEnumerator } from '../enumerator.ts';
import { type Block, blocksToText, endsInTag, hasTags, readBlocks } from './strip-html.ts';

/** The text of a cell from its fragments, page by page; paragraphs are separated by `\n`. */
export function joinCell(fragments: readonly string[]): string {
  const joining: Joining[] = [];
  for (const fragment of mendTags(fragments)) {
    const isMarkup = hasTags(fragment);
    const opensParagraph = /^\s*<(?:p|ol|ul|li|div)\b/i.test(fragment);
    if (isMarkup) append(joining, readBlocks(fragment), opensParagraph ? 'paragraph' : 'fragment');
    else for (const [index, line] of fragment.split('\n').entries()) append(joining, readBlocks(line), index === 0 ? 'fragment' : 'line');
  }
  return blocksToText(joining.map(({ block, parts }) => ({ ...block, text: parts.join('') })));
}

/** Puts a tag together again that the page end cut in two: `…<` and `p>…`. */
function mendTags(fragments: readonly string[]): string[] {
  const mended: string[] = [];
  for (const fragment of fragments) {
    if (fragment.trim() === '') continue;
    const before = mended.at(-1);
    if (before !== undefined && endsInTag(before) && /^[^<>]{0,500}>/.test(fragment)) mended[mended.length - 1] = before + fragment;
    else mended.push(fragment);
  }
  return mended;
}

/** A paragraph being put together; `tail` is its end, long enough to judge by, so that long cells stay cheap. */
type Joining = { block: Block; parts: string[]; tail: string };

const TAIL = 120;
const SENTENCE_END = /[。！？!?][」』”）)]*$/;
const BEFORE_A_LIST = /[。！？!?：:；;][」』”）)]*$/;

/** Whether `text` ends as a sentence does. */
export const endsSentence = (text: string): boolean => SENTENCE_END.test(text.slice(-TAIL).trimEnd());

/** What the source shows where a piece begins: nothing, the start of a paragraph, or the start of a line. */
type Opening = 'fragment' | 'paragraph' | 'line';

/** Adds a piece's blocks; its first goes on in the last one before, unless a paragraph ended there. */
function append(joining: Joining[], next: readonly Block[], opening: Opening): void {
  for (const [index, block] of next.entries()) {
    const last = joining.at(-1);
    if (last === undefined || index > 0 || isNewParagraph(last.tail, block.text, opening)) {
      joining.push({ block, parts: [block.text], tail: block.text.slice(-TAIL) });
    } else {
      const piece = (needsSpace(last.tail, block.text) ? ' ' : '') + block.text;
      last.parts.push(piece);
      last.tail = (last.tail + piece.slice(-TAIL)).slice(-TAIL);
    }
  }
}

/** 【第2季】 at the start of a line says of what the line is. */
const LABEL = /^\s*【[^】]{1,40}】/;

const isNewParagraph = (before: string, after: string, opening: Opening): boolean =>
  (opening !== 'fragment' && SENTENCE_END.test(before)) ||
  (opening === 'line' && LABEL.test(after)) ||
  (startsWithEnumerator(after) && (opening === 'line' ? !before.endsWith('第') : BEFORE_A_LIST.test(before)));

/** Print breaks Latin words only at a space, which the page end swallows; an address is broken anywhere. */
function needsSpace(before: string, after: string): boolean {
  const areWords = /[A-Za-z],?$/.test(before) && /^[A-Za-z]/.test(after);
  return areWords && !/[@/][\w.@/:-]*$/.test(before);
}
