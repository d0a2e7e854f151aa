/**
 * Bytes of a text file → text: UTF-8, UTF-16 with a byte order mark, or Big5 (as cp950 writes it).
 * A file cut in the middle of a character still decodes; U+FFFD stands where the character was.
 */
export type TextEncodingName = 'utf-8' | 'utf-16' | 'big5';

export type DecodedText =
  | { ok: true; text: string; encoding: TextEncodingName }
  | { ok: false; reason: 'empty' | 'binary' | 'unknown-encoding' };

/** Text with `\n` newlines, no byte order mark and no NUL, or why the bytes are none. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) return { ok: false, reason: 'empty' };
  const utf16 = decodeUtf16(bytes);
  if (utf16 !== null) return accept(utf16, 'utf-16');
  if (startsLikeBinary(bytes) || bytes.includes(0)) return { ok: false, reason: 'binary' };

  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return accept(utf8, 'utf-8');
  const big5 = looksLikeBig5(bytes) ? decodeStrictly(bytes, 'big5') : null;
  if (big5 !== null && readsLikeChinese(big5)) return accept(withEtenSigns(big5), 'big5');
  return { ok: false, reason: hasManyControls(bytes) ? 'binary' : 'unknown-encoding' };
}

function accept(raw: string, encoding: TextEncodingName): DecodedText {
  const text = raw.replace(/\r\n?/g, '\n');
  if (text.trim() === '') return { ok: false, reason: 'empty' };
  return hasManyControls(text) ? { ok: false, reason: 'binary' } : { ok: true, text: text.replaceAll('\0', ''), encoding };
}

/** Null where a byte cannot be; only a character cut off by the end of the file is forgiven, and marked. */
function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  const decoder = new TextDecoder(label, { fatal: true });
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: true });
  } catch {
    return null;
  }
  try {
    return text + decoder.decode();
  } catch {
    return `${text}\ufffd`;
  }
}

function decodeUtf16(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeStrictly(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeStrictly(bytes, 'utf-16be');
  return null;
}

/** First bytes of what is often renamed to .txt: PDF, zip (docx, odt, xlsx), PNG, GIF, JPEG, old Word, gzip. */
const BINARY_STARTS = ['%PDF-', 'PK\x03\x04', '\x89PNG', 'GIF8', '\xff\xd8\xff', '\xd0\xcf\x11\xe0', '\x1f\x8b'];

const startsLikeBinary = (bytes: Uint8Array): boolean => {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  return BINARY_STARTS.some((magic) => start.startsWith(magic));
};

/** More than one control character in a hundred; tab, newlines and form feed are text. */
function hasManyControls(content: string | Uint8Array): boolean {
  let controls = 0;
  for (let i = 0; i < content.length; i += 1) {
    const code = typeof content === 'string' ? content.charCodeAt(i) : content[i]!;
    if (code < 32 && (code < 9 || code > 13)) controls += 1;
  }
  return controls * 100 > content.length;
}

/**
 * Big5 puts the 5,401 characters in common use under the lead bytes A4-C6 and the rare ones under
 * C9-F9. Other East Asian encodings, and Latin-1, decode as Big5 into rare characters.
 */
function looksLikeBig5(bytes: Uint8Array): boolean {
  let common = 0;
  let rare = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    if (lead >= 0xa4 && lead <= 0xc6) common += 1;
    else if (lead < 0xa1 || lead > 0xa3) rare += 1;
    i += 1;
  }
  return rare * 10 <= common;
}

/** ① to ⑩, ⑴ to ⑽ and ⅰ to ⅹ of the ETEN extension (C6A1-C6BE), which cp950 leaves to private characters. */
const withEtenSigns = (text: string): string =>
  text.replace(/[\uf6b1-\uf6ce]/g, (sign) => {
    const at = sign.charCodeAt(0) - 0xf6b1;
    return String.fromCharCode([0x2460, 0x2474, 0x2170][Math.floor(at / 10)]! + (at % 10));
  });

const FREQUENT = new Set('的一二三四五六七八九十不是年月日星期人有在中會之為及於與國等其以第案計請應本部算元。，、');

/** A longer Chinese text is never without its commonest characters; a misread one (Korean, say) is. */
function readsLikeChinese(text: string): boolean {
  const characters = text.match(/[^\x00-\x7f]/g) ?? [];
  if (characters.length < 40) return true;
  return characters.filter((c) => FREQUENT.has(c)).length * 20 >= characters.length;
}
