/** Bytes of a web page → text, by its byte order mark, by what the page says of itself, or by its bytes. */
import { type DecodedText, decodeText } from '../formats/decode-text.ts';

/** How far into a page its declaration stands, in bytes. */
const MOST_BEFORE_DECLARATION = 4096;

export function decodeHtml(bytes: Uint8Array): DecodedText {
  const start = String.fromCharCode(...bytes.subarray(0, MOST_BEFORE_DECLARATION));
  const inMeta = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(start)?.[1];
  const declared = inMeta ?? /^<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{2,20})/.exec(start)?.[1];
  const hasMark = /^(?:\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(start);
  const byDeclaration = declared === undefined || hasMark ? null : decodeAs(bytes, declared);
  return byDeclaration === null ? decodeText(bytes) : { ok: true, text: byDeclaration, encoding: /big5|950/i.test(declared!) ? 'big5' : 'utf-8' };
}

/** Null where the page is not written as it says. */
function decodeAs(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(/^cp950$|^x-windows-950$/i.test(label) ? 'big5' : label, { fatal: true }).decode(bytes).replaceAll('\0', '');
  } catch {
    return null;
  }
}
