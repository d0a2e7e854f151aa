/** Which older program made a file, by its bytes and not by its name. */

export type LegacyKind = 'doc' | 'rtf' | 'xls';

const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Names of streams in an OLE container, as its directory has them; the first found decides. */
const STREAMS: readonly [string, LegacyKind | 'encrypted'][] = [
  ['EncryptedPackage', 'encrypted'], ['WordDocument', 'doc'], ['Workbook', 'xls'], ['Book', 'xls'],
];

/** 'encrypted' is a new Office file under a password, which is an OLE container too; null is none of these. */
export function legacyKindOf(bytes: Uint8Array): LegacyKind | 'encrypted' | null {
  if (String.fromCharCode(...bytes.subarray(0, 5)) === '{\\rtf') return 'rtf';
  if (!OLE_MAGIC.every((byte, index) => bytes[index] === byte)) return null;
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return STREAMS.find(([name]) => content.includes(Buffer.from(`${name}\0`, 'utf16le')))?.[1] ?? null;
}
