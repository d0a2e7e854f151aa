/** Opens a PDF with pdf.js in this process: no worker, no scripts, nothing fetched from outside the package. */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';

export type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** `layers` tells which parts are switched on (optional content). */
export type OpenPdf = { pdfjs: PdfJs; document: PDFDocumentProxy; layers: Layers; close: () => Promise<void> };
type Layers = { isVisible: (group: unknown) => boolean };

const PACKAGE = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), sep);

/** The builds without source maps, which take 150 MB where a program reads source maps. */
const BUILD = pathToFileURL(join(PACKAGE, 'legacy/build', sep)).href;

/** The largest budget books have some 1,500 pages. */
export const MAX_PAGES = 5000;

/** The document, or the problem for which it cannot be read. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | Problem> {
  const broken = findBrokenFile(bytes);
  if (broken) return broken;
  const pdfjs = await loadPdfJs();
  const task = pdfjs.getDocument({
    // pdf.js takes the bytes away from whoever hands them over.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    useWasm: false,
    // Images are not looked at: no image is small enough to be decoded.
    maxImageSize: 0,
    cMapUrl: `${PACKAGE}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${PACKAGE}standard_fonts/`,
  });
  // Without a password function a file that wants one is refused at once.
  const close = async (): Promise<void> => task.destroy().catch(() => undefined);
  try {
    const document = await task.promise;
    if (document.numPages <= MAX_PAGES) return { pdfjs, document, layers: (await document.getOptionalContentConfig()) as Layers, close };
    await close();
    return problemAt('pdf-too-many-pages', AT_NO_PLACE, null, { pages: document.numPages, limit: MAX_PAGES });
  } catch (error) {
    await close();
    const needsPassword = error instanceof Error && error.name === 'PasswordException';
    return problemAt(needsPassword ? 'pdf-password' : 'pdf-damaged', AT_NO_PLACE);
  }
}

/** A PDF says so in its first kilobyte and ends in %%EOF, behind which some programs leave a little more. */
function findBrokenFile(bytes: Uint8Array): Problem | null {
  if (bytes.length === 0) return problemAt('empty', AT_NO_PLACE);
  const end = bytes.findLastIndex((byte) => byte > 0x20) + 1;
  const ascii = new TextDecoder('latin1');
  if (!ascii.decode(bytes.subarray(0, 1024)).includes('%PDF-')) return problemAt('pdf-damaged', AT_NO_PLACE);
  const tail = ascii.decode(bytes.subarray(Math.max(0, end - 4096), end));
  return tail.includes('%%EOF') ? null : problemAt('pdf-cut-off', AT_NO_PLACE);
}

/**
 * pdf.js makes a DOMMatrix while it is imported. It takes the class from an optional package that is there for drawing;
 * where that is not installed an empty class will do, as nothing is drawn here.
 */
function loadPdfJs(): Promise<PdfJs> {
  loading ??= importPdfJs();
  return loading;
}

let loading: Promise<PdfJs> | null = null;

async function importPdfJs(): Promise<PdfJs> {
  const [log, warn] = [console.log, console.warn];
  const isMissing = !('DOMMatrix' in globalThis);
  // What pdf.js says on import about drawing it cannot do is of no interest.
  console.log = console.warn = () => undefined;
  try {
    if (isMissing) Object.defineProperty(globalThis, 'DOMMatrix', { value: class {}, configurable: true, writable: true });
    const pdfjs = (await import(`${BUILD}pdf.min.mjs`)) as PdfJs;
    pdfjs.GlobalWorkerOptions.workerSrc = `${BUILD}pdf.worker.min.mjs`;
    return pdfjs;
  } finally {
    [console.log, console.warn] = [log, warn];
  }
}
