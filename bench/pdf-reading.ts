/** Reads one PDF and tells the bench what that took. */
import { readFile } from 'node:fs/promises';
import { findAnnex } from '../server/documents/annex/find-annex.ts';
import { readPdf } from '../server/documents/pdf/read-pdf.ts';
import { readResolutionTable } from '../server/documents/annex/resolution-table.ts';

export type PdfMeasure = { ms: number; pages: number; resolutions: number; peakMb: number };

const bytes = new Uint8Array(await readFile(process.argv[2]!));
const started = performance.now();
let pages = 0;
const { content } = await readPdf(bytes, (done) => { pages = done; });
const table = content && findAnnex(content).table;
const resolutions = table ? readResolutionTable(table).resolutions.length : 0;
const measure: PdfMeasure = { ms: performance.now() - started, pages, resolutions, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) };
process.send?.(measure);
