/** What kind of file the bytes are. The contents decide, never the name, which only tells a text from a CSV. */
import { decodeText } from './decode-text.ts';
import { detectOle } from './detect-ole.ts';
import { detectPackage } from './detect-package.ts';
import { BEGINS_WEB_ARCHIVE } from './web-archive.ts';
import { type Problem, type ProblemCode, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';

/** `csv` has its cells parted by commas, semicolons or tabs. */
export const READ_FORMATS = ['pdf', 'docx', 'odt', 'xlsx', 'ods', 'xls', 'doc', 'rtf', 'html', 'csv', 'json', 'text'] as const;
/** Known, and not read: `refuseFormat` says what to do. */
export const REFUSED_FORMATS = [
  'empty', 'image', 'archive', 'executable', 'encrypted-office', 'macro-office', 'template', 'other-office', 'damaged', 'unknown',
] as const;
export type ReadFormat = (typeof READ_FORMATS)[number];
export type RefusedFormat = (typeof REFUSED_FORMATS)[number];
export type Format = ReadFormat | RefusedFormat;

/** `detectFormat(bytes, '決議.txt')` is 'pdf' where the bytes are a PDF's. Looks at some kilobytes, whatever the file's size. */
export function detectFormat(bytes: Uint8Array, fileName: string): Format {
  if (bytes.length === 0) return 'empty';
  const start = latin1(bytes.subarray(0, HEAD_BYTES));
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return detectOle(bytes);
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return detectPackage(bytes);
  if (isPdf(start)) return 'pdf';
  return MAGIC.find(([, pattern]) => pattern.test(start))?.[0] ?? detectText(bytes, fileName);
}

const PROBLEMS: Record<RefusedFormat, ProblemCode> = {
  empty: 'empty',
  image: 'file-image',
  archive: 'file-archive',
  executable: 'file-executable',
  'encrypted-office': 'encrypted-file',
  'macro-office': 'file-macros',
  template: 'file-template',
  'other-office': 'file-other-office',
  damaged: 'damaged-file',
  unknown: 'file-unknown',
};

export const isRefused = (format: Format): format is RefusedFormat => (REFUSED_FORMATS as readonly Format[]).includes(format);

/** Says what was handed in and what to do instead. */
export const refuseFormat = (format: RefusedFormat): Problem => problemAt(PROBLEMS[format], AT_NO_PLACE);

const HEAD_BYTES = 1024;

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** Readers accept up to 1,024 bytes of anything before the head; a text that only speaks of "%PDF-" has no bytes of a binary file near it. */
const isPdf = (start: string): boolean => start.startsWith('%PDF-') || /^[\s\S]*?(?:^|[\r\n\0])%PDF-\d\.\d[\r\n]+%[\x80-\xff]{2}/.test(start);

/** First bytes (as Latin-1) by which other files are known. */
const MAGIC: readonly [Format, RegExp][] = [
  ['rtf', /^\{\\rtf/],
  ['image', /^(?:\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|8BPS|AT&TFORM)/],
  ['image', /^(?:\0\0[\x01\x02]\0[\x01-\x20]\0|\x01\0\0\0[\s\S]{36} EMF|\xd7\xcd\xc6\x9a)/],
  ['image', /^(?:BM[\s\S]{4}\0{4}|RIFF[\s\S]{4}WEBP|[\s\S]{4}ftyp(?:heic|heix|mif1|msf1|avif)|\0\0\0\x0cjP {2})/],
  ['archive', /^(?:\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|BZh[1-9]1AY|\xfd7zXZ\0|MSCF\0|\x28\xb5\x2f\xfd|[\s\S]{2}-l[hz][\w]-|[\s\S]{257}ustar)/],
  ['executable', /^(?:MZ[\s\S]{0,200}\0|\x7fELF|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe|L\0\0\0\x01\x14\x02\0|#!\s*\/)/],
];

/** Enough to see what a text begins with. */
const SAMPLE_BYTES = 64 * 1024;

function detectText(bytes: Uint8Array, fileName: string): Format {
  const decoded = decodeText(bytes.subarray(0, SAMPLE_BYTES));
  // White space is no content; in an encoding we cannot name, the text reader says so.
  if (!decoded.ok) return decoded.reason === 'empty' && bytes.length <= SAMPLE_BYTES ? 'empty' : decoded.reason === 'binary' ? 'unknown' : 'text';
  const { start, isXml } = skipProlog(decoded.text);
  const found = BEGINNINGS.find(([, pattern]) => pattern.test(start));
  if (found) return found[0];
  if (isXml) return 'unknown';
  return /\.(?:csv|tsv|tab)$/i.test(fileName.trim()) ? 'csv' : 'text';
}

const BEGINNINGS: readonly [Format, RegExp][] = [
  ['odt', /^<office:document\s[^<>]*"application\/vnd\.oasis\.opendocument\.text"/],
  ['html', BEGINS_WEB_ARCHIVE],
  ['other-office', /^<\?mso-application|^<(?:office:document|w:wordDocument|Workbook|pkg:package)[\s>]|^MIME-Version:/i],
  ['image', /^<svg[\s>]/i],
  ['html', /^<(?:!doctype html|html|head|body|meta|title|style|table|div|section|article|h[1-6]|p|ol|ul|span|font|center)[\s/>]/i],
  ['json', /^\{\s*(?:"(?:[^"\\]|\\.){0,200}"\s*:|\}\s*$)/],
  ['json', /^\[\s*(?:\{\s*["}]|\[\s*["[{\d\]]|"(?:[^"\\]|\\.){0,2000}"\s*[,\]]|-?\d[\d.eE+-]{0,40}\s*,|\]\s*$)/],
];

/** The first element of a flat OpenDocument file names some forty namespaces before it says what it is. */
const MOST_BEGINNING = 16_384;

/** The text after white space, comments and the XML declaration. */
function skipProlog(text: string): { start: string; isXml: boolean } {
  let rest = text.trimStart();
  let isXml = false;
  for (;;) {
    const isDeclaration = /^<\?xml[\s?]/i.test(rest);
    const end = rest.startsWith('<!--') ? rest.indexOf('-->') + 3 : isDeclaration ? rest.indexOf('?>') + 2 : 0;
    isXml ||= isDeclaration;
    if (end < 4) return { start: rest.slice(0, MOST_BEGINNING), isXml };
    rest = rest.slice(end).trimStart();
  }
}
