/** A web page, alone or in an archive of one file, or a document that Word or LibreOffice saved as one → lines and grids. */
import { Parser } from 'htmlparser2';
import type { ContentReading, OnProgress } from '../content.ts';
import { PACKAGE_LIMITS } from '../formats/open-package.ts';
import { isWebArchive, openWebArchive } from '../formats/web-archive.ts';
import { type ProblemCode, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';
import { decodeHtml } from './decode-html.ts';
import { countHtmlLists } from './html-lists.ts';
import { createStory, type LeftOut } from './story.ts';
import type { CellSpan } from './story-tables.ts';

type Attributes = Readonly<Record<string, string>>;

/** Not shown; `del` is what a tracked change took out. */
const LEFT_OUT = new Set([
  'script', 'style', 'title', 'template', 'noscript', 'svg', 'select', 'textarea', 'object', 'iframe', 'del', 'rt', 'rp',
  'xml',
]);
const PARAGRAPHS = new Set([
  'p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre',
  'section', 'article', 'header', 'footer', 'main', 'nav', 'aside', 'address', 'center',
  'dl', 'dt', 'dd', 'ul', 'ol', 'li', 'hr', 'form', 'fieldset', 'figure', 'figcaption', 'caption', 'body', 'html', 'details', 'summary',
]);
const MOST_LEVELS = 1000;
const PIECE = 64 * 1024;
/** Stand for <br> and a tab of <pre> until white space has been put in order. */
const LINE_BREAK = '\u2028';
const TAB = '\u2029';

/** Reports characters of the page. A page that ends inside a table is cut off. */
export async function readHtml(bytes: Uint8Array, onProgress: OnProgress = () => {}): Promise<ContentReading> {
  const megabytes = Math.ceil(bytes.length / 1024 / 1024);
  if (megabytes > PACKAGE_LIMITS.partMegabytes) return refuse('too-large', { megabytes, limit: PACKAGE_LIMITS.partMegabytes });
  const page = isWebArchive(bytes) ? openWebArchive(bytes) : bytes;
  if (page === null) return refuse('damaged-file');
  const decoded = decodeHtml(page);
  if (!decoded.ok) return refuse(decoded.reason);
  const { text: html } = decoded;
  const story = createStory();
  const lists = countHtmlLists();
  /** For each open element, whether it is left out. */
  const leftOut: boolean[] = [];
  let leftOutDepth = 0;
  /** What is being left out and told of, its words so far, and how deep it stands. */
  let told: (LeftOut & { depth: number }) | null = null;
  let paragraph = '';
  let preformatted = 0;
  let isTooDeep = false;
  let isAtEnd = false;
  let isCutOff = false;

  const endParagraph = (): void => {
    const text = inOrder(paragraph);
    paragraph = '';
    if (text.trim() === '') return;
    story.openParagraph();
    story.addText(text);
    story.closeParagraph();
  };
  const openers: Record<string, (attributes: Attributes) => void> = {
    table: story.openTable,
    tr: story.openRow,
    td: (attributes) => story.openCell(spanOf(attributes)),
    th: (attributes) => story.openCell(spanOf(attributes)),
    ol: (attributes) => lists.open('ol', attributes),
    ul: (attributes) => lists.open('ul', attributes),
    li: (attributes) => (paragraph = lists.item(attributes)),
    pre: () => (preformatted += 1),
  };
  const closers: Record<string, () => void> = {
    table: story.closeTable,
    tr: story.closeRow,
    td: () => story.closeCell(),
    th: () => story.closeCell(),
    ol: lists.close,
    ul: lists.close,
    li: lists.leaveItem,
    pre: () => (preformatted -= 1),
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      if (leftOut.length >= MOST_LEVELS) isTooDeep = true;
      const code = isHidden(attributes) ? 'hidden-left-out' : isNote(attributes) ? 'note-left-out' : null;
      const isLeftOut = LEFT_OUT.has(name) || code !== null;
      if (code && leftOutDepth === 0) told = { code, words: '', depth: leftOut.length };
      leftOut.push(isLeftOut);
      if (isLeftOut) leftOutDepth += 1;
      if (leftOutDepth > 0) return;
      if (name === 'img' && story.isInCell()) story.leaveOut({ code: 'picture-left-out', words: '' });
      if (name === 'br') paragraph += LINE_BREAK;
      // An item's number and the paragraph in it are one: <li><p>.
      if (lists.isAtItem() && (name === 'p' || name === 'div')) return;
      if (PARAGRAPHS.has(name) || openers[name]) endParagraph();
      openers[name]?.(attributes);
    },
    ontext(text) {
      if (told) told.words += text;
      if (leftOutDepth > 0) return;
      if (text.trim() !== '') lists.leaveItem();
      paragraph += preformatted > 0 ? text.replaceAll('\n', LINE_BREAK).replaceAll('\t', TAB) : text;
    },
    onclosetag(name) {
      if (isAtEnd && name === 'table') isCutOff = true;
      const wasLeftOut = leftOut.pop();
      if (told?.depth === leftOut.length) {
        if (told.words.trim() !== '') story.leaveOut(told);
        told = null;
      }
      if (wasLeftOut) leftOutDepth -= 1;
      else if (leftOutDepth === 0 && (PARAGRAPHS.has(name) || closers[name])) {
        endParagraph();
        closers[name]?.();
      }
    },
  });
  for (let at = 0; at < html.length && !isTooDeep && !story.isTooLarge(); at += PIECE) {
    parser.write(html.slice(at, at + PIECE));
    onProgress(Math.min(html.length, at + PIECE), html.length);
  }
  isAtEnd = true;
  parser.end();
  endParagraph();
  if (isTooDeep) return refuse('too-deep');
  if (story.isTooLarge()) return refuse('unpacked-too-large', { limit: PACKAGE_LIMITS.allMegabytes });
  const last = story.blocks.at(-1);
  const lastPlace = (last?.kind === 'grid' ? last.rows.at(-1)!.place : last?.place) ?? AT_NO_PLACE;
  return { content: { blocks: story.blocks, leftOut: story.leftOut }, problems: isCutOff ? [problemAt('cut-off', lastPlace)] : [] };
}

const refuse = (code: ProblemCode, params: Record<string, number> = {}): ContentReading => ({
  content: null, problems: [problemAt(code, AT_NO_PLACE, null, params)],
});

const spanOf = ({ colspan, rowspan }: Attributes): CellSpan => ({ columns: Number(colspan ?? 1), rows: Number(rowspan ?? 1) });

const isHidden = (attributes: Attributes): boolean =>
  'hidden' in attributes || /(?:display\s*:\s*none|mso-hide\s*:\s*all)/i.test(attributes['style'] ?? '');

/** The mark of a note in the text, and the notes below it, as Word and LibreOffice write them. */
const isNote = (attributes: Attributes): boolean =>
  /mso-(?:foot|end)note-id|mso-element\s*:\s*(?:foot|end)note-list/i.test(attributes['style'] ?? '')
  || /^sd(?:foot|end)note(?:anc)?(?:-(?:western|cjk|ctl))?$/.test(attributes['class'] ?? '');

/** White space as a browser shows it. */
const inOrder = (text: string): string => text.replace(/[ \t\r\n\f]+/g, ' ').replaceAll(LINE_BREAK, '\n').replaceAll(TAB, '\t');
