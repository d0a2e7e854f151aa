/**
 * Office files are ZIP packages of XML parts (DOCX, ODT, XLSX, ODS). Only the parts asked for are inflated, each and all
 * of them within bounds that hold while inflating, whatever the package's own figures say. Nothing is written to disk,
 * and a package inside a package, pictures and macros stay closed.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { type Problem, type ProblemCode, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';
import { findDirectory, type ZipEntry } from './zip-directory.ts';

/** By the part's name, such as `word/document.xml`. */
export type PackageParts = ReadonlyMap<string, Uint8Array>;

export type PackageReading = { ok: true; parts: PackageParts } | { ok: false; problem: Problem };

/** `partMegabytes` and `allMegabytes` are sizes after inflating. */
export type PackageLimits = { entries: number; partMegabytes: number; allMegabytes: number };

/** The XML of a book of 400 pages takes some 10 MB. */
export const PACKAGE_LIMITS: PackageLimits = { entries: 20_000, partMegabytes: 100, allMegabytes: 200 };

const MEGABYTE = 1024 * 1024;

/** The parts whose name `isWanted`; a problem where the package is damaged, encrypted, or holds more than the limits. */
export function openPackage(bytes: Uint8Array, isWanted: (name: string) => boolean, limits: PackageLimits = PACKAGE_LIMITS): PackageReading {
  const entries = findDirectory(bytes, limits.entries);
  if (entries === 'damaged') return refuse('damaged-file');
  if (entries === 'too-many') return refuse('unpacked-too-large', { limit: limits.allMegabytes });
  const parts = new Map<string, Uint8Array>();
  let left = limits.allMegabytes * MEGABYTE;
  for (const entry of entries) {
    const name = safeName(entry.name);
    if (name === null || !isWanted(name)) continue;
    if (entry.isEncrypted) return refuse('encrypted-file');
    if (parts.has(name)) return refuse('damaged-file');
    const most = Math.min(left, limits.partMegabytes * MEGABYTE);
    const part = inflate(bytes, entry, most);
    if (part === 'too-large') return refuse('unpacked-too-large', { limit: limits.allMegabytes });
    if (part === 'damaged') return refuse('damaged-file');
    left -= part.length;
    parts.set(name, part);
  }
  return { ok: true, parts };
}

const refuse = (code: ProblemCode, params: Record<string, number> = {}): PackageReading => ({
  ok: false, problem: problemAt(code, AT_NO_PLACE, null, params),
});

/** With `/` between its steps; null for a folder, an absolute name, or one that climbs out with `..`. */
function safeName(name: string): string | null {
  const plain = name.replaceAll('\\', '/');
  const isSafe = plain !== '' && !plain.endsWith('/') && !/^(?:\/|[A-Za-z]:)|(?:^|\/)\.\.(?:\/|$)|\0/.test(plain);
  return isSafe ? plain : null;
}

const STORED = 0;
const DEFLATED = 8;

function inflate(bytes: Uint8Array, entry: ZipEntry, most: number): Uint8Array | 'damaged' | 'too-large' {
  const packed = bytes.subarray(entry.from, entry.from + entry.packedSize);
  if (packed.length !== entry.packedSize) return 'damaged';
  if (entry.method === STORED) return packed.length > most ? 'too-large' : checked(packed, entry);
  if (entry.method !== DEFLATED) return 'damaged';
  // Zero would mean "no limit" to zlib.
  if (most < 1) return 'too-large';
  try {
    return checked(inflateRawSync(packed, { maxOutputLength: most }), entry);
  } catch (error) {
    return error instanceof RangeError ? 'too-large' : 'damaged';
  }
}

const checked = (part: Uint8Array, entry: ZipEntry): Uint8Array | 'damaged' => (crc32(part) === entry.crc ? part : 'damaged');
