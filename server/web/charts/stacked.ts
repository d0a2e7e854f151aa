/** Counts side by side, stacked by how they stand: lying bars for names, standing columns for days and months. */
import type { Mark, Spec } from 'vega';
import { cut } from './board-chart.ts';
import { draw, type Drawing, silent, WIDTH } from './draw.ts';

/** How a part looks, solid or hollow, so that it can be told without its colour; the key of the legend has its name as a class. */
const LOOKS = {
  overdue: { fill: 'var(--alarm)', stroke: 'var(--sheet)', ink: 'var(--sheet)' },
  soon: { fill: 'var(--notice-wash)', stroke: 'var(--notice)', ink: 'var(--notice)' },
  later: { fill: 'var(--calm-wash)', stroke: 'var(--calm)', ink: 'var(--calm)' },
  onTime: { fill: 'var(--done)', stroke: 'var(--sheet)', ink: 'var(--sheet)' },
  late: { fill: 'var(--late-wash)', stroke: 'var(--late)', ink: 'var(--late)' },
} as const;
export type Look = keyof typeof LOOKS;

/**
 * `name` is cut to its place in a bar's row; `label` says in full what the row shows, and where its link leads. `note`
 * stands at the end of the bar.
 */
export type StackedRow = { name: string; label: string; href: string; parts: { look: Look; count: number }[]; note: string };

/** More would make a picture longer than a page; they stand in its table. */
export const MOST_BARS = 12;

const BAR = { row: 27, left: 116, right: 44, names: 9 };
const COLUMN = { height: 112, top: 20, bottom: 20, most: 56 };
/** A count is written into its part where there is room for two digits. */
const ROOM = 17;

/** One row each, its name to the left. */
export function drawBars(rows: readonly StackedRow[]): Promise<Drawing> {
  const { left, right, row, names } = BAR;
  return draw({
    left, right, height: rows.length * row,
    data: dataOf(rows, (name) => cut(name, names)),
    scales: [
      { name: 'place', type: 'band', domain: { data: 'rows', field: 'index' }, range: 'height', round: true, paddingInner: 0.26, paddingOuter: 0.13 },
      { name: 'size', type: 'linear', domain: [0, mostOf(rows)], range: 'width', round: true },
    ],
    marks: [
      link({
        x: { value: -left }, width: { value: WIDTH }, y: { scale: 'place', field: 'index', offset: -3 },
        height: { scale: 'place', band: 1, offset: 6 },
      }),
      text('rows', { x: { value: 4 - left }, y: middle, text: { field: 'name' } }),
      part({
        y: { scale: 'place', field: 'index' }, height: { scale: 'place', band: 1 }, x: { scale: 'size', field: 'from' },
        x2: { scale: 'size', field: 'to' },
      }),
      text('parts', { y: middle, x: { signal: MIDDLE }, align: { value: 'center' }, fill: { field: 'ink' }, text: written }),
      text('rows', { y: middle, x: { scale: 'size', field: 'total', offset: 6 }, text: { field: 'note' }, fontWeight: { value: 'bold' } }),
    ],
  });
}

/** One column each, its name beneath. */
export function drawColumns(columns: readonly StackedRow[]): Promise<Drawing> {
  const { height, top, bottom } = COLUMN;
  const center = { scale: 'place', field: 'index', band: 0.5 };
  return draw({
    height, top, bottom, left: 2, right: 2,
    data: dataOf(columns),
    scales: [
      {
        name: 'place', type: 'band', domain: { data: 'rows', field: 'index' }, range: [0, Math.min(WIDTH - 4, columns.length * COLUMN.most)],
        round: true, paddingInner: 0.2, paddingOuter: 0.1,
      },
      { name: 'size', type: 'linear', domain: [0, mostOf(columns)], range: 'height', round: true },
    ],
    marks: [
      link({
        x: { scale: 'place', field: 'index', offset: -2 }, width: { scale: 'place', band: 1, offset: 4 }, y: { value: -top },
        height: { value: height + top + bottom },
      }),
      part({
        x: { scale: 'place', field: 'index' }, width: { scale: 'place', band: 1 }, y: { scale: 'size', field: 'to' },
        y2: { scale: 'size', field: 'from' },
      }),
      text(
        'parts',
        { x: center, y: { signal: MIDDLE }, align: { value: 'center' }, baseline: { value: 'middle' }, fill: { field: 'ink' }, text: written }
      ),
      text(
        'rows',
        {
          x: center, y: { scale: 'size', field: 'total', offset: -6 }, align: { value: 'center' }, text: { field: 'note' },
          fontWeight: { value: 'bold' }, fontSize: { value: 11 },
        }
      ),
      text(
        'rows',
        {
          x: center, y: { value: height + 15 }, align: { value: 'center' }, text: { field: 'name' }, fill: { value: 'var(--muted)' },
          fontSize: { value: 11 },
        }
      ),
    ],
  });
}

const middle = { scale: 'place', field: 'index', band: 0.5, offset: 4 };
const MIDDLE = "(scale('size', datum.from) + scale('size', datum.to)) / 2";
const written = [{ test: `abs(scale('size', datum.to) - scale('size', datum.from)) >= ${ROOM}`, field: 'count' }, { value: '' }];

const mostOf = (rows: readonly StackedRow[]): number => Math.max(1, ...rows.map(totalOf));
const totalOf = ({ parts }: StackedRow): number => parts.reduce((sum, one) => sum + one.count, 0);

function dataOf(rows: readonly StackedRow[], shortened = (name: string): string => name): NonNullable<Spec['data']> {
  const parts = rows.flatMap((row, index) => {
    let to = 0;
    const parts = row.parts.filter(({ count }) => count > 0);
    const isSaid = parts.length === 1 && row.note === String(parts[0]!.count);
    return parts.map(({ look, count }) => ({ index, count: isSaid ? '' : count, from: to, to: (to += count), ...LOOKS[look] }));
  });
  return [
    {
      name: 'rows',
      values: rows.map((row, index) => ({ index, name: shortened(row.name), label: row.label, href: row.href, note: row.note, total: totalOf(row) })),
    },
    { name: 'parts', values: parts },
  ];
}

type Encoding = NonNullable<NonNullable<Mark['encode']>['enter']>;

/** All of a row is one link, wide enough to be hit; it lies under what is drawn. */
const link = (place: Encoding): Mark => ({
  type: 'rect', from: { data: 'rows' },
  encode: {
    enter: {
      ...place, fill: { value: 'transparent' }, cornerRadius: { value: 3 }, href: { field: 'href' }, description: { field: 'label' },
      ariaRole: { value: 'img' },
    },
  },
});

const part = (place: Encoding): Mark =>
  silent({
    type: 'rect', from: { data: 'parts' },
    encode: { enter: { ...place, fill: { field: 'fill' }, stroke: { field: 'stroke' }, strokeWidth: { value: 1.5 } } },
  });

const text = (data: string, encoding: Encoding): Mark => silent({ type: 'text', from: { data }, encode: { enter: encoding } });
