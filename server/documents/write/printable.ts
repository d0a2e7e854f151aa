/** Text as a document may hold it. What comes from outside may hold anything; XML may not. */

/** What XML 1.0 forbids (control characters, halves of surrogate pairs, two non-characters), and marks that turn the direction of print. */
const FORBIDDEN = new RegExp([
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff]',
  '[\\ud800-\\udbff](?![\\udc00-\\udfff])',
  '(?<![\\ud800-\\udbff])[\\udc00-\\udfff]',
].join('|'), 'g');
const LINE_ENDS = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/;

/** The text in one line, without what no document may hold; a tab is a space. */
export const printable = (text: string): string => text.replace(/[\t\n\r\u0085\u2028\u2029]/g, ' ').replace(FORBIDDEN, '');

/** The lines of a text, without blanks at their ends and without empty ones; one empty line where nothing is left. */
export function splitParagraphs(text: string): string[] {
  const lines = text.split(LINE_ENDS).map((line) => printable(line).trim()).filter((line) => line !== '');
  return lines.length === 0 ? [''] : lines;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and attributes of XML and HTML alike. */
export const escapeMarkup = (text: string): string => printable(text).replace(/[&<>"']/g, (c) => ENTITIES[c]!);
