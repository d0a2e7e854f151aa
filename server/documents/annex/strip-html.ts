/**
 * The text of a cell that may hold bits of HTML, or none. Paragraphs are separated by `\n`. Tags may be
 * without their partner (a page end cut them apart); what only looks like a tag, as in "a < b", is text.
 */
import { Parser } from 'htmlparser2';
import { ENUMERATOR, startsWithEnumerator } from '../enumerator.ts';

/** A paragraph or list item. `list` numbers the <ol> it stands in; `number` is the one HTML gives the item. */
export type Block = { text: string; list: number | null; number: number | null };

export const stripHtml = (html: string): string => blocksToText(readBlocks(html));

const NAMES =
  'p|br|ol|ul|li|div|span|b|strong|i|em|u|s|sub|sup|small|big|del|ins|strike|mark|code|font|center|a|img|h[1-6]|hr|table|caption|colgroup|col' +
  '|thead|tbody|tfoot|tr|td|th|dl|dt|dd|script|style|blockquote|pre|section|article|header|footer|html|head|body|meta|link|title|textarea' +
  '|iframe|object|embed|svg|form|input|button|label|[a-z][a-z0-9]*:[a-z]+';
/** With a value: "a<b and b>c" is arithmetic. */
const ATTRIBUTE = `\\s+(?:reversed|nowrap|hidden|[\\w:-]+\\s*=\\s*(?:"[^"<>]*"|'[^'<>]*'|[^\\s"'<>]+))`;
const REAL_TAG = new RegExp(`^</?(?:${NAMES})(?:${ATTRIBUTE})*\\s*/?>`, 'i');
const TAG_BEGUN = new RegExp(`<(?:/?(?:${NAMES})(?:\\s[^<>]*)?|/)$`, 'i');
const LONGEST_TAG = 500;

/** Whether the markup breaks off inside a tag: `…<p`, `…</`, `…<ol style="list`. */
export const endsInTag = (html: string): boolean => TAG_BEGUN.test(html.slice(-LONGEST_TAG));

/** Whether there is markup at all; without it a newline of the source is a newline. */
export const hasTags = (html: string): boolean => /<\/?(?:p|ol|ul|li|br|div|span|table)\b[^<>]*>/i.test(html);

const PARAGRAPHS = new Set(['p', 'div', 'li', 'ol', 'ul', 'tr', 'table', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'br']);
const SILENT = new Set(['script', 'style']);

/** The paragraphs of a fragment, in order; empty ones are left out. */
export function readBlocks(html: string): Block[] {
  if (!/[<&]/.test(html)) return splitLines(html, false).map((text) => ({ text, list: null, number: null }));
  const blocks: Block[] = [];
  let text = '';
  let lists = 0;
  let list: number | null = null;
  let nextNumber: number | null = null;
  let number: number | null = null;
  let openItems = 0;
  let silent = 0;
  const endBlock = (): void => {
    const parts = splitLines(text, list !== null && openItems === 0);
    for (const part of parts) blocks.push({ text: part, list, number });
    text = '';
    if (parts.length > 0) number = null;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (SILENT.has(name)) silent += 1;
      if (!PARAGRAPHS.has(name)) return;
      endBlock();
      // A list of this kind of file is often never closed: the next paragraph ends it.
      if (name === 'ul' || (name === 'p' && openItems === 0)) list = null;
      if (name === 'li') openItems += 1;
      if (name === 'ol') {
        list = lists += 1;
        nextNumber = isDecimal(attributes) ? Number(attributes['start'] ?? 1) || 1 : null;
      }
      if (name === 'li' && list !== null && nextNumber !== null) {
        number = nextNumber;
        nextNumber += 1;
      }
    },
    ontext(part) {
      if (silent === 0) text += part;
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent -= 1;
      if (!PARAGRAPHS.has(name)) return;
      endBlock();
      if (name === 'ol') list = null;
      if (name === 'li') openItems -= 1;
    },
  });
  parser.write(escapeWhatIsNoTag(dropTagBegun(html)));
  parser.end();
  endBlock();
  return blocks;
}

const isDecimal = (attributes: Record<string, string>): boolean =>
  !/list-style(?:-type)?\s*:\s*(?!decimal\b)/i.test(attributes['style'] ?? '') && (attributes['type'] ?? '1') === '1';

const dropTagBegun = (html: string): string =>
  endsInTag(html) ? html.slice(0, -LONGEST_TAG) + html.slice(-LONGEST_TAG).replace(TAG_BEGUN, '') : html;

/** Each `<` is looked at once, over at most one tag's length. */
function escapeWhatIsNoTag(html: string): string {
  const lastComment = html.lastIndexOf('-->');
  const isMarkup = (at: number): boolean =>
    REAL_TAG.test(html.slice(at, at + LONGEST_TAG)) || (html.startsWith('<!--', at) && at < lastComment);
  return html.replace(/</g, (_, at: number) => (isMarkup(at) ? '<' : '&lt;'));
}

const BEFORE_MARK = new RegExp(`(?<=[。：；:;])\\s+(?=${ENUMERATOR})|(?<=[\\u4e00-\\u9fff])\\s+(?=[0-9]{1,2}[.．]\\s)`, 'g');

/** The dump writes some paragraph ends as a space; in a list without <li> every full stop with a space ends an item. */
function splitLines(text: string, isListWithoutItems: boolean): string[] {
  const marked = text.replace(BEFORE_MARK, '\u0000');
  const parts = isListWithoutItems ? marked.replace(/(?<=[。；])\s+/g, '\u0000') : marked;
  return parts.split('\u0000').map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '');
}

/** Paragraphs joined by `\n`; items of an <ol> get the number they have lost, where it is certain. */
export const blocksToText = (blocks: readonly Block[]): string => numbered(blocks).join('\n');

/**
 * An item without its number gets the one HTML gives it, or, in a list that shows none, the one that the paragraph
 * after the list proves: three items followed by "4." are 1 to 3. Else it stays as it is.
 */
function numbered(blocks: readonly Block[]): string[] {
  const texts: string[] = [];
  for (let at = 0; at < blocks.length; ) {
    const { list } = blocks[at]!;
    let end = at + 1;
    while (list !== null && end < blocks.length && blocks[end]!.list === list) end += 1;
    const items = blocks.slice(at, end);
    const isBare = list !== null && !items.some((item) => startsWithEnumerator(item.text));
    const proof = isBare ? /^\s*(\d{1,3})([.．、])/.exec(blocks[end]?.text ?? '') : null;
    const isProved = proof !== null && Number(proof[1]) === items.length + 1;
    for (const [index, { text, number }] of items.entries()) {
      const ordinal = isProved ? index + 1 : number;
      texts.push(isBare && ordinal !== null ? `${ordinal}${proof?.[2] ?? '.'} ${text}` : text);
    }
    at = end;
  }
  return texts;
}
