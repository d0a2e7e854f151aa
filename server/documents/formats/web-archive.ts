/**
 * A web page kept in one file (MHTML, RFC 2557), as Word and browsers save it, and as systems that write "Word" files do:
 * the page itself. Pictures and whatever else is in it stay closed.
 */
import { readMailHeaders } from '../mail/mail-headers.ts';

/** How it begins: heads of a mail to nobody, whose parts belong together. */
export const BEGINS_WEB_ARCHIVE = /^(?:(?!To:|Content-Type:)[\w-]{2,60}:[^\n]{0,1000}\n(?:[ \t][^\n]{0,1000}\n){0,10}){0,20}Content-Type:\s*multipart\/related/i;

const startOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64 * 1024)).toString('latin1').trimStart();

export const isWebArchive = (bytes: Uint8Array): boolean => BEGINS_WEB_ARCHIVE.test(startOf(bytes));

/** The bytes of its first page; null where it holds none. */
export function openWebArchive(bytes: Uint8Array): Uint8Array | null {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = startOf(bytes);
  const boundary = /boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(start)?.slice(1).find(Boolean);
  if (boundary === undefined) return null;
  const mark = `--${boundary}`;
  const starts: number[] = [];
  for (let at = source.indexOf(mark, 0, 'latin1'); at >= 0 && starts.length < MOST_PARTS; at = source.indexOf(mark, at + mark.length, 'latin1')) starts.push(at);
  for (const [index, from] of starts.entries()) {
    const part = source.subarray(from + mark.length, starts[index + 1] ?? source.length);
    const page = readPage(part.subarray(part.indexOf('\n') + 1));
    if (page) return page;
  }
  return null;
}

const MOST_PARTS = 2000;

/** A part that is a page, as it was before it was written for mail. */
function readPage(part: Buffer): Uint8Array | null {
  const headers = new Map(readMailHeaders(part).map(({ name, value }) => [name.trim().toLowerCase(), value]));
  if (!/^text\/html\b/i.test(headers.get('content-type') ?? '')) return null;
  const gap = /\r?\n\r?\n/.exec(part.toString('latin1', 0, 64 * 1024));
  const body = part.subarray(gap ? gap.index + gap[0].length : part.length);
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? readQuotedPrintable(body.toString('latin1')) : body;
}

/** =E5 is a byte, and = at a line's end no end of it. */
const readQuotedPrintable = (text: string): Uint8Array =>
  Buffer.from(text.replace(/=[ \t]{0,10}\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
