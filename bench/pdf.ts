/** What it takes to read a budget book of some 400 pages as a PDF, beside what poppler takes to lay out the same file as text. */
import { execFile, fork } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bookHtml, type BookRow } from '../test/support/book-html.ts';
import { openChromium } from '../test/support/chromium.ts';
import type { PdfMeasure } from './pdf-reading.ts';

const RESOLUTIONS = 300;
/** Of other tables, before and after the annex. */
const OTHER_PAGES = 20;
const RUNS = 3;

export async function benchPdf(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tracker-bench-'));
  const file = join(folder, 'book.pdf');
  try {
    if (!(await printBook(file))) return;
    const { size } = await stat(file);
    const runs: PdfMeasure[] = [];
    const yardsticks: number[] = [];
    // In turns, so that other work on the machine weighs on both alike.
    for (let run = 0; run < RUNS; run += 1) {
      runs.push(await readInOwnProcess(file));
      const ms = await layOutWithPoppler(file);
      if (ms !== null) yardsticks.push(ms);
    }
    print(size, runs, yardsticks);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const sentence = (about: string, count: number): string =>
  Array.from({ length: count }, (_, at) => `${about}第${at + 1}點，各港務單位應檢討碼頭設施維護情形，並依海象預報調整巡查班次。`).join('');

async function printBook(file: string): Promise<boolean> {
  const browser = await openChromium();
  if (browser === null) return false;
  const rows = Array.from({ length: RESOLUTIONS }, (_, index): BookRow => ({
    path: ['總預算案', index < 20 ? '壹、通案決議部分' : '參、各委員會審查決議部分'], item: `${index + 1}.`,
    text: sentence('航標', 6 + (index * 7) % 20), reply: sentence('船檢', 2 + (index * 11) % 30),
  }));
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000);
  await page.setContent(bookHtml(rows, { otherPages: OTHER_PAGES }));
  await writeFile(file, await page.pdf({ preferCSSPageSize: true }));
  await browser.close();
  return true;
}

/** A process of its own, as the product reads files: what it takes of memory is then the reader's alone. */
function readInOwnProcess(file: string): Promise<PdfMeasure> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./pdf-reading.ts', import.meta.url)), [file]);
    child.once('message', (measure: PdfMeasure) => {
      if (measure.resolutions === RESOLUTIONS) resolve(measure);
      else reject(new Error(`${measure.resolutions} of ${RESOLUTIONS} resolutions were read.`));
    });
    child.once('error', reject);
  });
}

async function layOutWithPoppler(file: string): Promise<number | null> {
  const started = performance.now();
  const done = await promisify(execFile)('pdftotext', ['-layout', file, '-'], { maxBuffer: 1e9 }).catch(() => null);
  return done === null ? null : performance.now() - started;
}

function print(bytes: number, runs: readonly PdfMeasure[], yardsticks: readonly number[]): void {
  const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
  const ms = median(runs.map((run) => run.ms));
  const { pages } = runs[0]!;
  console.log('| pages | file | resolutions | seconds | pages a second | peak memory | pdftotext -layout | ratio |');
  console.log('|---:|---:|---:|---:|---:|---:|---:|---:|');
  const own = `| ${pages} | ${(bytes / 1e6).toFixed(1)} MB | ${RESOLUTIONS} | ${(ms / 1000).toFixed(1)} | ${Math.round((pages / ms) * 1000)} | ${Math.max(...runs.map((run) => run.peakMb))} MB |`;
  console.log(yardsticks.length === 0 ? `${own} not installed | – |` : `${own} ${(median(yardsticks) / 1000).toFixed(1)} s | ${(ms / median(yardsticks)).toFixed(1)} |`);
}
