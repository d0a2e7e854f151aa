/** How a table sets off its rows from each other, judged over all its pages. */
import { endsSentence } from '../annex/join-rows.ts';
import { readHeading } from '../annex/section-path.ts';
import type { Column } from './cells.ts';
import type { ItemMark } from './item-marks.ts';
import { isShort, medianOf, splitAtGaps, textOf, type TextLine } from './text-lines.ts';

export type RowStyle = {
  /** Rulings between rows. */
  isRuled: boolean;
  /** Without rulings: item numbers stand at the top of their rows, else in the middle. */
  isTopAligned: boolean;
  /** Numbers stand in the middle of their rows, texts at the top; numbers of rows that a page end cuts may stand there too. */
  areNumbersCentred: boolean;
  /** How far below the item number each column's first line stands, in points. */
  offsets: number[];
  /** From one baseline of a column to the next, in points. */
  pitches: number[];
};

/** What is looked at of a page: its columns, its item numbers, and the y of rulings between rows. */
export type StyledPage = { columns: Column[]; items: ItemMark[]; rules: readonly number[]; top: number; bottom: number };

export function judgeRowStyle(pages: readonly StyledPage[]): RowStyle {
  const width = Math.max(...pages.map(({ columns }) => columns.length), 0);
  const pitches = Array.from({ length: width }, (_, index) => pitchOf(pages, index));
  const texts = [...pitches.keys()].slice(1);
  const firstLines = texts.map((index) => pages.flatMap((page) => openings(page, index, pitches[index]!)));
  const all = firstLines.flat();
  const opening = all.filter((one) => one.isOpening);
  return {
    isRuled: areRuled(pages),
    isTopAligned: all.length === 0 || opening.length * 4 >= all.length * 3,
    areNumbersCentred: pages.some((page) => hasBareItem(page, pitches[1] ?? 0)),
    offsets: [0, ...firstLines.map((lines) => medianOf(lines.filter((one) => one.isOpening).map((one) => one.offset)))],
    pitches,
  };
}

/** Between two item numbers of a page there is a ruling more often than not; where no page has two, any ruling inside a page. */
function areRuled(pages: readonly StyledPage[]): boolean {
  let ruled = 0;
  let bare = 0;
  for (const { items, rules } of pages) {
    for (const [index, item] of items.entries()) {
      const next = items[index + 1];
      if (next === undefined) continue;
      if (rules.some((y) => y > item.y && y < next.y)) ruled += 1;
      else bare += 1;
    }
  }
  if (ruled + bare > 0) return ruled > bare;
  return pages.some(({ rules, top, bottom }) => rules.some((y) => y > top + INSIDE && y < bottom - INSIDE));
}

/** Points: less than a row, more than a ruling drawn double. */
const INSIDE = 14;

function pitchOf(pages: readonly StyledPage[], column: number): number {
  const size = medianOf(pages.flatMap(({ columns }) => columns[column] ?? []).map((line) => line.size));
  const steps = pages.flatMap(({ columns }) => (columns[column] ?? []).slice(1).map((line, index) => line.y - columns[column]![index]!.y));
  // Item numbers stand a row apart, not a line.
  return medianOf(steps.filter((step) => step > 0 && step < WIDEST_PITCH * size)) || 1.5 * size || 18;
}

/** Of lines set widely, in shares of the type. */
export const WIDEST_PITCH = 4;

/** Whether a number has no words of its resolution beside it, as every number at the top of its row has. */
function hasBareItem({ columns: [, contents = [], ...others], items }: StyledPage, pitch: number): boolean {
  const reach = 0.75 * pitch;
  return others.length > 0 && items.some(({ y, to }) =>
    contents.some((line) => line.y < y) && !contents.some((line) => line.y > y - reach && line.y < to + reach));
}

/** For each item number the line of a column beside it, and whether a text of several lines begins there; one line alone proves nothing. */
function openings({ columns, items }: StyledPage, column: number, pitch: number): { offset: number; isOpening: boolean }[] {
  const lines = columns[column] ?? [];
  const isClose = (at: number): boolean => at > 0 && at < lines.length && lines[at]!.y - lines[at - 1]!.y < 1.25 * pitch;
  const isHeading = (line: TextLine): boolean => readHeading(textOf(line)) !== null;
  // A small table or the words below a figure end without a full stop.
  const isEnd = (line: TextLine): boolean => endsSentence(textOf(line)) || isHeading(line) || splitAtGaps(line, 1).length > 1 || isShort(line, lines);
  const goesOn = (at: number): boolean => isClose(at) && !isEnd(lines[at - 1]!);
  return items.flatMap(({ y }) => {
    const near = lines.map((line, at) => ({ at, offset: line.y - y })).filter(({ offset }) => Math.abs(offset) < 0.75 * pitch);
    const best = near.find(({ at }) => !goesOn(at)) ?? near[0];
    if (!best || !(goesOn(best.at) || isClose(best.at + 1))) return [];
    return [{ offset: best.offset, isOpening: !goesOn(best.at) }];
  });
}
