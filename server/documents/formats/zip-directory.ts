/** The directory at the end of a ZIP file: which entries it holds and where their bytes are (APPNOTE 4.3, 4.4, with ZIP64). */

export type ZipEntry = {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  isEncrypted: boolean;
  crc: number;
  /** Where its packed bytes begin, and how many they are. */
  from: number;
  packedSize: number;
};

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;

/** Every entry of the directory; 'damaged' where it or what it points at is not there. Never more than `mostEntries`. */
export function findDirectory(bytes: Uint8Array, mostEntries: number): ZipEntry[] | 'damaged' | 'too-many' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = findEnd(view);
    if (end === null) return 'damaged';
    const { count, from, until } = end;
    if (count > mostEntries) return 'too-many';
    const entries: ZipEntry[] = [];
    let at = from;
    // The count may lie; the directory's own bytes do not.
    while (at + 46 <= until && view.getUint32(at, true) === ENTRY) {
      if (entries.length >= mostEntries) return 'too-many';
      const { entry, next } = readEntry(bytes, view, at);
      if (entry === null) return 'damaged';
      entries.push(entry);
      at = next;
    }
    return entries.length === count ? entries : 'damaged';
  } catch (error) {
    // A position outside the file.
    if (error instanceof RangeError) return 'damaged';
    throw error;
  }
}

type Directory = { count: number; from: number; until: number };

function findEnd(view: DataView): Directory | null {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) !== END || at + END_BYTES + view.getUint16(at + 20, true) > view.byteLength) continue;
    const count = view.getUint16(at + 10, true);
    const from = view.getUint32(at + 16, true);
    return count === 0xffff || from === IN_ZIP64 ? findEnd64(view, at) : { count, from, until: at };
  }
  return null;
}

function findEnd64(view: DataView, end: number): Directory | null {
  const locator = end - 20;
  if (view.getUint32(locator, true) !== LOCATOR_64) return null;
  const at = Number(view.getBigUint64(locator + 8, true));
  if (view.getUint32(at, true) !== END_64) return null;
  return { count: Number(view.getBigUint64(at + 32, true)), from: Number(view.getBigUint64(at + 48, true)), until: at };
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): { entry: ZipEntry | null; next: number } {
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [number, number, number];
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const next = at + 46 + nameLength + extraLength + commentLength;
  const extra = { from: at + 46 + nameLength, to: at + 46 + nameLength + extraLength };
  const { packedSize, local } = readSizes(view, at, extra);
  if (view.getUint32(local, true) !== LOCAL) return { entry: null, next };
  const entry = {
    name,
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    from: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
    packedSize,
  };
  return { entry, next };
}

/** Packed size and place of the local header; those that do not fit 32 bits stand in the extra field 0x0001, in order. */
function readSizes(view: DataView, at: number, extra: { from: number; to: number }): { packedSize: number; local: number } {
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  for (let field = extra.from; field + 4 <= extra.to; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let value = field + 4;
    const read = (inHeader: number): number => {
      if (inHeader !== IN_ZIP64) return inHeader;
      value += 8;
      return Number(view.getBigUint64(value - 8, true));
    };
    read(size);
    return { packedSize: read(packedSize), local: read(local) };
  }
  return { packedSize, local };
}
