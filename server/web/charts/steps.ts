/** An amount that changes on days and stays in between, as a line from the left to the right. */
import type { Mark } from 'vega';
import { type Day, daysBetween } from '../../domain/day/civil-date.ts';
import { draw, type Drawing, silent } from './draw.ts';

/** Earliest first. `text` is written at the line's end, `ticks` beneath it. */
export type Steps = { points: { day: Day; amount: number }[]; until: Day; text: string; top: string; ticks: { day: Day; text: string }[] };

const HEIGHT = 112;
/** A tick further to the right has no room for its name. */
const LAST_TICK = 0.9;

export function drawSteps({ points, until, text, top, ticks }: Steps): Promise<Drawing> {
  const from = points[0]!.day;
  const at = (day: Day): number => daysBetween(from, day);
  const last = points.at(-1)!;
  const line = [...points, { day: until, amount: last.amount }].map(({ day, amount }) => ({ at: at(day), amount }));
  const most = Math.max(1, ...line.map((one) => one.amount));
  const end = { at: at(until), amount: last.amount };
  const place = { x: { scale: 'day', field: 'at' }, y: { scale: 'amount', field: 'amount' }, interpolate: { value: 'step-after' as const } };
  const words = { fontSize: { value: 11 }, fill: { value: 'var(--muted)' } };
  return draw({
    height: HEIGHT, left: 2, right: 8, top: 20, bottom: 20,
    data: [
      { name: 'line', values: line }, { name: 'end', values: [end] },
      { name: 'ticks', values: ticks.map((one) => ({ at: at(one.day), text: one.text })).filter((one) => one.at <= end.at * LAST_TICK) },
    ],
    scales: [
      { name: 'day', type: 'linear', domain: [0, Math.max(1, end.at)], range: 'width', round: true },
      { name: 'amount', type: 'linear', domain: [0, most], range: 'height', round: true },
    ],
    marks: [
      rule({ x: { value: 0 }, x2: { signal: 'width' }, y: { value: HEIGHT } }),
      rule({ x: { value: 0 }, x2: { signal: 'width' }, y: { value: 0 }, strokeDash: { value: [3, 3] } }),
      silent({
        type: 'area', from: { data: 'line' },
        encode: { enter: { ...place, y2: { scale: 'amount', value: 0 }, fill: { value: 'var(--calm-wash)' } } },
      }),
      silent({ type: 'line', from: { data: 'line' }, encode: { enter: { ...place, stroke: { value: 'var(--calm)' }, strokeWidth: { value: 2 } } } }),
      silent(
        { type: 'symbol', from: { data: 'end' }, encode: { enter: { x: place.x, y: place.y, size: { value: 60 }, fill: { value: 'var(--calm)' } } } }
      ),
      label({ x: { value: 0 }, y: { value: -6 }, text: { value: top }, ...words }),
      silent({ type: 'text', from: { data: 'end' }, encode: { enter: {
        x: { signal: 'width' }, y: { ...place.y, offset: last.amount > most / 2 ? 20 : -10 },
        align: { value: 'right' }, text: { value: text }, fontWeight: { value: 'bold' },
      } } }),
      silent({
        type: 'text', from: { data: 'ticks' },
        encode: { enter: { x: { scale: 'day', field: 'at' }, y: { value: HEIGHT + 15 }, text: { field: 'text' }, ...words } },
      }),
    ],
  });
}

type Encoding = NonNullable<NonNullable<Mark['encode']>['enter']>;
const rule = (encoding: Encoding): Mark => silent({ type: 'rule', encode: { enter: { ...encoding, stroke: { value: 'var(--line-strong)' } } } });
const label = (encoding: Encoding): Mark => silent({ type: 'text', encode: { enter: encoding } });
