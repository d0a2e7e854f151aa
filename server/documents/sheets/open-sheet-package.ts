/** The parts of an XLSX or ODS in which cells stand, inflated within the bounds of every package. */
import { zipSync } from 'fflate';
import { openPackage } from '../formats/open-package.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';

/** The part of an ODS in which its sheets stand, as text. */
export function openContentXml(bytes: Uint8Array): { xml: string } | { problem: Problem } {
  const opened = openPackage(bytes, (name) => name === 'content.xml' || name === 'META-INF/manifest.xml');
  if (!opened.ok) return opened;
  const [manifest, content] = ['META-INF/manifest.xml', 'content.xml'].map((name) => opened.parts.get(name));
  if (manifest && new TextDecoder().decode(manifest).includes('encryption-data')) return { problem: problemAt('encrypted-file', AT_NO_PLACE) };
  return content ? { xml: new TextDecoder().decode(content) } : { problem: problemAt('sheet-broken', AT_NO_PLACE) };
}

/** An XLSX packed anew, uncompressed and without pictures and macros: whoever unpacks it cannot be flooded. */
export function repackXlsx(bytes: Uint8Array): { bytes: Uint8Array } | { problem: Problem } {
  const opened = openPackage(bytes, isOfCells);
  return opened.ok ? { bytes: zipSync(Object.fromEntries(opened.parts), { level: 0 }) } : opened;
}

/** Workbook, sheets, strings, styles and what ties them together; XLSB keeps them as `.bin`. */
const isOfCells = (name: string): boolean =>
  /^(?:xl\/|_rels\/|\[Content_Types\])/.test(name) && /\.(?:xml|rels|bin)$/i.test(name) &&
  !/vbaProject|\/(?:media|printerSettings|drawings|charts|externalLinks|pivotCache|pivotTables)\//i.test(name);
