/**
 * Which program an OLE compound file is of, by the names of its streams ([MS-CFB] 2.6): Word, Excel, or the envelope of an
 * encrypted package ([MS-OFFCRYPTO] 1.3). Sectors are followed only as far as the directory reaches.
 */
import type { Format } from './detect-format.ts';

/** A document of ten thousand streams is none of an office's. */
const MOST_SECTORS = 2500;
const LARGEST_SECTOR = 0xfffffffa;

export function detectOle(bytes: Uint8Array): Format {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const streams = readDirectory(view);
    const format = STREAMS.find(([names]) => names.some((name) => streams.has(name)))?.[1] ?? 'unknown';
    if (format === 'doc') return detectWord(view, streams.get('WordDocument')!);
    return format === 'xls' && isLocked(view, (streams.get('Workbook') ?? streams.get('Book'))!) ? 'encrypted-office' : format;
  } catch (error) {
    // A position outside the file: it is cut off, and nothing says what it was.
    if (error instanceof RangeError) return 'damaged';
    throw error;
  }
}

/** From the surest to the least sure: an encrypted package may hold anything. */
const STREAMS: readonly [readonly string[], Format][] = [
  [['EncryptedPackage', 'EncryptionInfo', '\tDRMContent'], 'encrypted-office'],
  [['WordDocument'], 'doc'],
  [['Workbook', 'Book'], 'xls'],
  [['PowerPoint Document', 'VisioDocument', '__properties_version1.0'], 'other-office'],
];

/** Where a stream's first bytes are, or null where it is too small to have sectors of its own. */
type Stream = number | null;

function readDirectory(view: DataView): Map<string, Stream> {
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return new Map();
  const size = 1 << shift;
  const offsetOf = (sector: number): number => (sector + 1) * size;
  const streams = new Map<string, Stream>();
  let sector = view.getUint32(48, true);
  for (let count = 0; sector < LARGEST_SECTOR && count < MOST_SECTORS; count += 1) {
    for (let at = offsetOf(sector); at < offsetOf(sector + 1); at += 128) readEntry(view, at, offsetOf, streams);
    sector = nextSector(view, sector, size, offsetOf);
  }
  return streams;
}

function readEntry(view: DataView, at: number, offsetOf: (sector: number) => number, streams: Map<string, Stream>): void {
  const length = view.getUint16(at + 64, true) / 2 - 1;
  if (length < 1 || length > 31 || !Number.isInteger(length)) return;
  const name = Array.from({ length }, (_, index) => String.fromCharCode(view.getUint16(at + index * 2, true))).join('');
  const smallest = view.getUint32(56, true);
  streams.set(name, view.getUint32(at + 120, true) >= smallest ? offsetOf(view.getUint32(at + 116, true)) : null);
}

const LISTED_IN_HEADER = 109;

/** By the file allocation table, whose own sectors are listed in the header and, of larger files, in a chain of further lists. */
function nextSector(view: DataView, sector: number, size: number, offsetOf: (sector: number) => number): number {
  const perSector = size / 4;
  const index = Math.floor(sector / perSector);
  const at = (table: number): number => view.getUint32(offsetOf(table) + (sector % perSector) * 4, true);
  if (index < LISTED_IN_HEADER) return at(view.getUint32(76 + index * 4, true));
  let list = view.getUint32(68, true);
  let left = index - LISTED_IN_HEADER;
  for (; left >= perSector - 1; left -= perSector - 1) list = view.getUint32(offsetOf(list) + size - 4, true);
  return at(view.getUint32(offsetOf(list) + left * 4, true));
}

/** The flags of Word's file information block ([MS-DOC] 2.5.2). */
function detectWord(view: DataView, stream: Stream): Format {
  if (stream === null || view.getUint16(stream, true) !== 0xa5ec) return 'doc';
  const flags = view.getUint16(stream + 10, true);
  if ((flags & 0x0100) !== 0) return 'encrypted-office';
  return (flags & 0x0001) !== 0 ? 'template' : 'doc';
}

const FILE_PASS = 0x002f;

/** A workbook's first records; FilePass follows soon after the opening one ([MS-XLS] 2.1.7.20.3). */
function isLocked(view: DataView, stream: Stream): boolean {
  if (stream === null) return false;
  for (let at = stream, count = 0; count < 4 && at + 4 <= view.byteLength; count += 1) {
    if (view.getUint16(at, true) === FILE_PASS) return true;
    at += 4 + view.getUint16(at + 2, true);
  }
  return false;
}
