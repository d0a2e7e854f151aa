/** An office document as it is meant, whatever it is written as: A4 pages with a running head, paragraphs in few styles, tables. */
import { type ParagraphStyle, stylesInOutline } from './paragraph-styles.ts';
import { splitParagraphs } from './printable.ts';

export type Paragraph = { kind: 'paragraph'; style: ParagraphStyle; text: string };

/** A cell stands in `columns` columns and `rows` rows; it holds one paragraph or more. */
export type Cell = { paragraphs: Paragraph[]; columns: number; rows: number };

/** Each row holds the cells that begin in it; what another cell spans is left out. Rows may break over pages, head rows come again on each. */
export type OfficeTable = { kind: 'table'; name: string; columnWidthsMm: readonly number[]; headRows: Cell[][]; rows: Cell[][] };

export type OfficeDocument = {
  /** As programs show it; it is not printed. */
  title: string;
  marginsMm: { top: number; right: number; bottom: number; left: number };
  /** Printed at the top of every page. */
  head: Paragraph[];
  /** Printed at the foot of every page: 1, or 第 1 頁，共 3 頁. */
  pageNumber: 'number' | 'number-of-all';
  blocks: (Paragraph | OfficeTable)[];
};

export const A4_MM = { width: 210, height: 297 };

/** Room for the running head and the page number inside the margins, so that writers place both alike. */
export const HEAD_GAP_MM = 4;

export const paragraph = (style: ParagraphStyle, text: string): Paragraph => ({ kind: 'paragraph', style, text });

/** A text as paragraphs, one for each of its lines; one that begins with 一、 (一) or 1. hangs from it. An empty text is one empty paragraph. */
export function paragraphsOf(text: string, style: ParagraphStyle): Paragraph[] {
  const lines = splitParagraphs(text);
  const styles = stylesInOutline(lines, style);
  return lines.map((line, index) => paragraph(styles[index]!, line));
}

export const cell = (paragraphs: Paragraph[], { columns = 1, rows = 1 } = {}): Cell => ({ paragraphs, columns, rows });

/** What stands in each column of a row: a cell, one spanned by another, or nothing. */
export type Slot = { cell: Cell } | 'covered' | 'empty';

/** The rows with a slot for every column; what reaches beyond the last column is cut to it. */
export function layOut(rows: readonly Cell[][], columns: number): Slot[][] {
  const coveredBelow = new Array<number>(columns).fill(0);
  return rows.map((row) => {
    const slots: Slot[] = [];
    const waiting = [...row];
    while (slots.length < columns) {
      const at = slots.length;
      if (coveredBelow[at]! > 0) {
        coveredBelow[at]! -= 1;
        slots.push('covered');
        continue;
      }
      const next = waiting.shift();
      if (next === undefined) {
        slots.push('empty');
        continue;
      }
      const width = Math.min(next.columns, columns - at);
      for (let i = 0; i < width; i += 1) {
        slots.push(i === 0 ? { cell: next } : 'covered');
        coveredBelow[at + i] = next.rows - 1;
      }
    }
    return slots;
  });
}
