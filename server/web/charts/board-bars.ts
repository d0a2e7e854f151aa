/** The picture of a board too large for a line each: a bar for every section, stacked by how its resolutions stand. Plain shapes, as `board-chart.ts`. */
import { TIMELINESS, type Timeliness } from '../../domain/resolution/timeliness.ts';
import { cut } from './board-chart.ts';
import { timelinessBadge } from '../tone.ts';
import type { Visit } from '../visit.ts';

const WIDTH = 1160;
const PLACES = { name: 8, left: 372, right: 1000, money: 1152 };
const HEAD = 24;
const ROW = { height: 26, line: 18, bar: 16, top: 5 };
const MOST_NAME = 27;
/** A letter has room in a part this wide, a letter and its number in this many times as much for each figure. */
const ROOM = { letter: 14, figure: 8 };

export type CountBy = Record<Timeliness, number>;
export type SectionBar = { name: string; label: string; href: string; counts: CountBy; all: number; money: string | null };

/** So many fit on a sheet of paper that lies on its side. */
const MOST_ROWS = 24;

/** All on one scale, in pictures that a sheet of paper holds: the longest bar is the section with most. */
export function sectionBars(bars: readonly SectionBar[], visit: Visit) {
  const most = Math.max(1, ...bars.map((one) => one.all));
  const x = (count: number): number => Math.round((PLACES.left + ((PLACES.right - PLACES.left) * count) / most) * 10) / 10;
  const blocks = Array.from({ length: Math.ceil(bars.length / MOST_ROWS) }, (_, i) => bars.slice(i * MOST_ROWS, (i + 1) * MOST_ROWS));
  return blocks.map((own) => ({
    width: WIDTH, height: HEAD + own.length * ROW.height + 4, ...PLACES, top: HEAD - 8, rowHeight: ROW.height, barHeight: ROW.bar,
    rows: own.map((bar, index) => rowShapes(bar, HEAD + index * ROW.height, x, visit)),
  }));
}

function rowShapes(bar: SectionBar, top: number, x: (count: number) => number, visit: Visit) {
  let before = 0;
  const parts = TIMELINESS.filter((one) => bar.counts[one] > 0).map((timeliness) => {
    const left = x(before);
    before += bar.counts[timeliness];
    const width = Math.round((x(before) - left) * 10) / 10;
    return { tone: timelinessBadge(timeliness, visit).tone, left, width, center: left + width / 2, text: written(timeliness, bar.counts[timeliness], width, visit) };
  });
  return {
    href: bar.href, label: bar.label, name: cut(bar.name, MOST_NAME), top, barTop: top + ROW.top, baseline: top + ROW.line,
    parts, end: x(bar.all) + 6, all: bar.all, money: bar.money,
  };
}

function written(timeliness: Timeliness, count: number, width: number, { t }: Visit): string {
  const letter = t.board.letter[timeliness];
  const both = `${letter} ${count}`;
  return width >= ROOM.letter + ROOM.figure * (both.length - 1) ? both : width >= ROOM.letter ? letter : '';
}
