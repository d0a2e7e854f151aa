/** The rows of a page: between rulings where the table has them, else where an item number or a heading shows a new one. */
import { endsSentence } from '../annex/join-rows.ts';
import type { Column } from './cells.ts';
import { type ItemMark, PART_NUMBER } from './item-marks.ts';
import { joinHeading } from './paragraphs.ts';
import type { RowStyle } from './row-style.ts';
import { compactText, textOf, type TextLine, toLine } from './text-lines.ts';

/** Lines of one row on one page, column by column. `opens`: a ruling above shows that a row begins here; `isUnsure`: where rows part was guessed. */
export type PrintedRow = { cells: Column[]; headings: string[] | null; opens: boolean; isUnsure: boolean };
type Part = Pick<PrintedRow, 'cells' | 'headings'>;

/** A page's columns, its item numbers, and for each column the y of the rulings across it, in order. */
export type PageRows = { columns: Column[]; items: ItemMark[]; rules: number[][]; top: number; bottom: number };

export function findRows(page: PageRows, style: RowStyle): PrintedRow[] {
  const bands = bandsBetween(page.rules, page.columns);
  return bands.flatMap(({ cells, isRuledOff }, index) => {
    const items = page.items.filter(({ y }) => cells[0]!.some((line) => line.y === y));
    const isOneRow = style.isRuled && items.length <= 1;
    const cuts = isOneRow || style.isTopAligned ? [] : cutsBetweenCentred(cells, items, page);
    const parts = isOneRow ? [cells] : style.isTopAligned ? splitAtTops(cells, items, style) : splitAtCuts(cells, cuts.map(({ at }) => at));
    const isUnsure = cuts.some(({ isSure }) => !isSure) || (!isOneRow && style.areNumbersCentred);
    const wholes = style.isTopAligned || isOneRow ? parts : parts.flatMap((part) => splitOffTopHeadings(part));
    const rows = wholes.flatMap((part) => (isOneRow ? [withHeadings(part)] : splitOffHeadings(part, style)));
    return rows.map((row, at) => ({ ...row, opens: isRuledOff && index > 0 && at === 0 && style.isRuled, isUnsure }));
  });
}

const middleOf = ({ y, size }: TextLine): number => y - 0.35 * size;

/**
 * Rows by the rulings across the first column. A cell of another column may reach over several rows: its words stand
 * in the first of them.
 */
function bandsBetween(rules: readonly number[][], columns: readonly Column[]): { cells: Column[]; isRuledOff: boolean }[] {
  const [ofRows = []] = rules;
  const bands = Array.from({ length: ofRows.length + 1 }, (_, index) => ({ cells: columns.map((): Column => []), isRuledOff: index > 0 }));
  for (const [index, column] of columns.entries()) {
    for (const line of column) {
      const begins = rules[index]?.findLast((rule) => rule < middleOf(line)) ?? -Infinity;
      bands[ofRows.filter((rule) => rule <= begins + SAME_RULE).length]!.cells[index]!.push(line);
    }
  }
  return bands.filter(({ cells }) => cells.some((cell) => cell.length > 0));
}

/** Points within which two rulings are one. */
const SAME_RULE = 3;

function withHeadings(cells: Column[]): Part {
  const filled = cells.filter((cell) => cell.length > 0);
  const headings = filled.length === 1 ? joinHeading(filled[0]!) : null;
  const [[mark, ...more] = [], [words, ...below] = [], ...others] = cells;
  const isNumbered = mark && more.length === 0 && PART_NUMBER.test(compactText(mark)) && others.every((cell) => cell.length === 0);
  if (headings || !isNumbered || !words) return { cells, headings };
  // Its number stands in the column of item numbers: 貳、 beside 新增通過決議.
  const whole = [toLine([...mark.glyphs, ...words.glyphs]), ...below];
  const joined = joinHeading(whole);
  return joined ? { cells: [whole, ...cells.slice(1).map((): Column => [])], headings: joined } : { cells, headings };
}

/** A row begins with the line beside its item number, in each column at that column's usual distance below it. */
function splitAtTops(cells: Column[], items: readonly ItemMark[], { offsets, pitches }: RowStyle): Column[][] {
  return splitBy(cells, items.length, (line, column) =>
    items.filter(({ y }) => line.y >= y + (column === 0 ? 0 : offsets[column]!) - (column === 0 ? 1 : 0.5 * pitches[column]!)).length);
}

const splitAtCuts = (cells: Column[], cuts: readonly number[]): Column[][] =>
  splitBy(cells, cuts.length, (line) => cuts.filter((cut) => cut < middleOf(line)).length);

function splitBy(cells: Column[], count: number, partOf: (line: TextLine, column: number) => number): Column[][] {
  const parts = Array.from({ length: count + 1 }, () => cells.map((): Column => []));
  for (const [index, cell] of cells.entries()) for (const line of cell) parts[partOf(line, index)]![index]!.push(line);
  return parts.filter((part) => part.some((cell) => cell.length > 0));
}

/** Where a row begins; not sure where another place would do as well. */
type Cut = { at: number; isSure: boolean };

/** Between two item numbers that stand in the middle of their rows: the gap through all columns where most cells end a sentence. */
function cutsBetweenCentred(cells: Column[], items: readonly ItemMark[], { top, bottom }: PageRows): Cut[] {
  const gaps = commonGaps(cells);
  const between = (from: number, to: number): Gap[] => gaps.filter(({ at }) => at > from && at < to);
  const cuts = items.slice(1).flatMap((item, index) => bestGap(between(items[index]!.to, item.y), null, cells.length - 1) ?? []);
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined) return [];
  // A row reaches as far above its number as below; at the page's edges the number shows where it begins or ends.
  const begins = 2 * centreOf(first) - (cuts[0]?.at ?? bottom);
  const ends = 2 * centreOf(last) - (cuts.at(-1)?.at ?? top);
  const head = begins > top + NEAR ? bestGap(between(top, first.y), begins, cells.length - 1) : null;
  const tail = ends < bottom - NEAR ? bestGap(between(last.to, bottom), ends, cells.length - 1) : null;
  return [head, ...cuts, tail].filter((cut) => cut !== null);
}

/** Points: about a line. */
const NEAR = 16;
const centreOf = ({ y, to }: ItemMark): number => (y + to) / 2 - 4;

/** A strip no letter enters; `ends` counts the columns whose words above it end a sentence. */
type Gap = { at: number; height: number; ends: number };

function commonGaps(cells: readonly Column[]): Gap[] {
  const spans = cells.flat().map((line) => ({ from: line.y - 0.85 * line.size, to: line.y + 0.15 * line.size })).sort((a, b) => a.from - b.from);
  const gaps: Gap[] = [];
  let reach = spans[0]?.to ?? 0;
  for (const { from, to } of spans) {
    if (from > reach) gaps.push({ at: (reach + from) / 2, height: from - reach, ends: endsAbove(cells, from) });
    reach = Math.max(reach, to);
  }
  return gaps;
}

const endsAbove = (cells: readonly Column[], y: number): number =>
  cells.slice(1).filter((cell) => endsSentence(textOfLast(cell.filter((line) => middleOf(line) < y)))).length;

const textOfLast = (cell: Column): string => (cell.length === 0 ? '' : textOf(cell.at(-1)!));

/** `wanted`: where the number shows the row to end. `most`: what `ends` of a sure gap comes to where no number shows it. */
function bestGap(gaps: readonly Gap[], wanted: number | null, most: number): Cut | null {
  const near = wanted === null ? gaps : gaps.filter(({ at }) => Math.abs(at - wanted) < 2 * NEAR);
  if (near.length === 0) return null;
  const worth = (gap: Gap): number => 100 * gap.ends + gap.height - (wanted === null ? 0 : Math.abs(gap.at - wanted) / 4);
  const best = near.reduce((one, gap) => (worth(gap) > worth(one) ? gap : one));
  const isMatched = near.some((gap) => gap !== best && gap.ends >= best.ends && gap.height > best.height - CLEAR);
  return { at: best.at, isSure: wanted !== null || (best.ends === most && !isMatched) };
}

/** Points by which a gap between rows is wider than those between lines. */
const CLEAR = 2;

/** Headings in the first column above everything else of a row. */
function splitOffTopHeadings(cells: Column[]): Column[][] {
  const [first = [], ...others] = cells;
  const top = Math.min(...others.flatMap((cell) => cell.slice(0, 1).map(({ y, size }) => y - size)));
  for (let count = first.filter(({ y }) => y < top).length; count > 0; count -= 1) {
    if (joinHeading(first.slice(0, count)) === null) continue;
    return [[first.slice(0, count), ...others.map((): Column => [])], [first.slice(count), ...others]];
  }
  return [cells];
}

/** Headings at the end of a row, above the next item number: lines of one column with nothing beside them, after a full stop. */
function splitOffHeadings(cells: Column[], { pitches }: RowStyle): Part[] {
  const whole = withHeadings(cells);
  if (whole.headings) return [whole];
  const lowest = cells.map((cell, index) => ({ index, y: cell.at(-1)?.y ?? -Infinity })).reduce((a, b) => (b.y > a.y ? b : a));
  const column = cells[lowest.index]!;
  const others = Math.max(...cells.flatMap((cell, index) => (index === lowest.index ? [] : cell.map(({ y }) => y))), -Infinity);
  const free = column.filter((line) => line.y > others + 0.5 * pitches[lowest.index]!).length;
  for (let count = Math.min(free, MOST_HEADING_LINES); count > 0; count -= 1) {
    const above = column.at(-count - 1);
    // What stands above in the first column is an item number.
    const headings = above === undefined || lowest.index === 0 || endsSentence(textOf(above)) ? joinHeading(column.slice(-count)) : null;
    if (headings === null) continue;
    const heading = cells.map((cell, index): Column => (index === lowest.index ? cell.slice(-count) : []));
    const rest = cells.map((cell, index) => (index === lowest.index ? cell.slice(0, -count) : cell));
    return [...(rest.some((cell) => cell.length > 0) ? [{ cells: rest, headings: null }] : []), { cells: heading, headings }];
  }
  return [whole];
}

const MOST_HEADING_LINES = 10;
