/** The picture of a board as plain shapes: what stands where, in the units of its view box. Colours and type are the style sheet's. */
import type { BoardRow, BoardSpan } from '../../domain/resolution/board.ts';
import { type Day, firstOfMonth, monthOf, yearOf } from '../../domain/day/civil-date.ts';
import { groupBy } from '../../domain/group-by.ts';
import { toRocYear } from '../../domain/day/roc-date.ts';
import { TIMELINESS, type Timeliness } from '../../domain/resolution/timeliness.ts';
import { formatTwdShort } from '../money.ts';
import { monthTicks, timeScale } from './time-scale.ts';
import { timelinessBadge } from '../tone.ts';
import type { Visit } from '../visit.ts';

/** Item, what has no due day, the line, money and unit, from left to right. */
const WIDTH = 1160;
const PLACES = { item: 8, noDay: 156, left: 184, right: 900, money: 1004, unit: 1018 };
const HEAD = 34;
const MOST_TICKS = 13;
/** Past so many rows they stand closer. After `most` rows the months stand again, and a sheet of paper may end. */
const CLOSE_FROM = 60;
const WIDE = { row: 28, mark: 16, events: 7, line: 18, most: 16 };
const CLOSE = { row: 22, mark: 14, events: 5, line: 14, most: 30 };

const MOST_ITEM = 10;
const MOST_UNIT = 10;

export type ChartOptions = { passedOn: Day; span: BoardSpan; rows: number; unitName: (id: number | null) => string; nameOf: (row: BoardRow) => string };

/** One picture for a section, or several where a sheet of paper would not hold it. */
export function sectionCharts(section: string, rows: readonly BoardRow[], options: ChartOptions, visit: Visit) {
  const size = options.rows > CLOSE_FROM ? CLOSE : WIDE;
  const blocks = Array.from({ length: Math.ceil(rows.length / size.most) }, (_, i) => rows.slice(i * size.most, (i + 1) * size.most));
  return blocks.map((own, index) => {
    const height = HEAD + own.length * size.row + 4;
    return { title: index === 0 ? section : `${section}${visit.t.board.more}`, isClose: size === CLOSE, ...frame(options, height, visit), rows: own.map((row, at) => rowShapes(row, HEAD + at * size.row, size, options, visit)) };
  });
}

function frame({ span, passedOn }: ChartOptions, height: number, visit: Visit) {
  const x = timeScale(span, PLACES.left, PLACES.right);
  const day = x(visit.day);
  return {
    width: WIDTH, height, ...PLACES, top: HEAD - 6, ticks: ticksOf(span, x, visit), day, passed: x(passedOn),
    dayName: dayName(visit.day, visit), dayAnchor: day > PLACES.right - 60 ? 'end' : day < PLACES.left + 60 ? 'start' : 'middle',
  };
}

const dayName = (day: Day, { locale, t }: Visit): string =>
  locale === 'en' ? `${Number(day.slice(8))} ${monthName(day, false, t.board)}` : `${monthOf(day)}月${Number(day.slice(8))}日`;

const monthName = (day: Day, isYearSaid: boolean, words: Visit['t']['board']): string => words.monthName(toRocYear(yearOf(day)), monthOf(day), yearOf(day), isYearSaid);

function ticksOf(span: BoardSpan, x: (day: Day) => number, { t }: Visit) {
  const { step, days } = monthTicks(span, MOST_TICKS);
  return days.map((day, index) => ({
    x: x(day),
    text: step >= 12 ? t.board.yearName(toRocYear(yearOf(day)), yearOf(day)) : monthName(day, index === 0 || monthOf(day) === 1, t.board),
  }));
}

function rowShapes(row: BoardRow, top: number, size: typeof WIDE, { span, passedOn, unitName, nameOf }: ChartOptions, visit: Visit) {
  const { one, dueOn, doneOn } = row;
  const x = timeScale(span, PLACES.left, PLACES.right);
  const [line, events] = [top + size.line, top + size.events];
  const mark = dueOn === null ? PLACES.noDay : x(dueOn);
  const lateUntil = one.timeliness === 'overdue' ? visit.day : one.timeliness === 'done_late' ? doneOn : null;
  const badge = timelinessBadge(one.timeliness, visit);
  const inside = (day: Day): boolean => day >= span.from && day <= span.to;
  return {
    href: visit.paths.resolution(one.id),
    name: nameOf(row),
    top, height: size.row, line, tone: badge.tone, baseline: line + 4.5,
    item: cut(one.item, MOST_ITEM),
    track: dueOn === null ? null : { from: Math.min(x(passedOn), mark), to: mark },
    late: lateUntil === null ? null : { from: mark, to: Math.max(mark, x(lateUntil)) },
    original: row.originalDueOn === null ? null : x(row.originalDueOn),
    others: row.otherDueOn.filter(inside).map(x),
    isBeyond: dueOn !== null && dueOn > span.to,
    events: [
      ...row.sentOn.map((day) => ({ kind: 'sent', path: signAt('sent', x(day), events) })),
      ...row.repliedOn.map((day) => ({ kind: 'replied', path: signAt('replied', x(day), events) })),
      ...(row.signedOffOn === null ? [] : [{ kind: 'signedOff', path: signAt('signedOff', x(row.signedOffOn), events) }]),
    ],
    mark: { x: mark - size.mark / 2, y: line - size.mark / 2, size: size.mark, center: mark, letter: visit.t.board.letter[one.timeliness] },
    money: one.outstandingTwd > 0 ? formatTwdShort(one.outstandingTwd, visit.locale) : null,
    unit: cut(unitName(one.unitId), MOST_UNIT),
    isUnassigned: one.unitId === null,
  };
}

/** Short enough for its column: a sign of the Latin script takes half the room of an ideograph. */
export function cut(text: string, most: number): string {
  let room = most;
  const characters = [...text];
  const until = characters.findIndex((character) => (room -= character < '\u0300' ? 0.55 : 1) < 0);
  return until < 0 ? text : `${characters.slice(0, until - 1).join('')}…`;
}

export type Sign = 'sent' | 'replied' | 'signedOff';

/** A triangle that points out, one that points back, a tick: none of the shapes of timeliness that are due or overdue. */
export function signAt(sign: Sign, x: number, y: number): string {
  if (sign === 'sent') return `M${x - 4} ${y - 5.5}l10 5.5-10 5.5z`;
  if (sign === 'replied') return `M${x + 4} ${y - 5.5}l-10 5.5 10 5.5z`;
  return `M${x - 5} ${y}l3.5 3.8 6.5-7.4`;
}

const STRIP = { height: 118, base: 92, most: 62 };

/** How many fall due in each month, stacked by how they stand. Null where nothing has a due day. */
export function yearStrip(rows: readonly BoardRow[], options: ChartOptions, visit: Visit) {
  const { span } = options;
  const words = visit.t.board;
  const due = rows.filter((row) => row.dueOn !== null && row.dueOn <= span.to && row.dueOn >= span.from);
  if (due.length === 0) return null;
  const x = timeScale(span, PLACES.left, PLACES.right);
  const months = [...groupBy(due, (row) => firstOfMonth(row.dueOn!))].sort(([a], [b]) => (a < b ? -1 : 1));
  const most = Math.max(...months.map(([, own]) => own.length));
  const bars = months.map(([month, own]) => {
    let y = STRIP.base;
    const left = x(month) + 2;
    const width = Math.max(3, x(firstOfMonth(month, 1)) - left - 2);
    const parts = countsOf(own).map(({ timeliness, count }) => {
      const height = Math.round((STRIP.most * count * 10) / most) / 10;
      y -= height;
      return { tone: timelinessBadge(timeliness, visit).tone, y: Math.round(y * 10) / 10, height, letter: height >= 13 && width >= 14 ? words.letter[timeliness] : null, middle: Math.round((y + height / 2) * 10) / 10 + 4 };
    });
    return { left, width, center: left + width / 2, top: Math.round(y * 10) / 10 - 4, count: own.length, parts };
  });
  const said = months.map(([month, own]) => words.monthCount(monthName(month, true, words),
    countsOf(own).map(({ timeliness, count }) => `${visit.t.status.timeliness[timeliness]} ${count}`).join(words.between)));
  return { ...frame(options, STRIP.height, visit), base: STRIP.base, bars, label: words.yearPicture(said.join(visit.t.form.partSeparator)) };
}

const countsOf = (rows: readonly BoardRow[]): { timeliness: Timeliness; count: number }[] =>
  TIMELINESS.map((timeliness) => ({ timeliness, count: rows.filter((row) => row.one.timeliness === timeliness).length })).filter(({ count }) => count > 0).reverse();
