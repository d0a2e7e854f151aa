/** Characters that Word writes by their place in a symbol font (`w:sym`). */

/** Places in Wingdings that forms use, and what they look like. */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x72: '❒', 0x75: '◆', 0x76: '❖',
  0x9f: '•', 0xa1: '○', 0xa8: '□', 0xd8: '➢', 0xe0: '→', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑',
};
const SYMBOL: Readonly<Record<number, string>> = { 0xb3: '≥', 0xa3: '≤', 0xb1: '±', 0xb4: '×', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xae: '→' };

/** `readSymbol('F0FE', 'Wingdings')` is ☑; a place we do not know keeps its private character, and none is ''. */
export function readSymbol(hex: string, font: string): string {
  const code = Number.parseInt(hex, 16);
  if (!(code >= 0x20 && code <= 0xffff) || (code >= 0xd800 && code <= 0xdfff)) return '';
  // Symbol fonts have their characters at F000 and above; some programs write them without.
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const table = /^wingdings$/i.test(font) ? WINGDINGS : /^symbol$/i.test(font) ? SYMBOL : {};
  return table[place] ?? String.fromCharCode(code);
}
