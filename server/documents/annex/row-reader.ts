/** Lines of the annex → rows, their cells parted by tabs; line breaks may stand inside a cell. */
import { readItemNumber } from '../enumerator.ts';
import { endsSentence } from './join-rows.ts';
import { type Problem, problemAt } from '../problem.ts';
import { readHeading } from './section-path.ts';
import { stripHtml } from './strip-html.ts';
import type { Place, TableRow } from '../table.ts';

/** Rows from lines: a row is whole once it has its three cells; a line without tabs goes on in the last cell. */
export class RowReader {
  rows: TableRow[] = [];
  problems: Problem[] = [];
  /** Whether lines keep the tabs of empty cells at their end, so that a row without them was cut. */
  keepsTabs = false;
  hasColumns = false;
  lastCellCount = 0;
  /** Whether a cell has gone on after a blank line. */
  hasBlankLinesInside = false;
  #cells: string[] = [];
  /** The line added last, of the last cell. */
  #lastLine = '';
  #page = 1;

  startPage(page: number): void {
    this.#page = page;
    this.#cells = [];
  }

  read(line: string, number: number, isAfterBlank: boolean): void {
    const parts = line.split('\t').map((part) => part.trim());
    const place: Place = { page: this.#page, line: number };
    if (parts.length >= 3 && parts.slice(1).some((part) => part === '')) this.keepsTabs = true;
    if (parts.length > 1) this.hasColumns = true;
    if (parts.length > 3 && parts.slice(3).some((part) => part !== '')) {
      this.problems.push(problemAt('row-columns', place, parts[0] || null, { columns: parts.length }));
    }
    if (this.#goesOn(parts)) {
      this.#continue(parts.slice(0, 4 - this.#cells.length));
      if (isAfterBlank) this.hasBlankLinesInside = true;
    } else {
      this.#cells = parts.slice(0, 3);
      this.rows.push({ item: '', content: '', reply: '', place });
    }
    this.#lastLine = parts.at(-1) ?? '';
    this.lastCellCount = this.#cells.length;
    const [item = '', content = '', reply = ''] = this.#cells;
    this.rows[this.rows.length - 1] = { ...this.rows.at(-1)!, item, content, reply };
  }

  /** Three cells are a row of their own; fewer fill what the row before has not got yet. */
  #goesOn(parts: readonly string[]): boolean {
    if (this.#cells.length === 0 || parts.length >= 3) return false;
    if (startsRow(parts)) return false;
    // A whole row without a reply has nothing to go on with, and a heading is a row of its own.
    if (this.#cells.length === 3 && (this.#cells[2] === '' || isHeadingAfter(this.#lastLine, parts[0]!))) return false;
    return this.#cells.length > 1 && this.#cells.length - 1 + parts.length <= 3;
  }

  #continue(parts: readonly string[]): void {
    const [first, ...more] = parts;
    this.#cells[this.#cells.length - 1] += `\n${first ?? ''}`;
    this.#cells.push(...more);
  }
}

const isHeadingAfter = (before: string, line: string): boolean => readHeading(line) !== null && endsSentence(stripHtml(before));
const startsRow = (parts: readonly string[]): boolean => parts.length === 2 && (parts[0] === '' || readItemNumber(parts[0]!) !== null);
