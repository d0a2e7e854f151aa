/**
 * XML of an office file, element by element. Nothing outside the part is fetched and no entity but the five of XML and
 * character references is expanded: a part cannot grow while it is read. Names have the usual prefixes (`w:`, `text:`),
 * whatever prefixes the file has chosen.
 */
import { Parser } from 'htmlparser2';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';

export type Attributes = Readonly<Record<string, string>>;
export type XmlHandlers = {
  open: (name: string, attributes: Attributes) => void;
  close: (name: string) => void;
  text: (text: string) => void;
};

/** A table in a table in a table takes some 40 levels. */
const MOST_LEVELS = 1000;
const PIECE_BYTES = 256 * 1024;

/** Calls the handlers; `onRead` learns how many bytes are done. A problem where the part is no whole XML. */
export function readXml(bytes: Uint8Array, { open, close, text }: XmlHandlers, onRead: (bytes: number) => void = () => {}): Problem | null {
  const names = knownNames();
  let depth = 0;
  let isTooDeep = false;
  let isWhole = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > MOST_LEVELS) isTooDeep = true;
      if (isTooDeep) return;
      names.learn(attributes);
      open(names.nameOf(name), names.attributesOf(attributes));
    },
    onclosetag(name, isImplied) {
      depth -= 1;
      // A part that ends before its elements do closes them all by implication.
      if (depth === 0 && !(isImplied && isAtEnd)) isWhole = true;
      if (!isTooDeep) close(names.nameOf(name));
    },
    ontext(part) {
      if (!isTooDeep) text(part);
    },
  }, { xmlMode: true, decodeEntities: true });
  let isAtEnd = false;
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length && !isTooDeep; at += PIECE_BYTES) {
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true }));
    onRead(Math.min(bytes.length, at + PIECE_BYTES));
  }
  isAtEnd = true;
  parser.end();
  if (isTooDeep) return problemAt('too-deep', AT_NO_PLACE);
  return isWhole ? null : problemAt('damaged-file', AT_NO_PLACE);
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Usual prefixes by the last words of a namespace's address; Office has two addresses for most, OpenDocument versions. */
const PREFIXES: readonly [RegExp, string][] = [
  [/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/markup-compatibility\/2006$/, 'mc'],
  [/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/opendocument:xmlns:xsl-fo-compatible:/, 'fo'],
  [/opendocument:xmlns:(office|text|table|style|draw|manifest)[:.]/, '$1'],
];

const NOTHING = {};

type Names = { learn: (attributes: Attributes) => void; nameOf: (name: string) => string; attributesOf: (attributes: Attributes) => Attributes };

/** Renames what a file calls otherwise; nearly none does, and then nothing is renamed. */
function knownNames(): Names {
  const usual = new Map<string, string>();
  const nameOf = (name: string): string => {
    // Handlers are looked up by name, and every object knows `constructor`.
    if (name in NOTHING) return '';
    if (usual.size === 0) return name;
    const colon = name.indexOf(':');
    const prefix = usual.get(name.slice(0, Math.max(0, colon)));
    return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`;
  };
  return {
    learn(attributes) {
      for (const name in attributes) {
        if (!name.startsWith('xmlns')) continue;
        const prefix = name.slice('xmlns:'.length);
        const found = PREFIXES.flatMap(([address, usualPrefix]) => {
          const match = address.exec(attributes[name]!);
          return match ? [usualPrefix.replace('$1', match[1] ?? '')] : [];
        })[0];
        if (found !== undefined && found !== prefix) usual.set(prefix, found);
        else usual.delete(prefix);
      }
    },
    nameOf,
    // An attribute without a prefix has no namespace, whatever the element's.
    attributesOf(attributes) {
      if (usual.size === 0) return attributes;
      return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.includes(':') ? nameOf(name) : name, value]));
    },
  };
}
