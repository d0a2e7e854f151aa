/** A PDF → its lines and, on the pages of the annex 辦理情形報告表, its grid. Page by page, with bounded memory. */
import type { ContentReading, FileContent, OnProgress } from '../content.ts';
import { type Problem, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';
import { readAnnex } from './annex-grid.ts';
import type { AnnexPage } from './annex-page.ts';
import { beginsAnnex, continuesAnnex } from './annex-pages.ts';
import { findPageHeads, type PageHead } from './column-heads.ts';
import { drawPage } from './draw-page.ts';
import { countLetters, findUnreadable, type LetterCount } from './letter-count.ts';
import { openPdf, type OpenPdf } from './open-pdf.ts';
import { type OpenParagraph, readParagraphs } from './page-paragraphs.ts';
import { partPage } from './part-page.ts';
import { findRulings } from './rulings.ts';
import { findLines } from './text-lines.ts';
import { tidyPage } from './tidy-page.ts';
import { isOfPdfJs, watchFailures } from './watch-failures.ts';

/** Pages after which fonts are let go: short enough to bound memory, long enough not to load each font for every page. */
const PAGES_PER_CLEANUP = 50;

/**
 * Reads a whole PDF; `content` is null where it cannot be read, and `problems` says why and what to do. Places are the
 * page of the file and the printed line on it. Takes the processor for some 10 ms a page and waits for nothing else.
 */
export async function readPdf(bytes: Uint8Array, onProgress?: OnProgress): Promise<ContentReading> {
  const watch = watchFailures();
  try {
    const opened = await Promise.race([openPdf(bytes), watch.failed]);
    if ('code' in opened) return { content: null, problems: [opened] };
    return await Promise.race([readPages(opened, onProgress), watch.failed]).finally(opened.close);
  } catch (error) {
    if (isOfPdfJs(error)) return { content: null, problems: [problemAt('pdf-damaged', AT_NO_PLACE)] };
    throw error;
  } finally {
    await watch.stop();
  }
}

async function readPages(pdf: OpenPdf, onProgress?: OnProgress): Promise<ContentReading> {
  const blocks: FileContent['blocks'] = [];
  const letters: LetterCount[] = [];
  const unbalanced: Problem[] = [];
  let annex: AnnexPage[] = [];
  let open: OpenParagraph = null;
  const endAnnex = (): void => {
    if (annex.length === 0) return;
    const reading = readAnnex(annex);
    for (const block of reading.blocks) blocks.push(block);
    unbalanced.push(...reading.problems);
    annex = [];
    open = null;
  };
  const count = pdf.document.numPages;
  for (let number = 1; number <= count; number += 1) {
    const read = await readPage(pdf, number);
    if ('code' in read) return { content: null, problems: [read] };
    letters.push(read.letters);
    const { page, heads } = read;
    // A blank page, or the picture of one, may stand between two of the annex.
    const isAnnex = annex.length > 0 ? page.lines.length === 0 || continuesAnnex(page, annex) : beginsAnnex(page);
    if (isAnnex && page.lines.length > 0) annex.push(...partPage(page, heads, annex));
    if (!isAnnex) {
      endAnnex();
      if (beginsAnnex(page)) annex.push(...partPage(page, heads, []));
      else {
        const paragraphs = readParagraphs(page.lines, number, open);
        open = paragraphs.open;
        for (const line of paragraphs.lines) blocks.push(line);
      }
    }
    if (number % PAGES_PER_CLEANUP === 0) await pdf.document.cleanup();
    onProgress?.(number, count);
  }
  endAnnex();
  const problems = [...findUnreadable(letters, blocks), ...unbalanced];
  return { content: problems.some(({ blocking }) => blocking) ? null : { blocks }, problems };
}

async function readPage(pdf: OpenPdf, number: number): Promise<{ page: AnnexPage; heads: PageHead[]; letters: LetterCount } | Problem> {
  try {
    const drawn = await pdf.document.getPage(number);
    const marks = tidyPage(await drawPage(drawn, pdf));
    drawn.cleanup();
    const lines = findLines(marks.glyphs);
    const rulings = findRulings(marks.strokes, lines);
    const heads = findPageHeads(lines, rulings);
    const page: AnnexPage = { number, width: marks.width, firstLine: 1, lines, head: heads[0] ?? null, rulings };
    return { page, heads, letters: countLetters(number, marks) };
  } catch {
    return problemAt('pdf-page-damaged', { ...AT_NO_PLACE, page: number });
  }
}
