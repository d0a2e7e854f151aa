/** An OpenDocument text, packed (ODT) or as one XML file (FODT) → lines and grids. */
import type { ContentReading, OnProgress } from '../content.ts';
import { openPackage } from '../formats/open-package.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';
import { createOdfStory, type OdfStory, readOdfBody } from './odf-story.ts';
import { createStyleReader, noOdfStyles, type OdfStyles } from './odf-styles.ts';
import { headerLines } from './page-header.ts';
import { readXml } from './read-xml.ts';

const PARTS = new Set(['content.xml', 'styles.xml', 'META-INF/manifest.xml']);

/** Reports bytes of the document's content part. */
export async function readOdt(bytes: Uint8Array, onProgress: OnProgress = () => {}): Promise<ContentReading> {
  if (bytes[0] !== PACKED) return readParts(bytes, bytes, onProgress);
  const opened = openPackage(bytes, (name) => PARTS.has(name));
  if (!opened.ok) return refuse(opened.problem);
  const { parts } = opened;
  const manifest = parts.get('META-INF/manifest.xml');
  if (manifest && isEncrypted(manifest)) return refuse(problemAt('encrypted-file', AT_NO_PLACE));
  const content = parts.get('content.xml');
  if (!content) return refuse(problemAt('part-missing', AT_NO_PLACE, null, { part: 'content.xml', format: 'ODT' }));
  return readParts(content, parts.get('styles.xml'), onProgress);
}

/** The first letter of a ZIP file, and of no XML. */
const PACKED = 'P'.charCodeAt(0);

function readParts(content: Uint8Array, stylePart: Uint8Array | undefined, onProgress: OnProgress): ContentReading {
  const styles = noOdfStyles();
  const headers = stylePart ? readStylesAndHeaders(stylePart, styles) : { byMaster: new Map<string, string[]>(), problem: null };
  if (headers.problem) return refuse(headers.problem);
  const { blocks, leftOut, problem } = readOdfBody(content, styles, headers.byMaster, (done) => onProgress(done, content.length));
  return problem ? refuse(problem) : { content: { blocks, leftOut }, problems: [] };
}

const refuse = (problem: Problem): ContentReading => ({ content: null, problems: [problem] });

/** A protected package keeps its manifest readable; it names how each part was encrypted. */
function isEncrypted(manifest: Uint8Array): boolean {
  let isFound = false;
  readXml(manifest, { open: (name) => void (isFound ||= name === 'manifest:encryption-data'), close() {}, text() {} });
  return isFound;
}

type Headers = { byMaster: Map<string, string[]>; problem: Problem | null };

/**
 * Headers by the name of their page style, the default one first. A page style without words at the top is followed by
 * another, as a first page by the rest: then that one's hold.
 */
function readStylesAndHeaders(part: Uint8Array, styles: OdfStyles): Headers {
  const styleReader = createStyleReader(styles);
  const found = new Map<string, { lines: string[]; next: string | null }>();
  let master: { lines: string[]; next: string | null } | null = null;
  let header: OdfStory | null = null;
  const problem = readXml(part, {
    open(name, attributes) {
      if (header) return header.open(name, attributes);
      if (name === 'style:master-page') {
        master = { lines: [], next: attributes['style:next-style-name'] ?? null };
        found.set(attributes['style:name'] ?? '', master);
      } else if (master && /^style:header(?:-left|-first)?$/.test(name) && attributes['style:display'] !== 'false') header = createOdfStory(styles);
      else styleReader.open(name, attributes);
    },
    close(name) {
      if (header && /^style:header(?:-left|-first)?$/.test(name)) {
        if (master && master.lines.length === 0) master.lines = headerLines(header.story.blocks);
        header = null;
      } else if (header) header.close(name);
      else if (name === 'style:master-page') master = null;
      else styleReader.close(name);
    },
    text: (text) => header?.text(text),
  });
  const linesOf = (name: string): string[] => {
    const own = found.get(name);
    return own && own.lines.length === 0 && own.next !== null ? (found.get(own.next)?.lines ?? []) : (own?.lines ?? []);
  };
  const names = [...found.keys()].sort((one, other) => Number(other === 'Standard') - Number(one === 'Standard'));
  return { byMaster: new Map(names.map((name) => [name, linesOf(name)])), problem };
}
