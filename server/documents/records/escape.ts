/** Any text ↔ the text of a cell: what no XML file can carry, or a spreadsheet would change, stands as an escape. */

/**
 * Controls but the line feed (a tab is lost in LibreOffice), what XML 1.0 forbids or calls no character, U+FFFD (writers drop it),
 * and marks that turn the direction of print.
 */
const CONTROLS = '\\\\\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufdd0-\\ufdef\\ufeff\\ufffd-\\uffff';
const HALVES = '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';
const UNFIT = new RegExp(`[${CONTROLS}]|${HALVES}`, 'g');

const escapeOne = (c: string): string => (c === '\\' ? '\\\\' : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** `C:\a` is `C:\\a`; a line break stays as it is. */
export const escapeText = (text: string): string => text.replace(UNFIT, escapeOne);

/** The same in one line, for inside 「」. */
export const escapeQuoted = (text: string): string => escapeText(text).replace(/[\n」]/g, (c) => (c === '\n' ? '\\n' : '\\」'));

/** A backslash that escapes nothing we write was typed by a person, and stays. */
export const unescapeText = (text: string): string => unescape(text, { '\\': '\\' });

export const unescapeQuoted = (text: string): string => unescape(text, { '\\': '\\', n: '\n', '」': '」' });

const unescape = (text: string, meant: Record<string, string>): string =>
  text.replace(/\\(?:u([0-9a-f]{4})|([\s\S]))/g, (whole, code: string | undefined, mark: string | undefined) =>
    code === undefined ? (meant[mark!] ?? whole) : String.fromCharCode(Number.parseInt(code, 16)));
