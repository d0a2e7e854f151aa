/**
 * Lines and grids in one sequence of lines, so that heads are looked for as in a text file, whichever of the two they
 * stand in: agency, title and year may be lines above a grid or its own rows.
 */
import type { FileContent, Grid, GridRow } from '../content.ts';
import { compactLine, findAgency, readTitle, readYearLine } from './running-head.ts';
import { AT_NO_PLACE, type Place } from '../table.ts';

/** Where a line of the layout comes from; `row` counts the grid's rows, null where it is no row. A row of a running head is none. */
export type Source = { grid: Grid | null; row: number | null; place: Place; isNote?: boolean; isFurniture?: boolean };

/** `lines` and `sources` go together. Blank lines part grids from what stands around them; rows have tabs. */
export type Layout = { lines: string[]; sources: Source[] };

export function layOut(content: FileContent): Layout {
  const layout: Layout = { lines: [], sources: [] };
  const add = (text: string, source: Source): void => {
    layout.lines.push(text);
    layout.sources.push(source);
  };
  for (const block of content.blocks) {
    if (block.kind === 'line') {
      for (const part of partTitle(block.text)) add(part, { grid: null, row: null, place: block.place, isNote: block.isNote ?? false, isFurniture: block.isFurniture ?? false });
      continue;
    }
    const headRows = findHeadRows(block.rows);
    let isInRows = false;
    for (const [row, { cells, place }] of block.rows.entries()) {
      const isHead = headRows.has(row);
      if (isHead === isInRows) add('', { grid: null, row: null, place: AT_NO_PLACE });
      isInRows = !isHead;
      if (isHead) for (const line of linesOf(cells)) add(line, { grid: null, row: null, place });
      else add(`${cells.map((cell) => cell.replaceAll('\n', ' ').replaceAll('\t', ' ')).join('\t')}\t`, { grid: block, row, place });
    }
    if (isInRows) add('', { grid: null, row: null, place: AT_NO_PLACE });
  }
  return layout;
}

/** The words of a row with one filled cell, line by line; [] of any other. */
function linesOf(cells: readonly string[]): string[] {
  const filled = cells.filter((cell) => cell.trim() !== '');
  // Some programs repeat the words of a spanning cell in every column.
  return new Set(filled).size === 1 ? filled[0]!.split('\n').flatMap(partTitle) : [];
}

/** Rows that are a running head: the title's, the agency's above, the year's below. */
function findHeadRows(rows: readonly GridRow[]): Set<number> {
  const found = new Set<number>();
  const lines: string[] = [];
  const rowOf: number[] = [];
  for (const [row, { cells }] of rows.entries()) {
    for (const line of linesOf(cells)) {
      lines.push(line);
      rowOf.push(row);
    }
  }
  for (let at = 0; at < lines.length; at += 1) {
    const title = readTitle(lines, at);
    if (title === null || rowOf[title.to - 1]! - rowOf[at]! > title.to - 1 - at) continue;
    const agency = findAgency(lines, at);
    for (let line = at; line < title.to; line += 1) found.add(rowOf[line]!);
    if (agency.agency !== null && rowOf[at]! - rowOf[agency.line]! <= 1) found.add(rowOf[agency.line]!);
    const isNext = title.to < lines.length && rowOf[title.to]! - rowOf[title.to - 1]! <= 1;
    if (isNext && readYearLine(lines[title.to]!) !== null) found.add(rowOf[title.to]!);
  }
  return found;
}

const HEAD_IN_ONE = /^(.{1,40}[部會院署局處館所校府室中心庫團庭園])?(立法院(?:審議|審查|通過).{5,90}表(?:\(續.{0,3}\))?)(中華民國.{2,6}年度)?$/;

/** Agency, title and year that stand on one line, on lines of their own. */
function partTitle(line: string): string[] {
  if (line.length > 160 || !line.includes('立法院') || !line.includes('辦理情形')) return [line];
  const parts = HEAD_IN_ONE.exec(compactLine(line));
  return parts ? parts.slice(1).filter((part) => part !== undefined) : [line];
}
