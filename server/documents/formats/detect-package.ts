/** Which office format a ZIP package is: by its `mimetype` (ODF) or `[Content_Types].xml` (OOXML); nothing else is inflated. */
import type { Format } from './detect-format.ts';
import { openPackage } from './open-package.ts';
import { findDirectory } from './zip-directory.ts';

const PARTS: readonly string[] = ['mimetype', '[Content_Types].xml', 'META-INF/manifest.xml'];
const MOST_NAMES = 1000;
const LIMITS = { entries: 20_000, partMegabytes: 1, allMegabytes: 3 };

/** A damaged package, or one that unpacks to too much, is still told by its names, so that its own reader can say so. */
export function detectPackage(bytes: Uint8Array): Format {
  const entries = findDirectory(bytes, LIMITS.entries);
  const names = Array.isArray(entries) ? entries.map(({ name }) => name) : localNames(bytes);
  const opened = openPackage(bytes, (name) => PARTS.includes(name), LIMITS);
  if (!opened.ok) return detectByNames(names);
  const part = (name: string): string => new TextDecoder().decode(opened.parts.get(name) ?? new Uint8Array());
  const manifest = part('META-INF/manifest.xml');
  if (manifest.includes('encryption-data') && manifest.includes('opendocument')) return 'encrypted-office';
  const mimetype = part('mimetype').trim() || ROOT_TYPE.exec(manifest)?.slice(1).find(Boolean);
  if (mimetype) return detectByType(ODF_TYPES, mimetype) ?? 'archive';
  const types = part('[Content_Types].xml');
  // What is said of single parts first: some programs name the types of all endings there are, whatever the package holds.
  return detectByType(OOXML_TYPES, types.replace(/<Default\b[^<>]*>/g, '')) ?? detectByType(OOXML_TYPES, types) ?? detectByNames(names);
}

/** In the manifest, the entry "/" is the package itself. */
const ROOT_TYPE = /full-path\s*=\s*"\/"[^<>]*media-type\s*=\s*"([^"]+)"|media-type\s*=\s*"([^"]+)"[^<>]*full-path\s*=\s*"\/"/;

const detectByType = (types: readonly [Format, RegExp][], words: string): Format | null =>
  types.find(([, pattern]) => pattern.test(words))?.[0] ?? null;

const ODF_TYPES: readonly [Format, RegExp][] = [
  ['odt', /^application\/vnd\.oasis\.opendocument\.text$/],
  ['ods', /^application\/vnd\.oasis\.opendocument\.spreadsheet$/],
  ['template', /^application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet)-template$/],
  ['other-office', /^application\/vnd\.(?:oasis\.opendocument|sun\.xml)\./],
];

/** Macros first: a document with macros has the plain document's other parts as well. */
const OOXML_TYPES: readonly [Format, RegExp][] = [
  ['other-office', /\.sheet\.binary\.|"application\/vnd\.ms-powerpoint|presentationml\.(?:presentation|slideshow|template)\.main|vnd\.ms-visio/],
  ['macro-office', /\.macroEnabled(?:Template)?\.main\+xml/],
  ['template', /(?:wordprocessingml|spreadsheetml)\.template\.main\+xml/],
  ['docx', /wordprocessingml\.document\.main\+xml/],
  ['xlsx', /spreadsheetml\.sheet\.main\+xml/],
];

const detectByNames = (names: readonly string[]): Format => {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^word\/vbaProject\.bin$|^xl\/vbaProject\.bin$/)) return 'macro-office';
  if (has(/^word\/document\d*\.xml$/)) return 'docx';
  return has(/^xl\/(?:workbook\.xml|worksheets\/)/) ? 'xlsx' : 'archive';
};

/** A broken package's directory is lost; its entries' own heads are looked for, in the first megabyte. */
function localNames(bytes: Uint8Array): string[] {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024 * 1024));
  const names: string[] = [];
  const next = (from: number): number => start.indexOf('PK\x03\x04', from, 'latin1');
  for (let at = next(0); at >= 0 && at + 30 <= start.length && names.length < MOST_NAMES; at = next(at + 4)) {
    names.push(start.toString('utf8', at + 30, at + 30 + start.readUInt16LE(at + 26)));
  }
  return names;
}
