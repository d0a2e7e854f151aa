/**
 * How well due dates are kept, counted on both clocks: the LY's own date, and the extended or promised one.
 * What is counted is a due date (an occurrence): a quarterly report that is late once is late once.
 */
import { type Day, firstOfMonth } from '../day/civil-date.ts';
import { type Clock, CLOCKS, timelinessOnClocks } from '../deadline/extension.ts';
import { groupBy } from '../group-by.ts';
import type { OccurrenceStatus, ResolutionStatus } from './status.ts';
import type { AsOf, Timeliness } from './timeliness.ts';

/** `ahead`: still open and not yet overdue. */
export type Tally = { onTime: number; late: number; overdue: number; ahead: number };
export type Tallies = Record<Clock, Tally>;

/** Under which head a due date is counted; what has no deadline, or is not expected any more, is not. */
const COUNTS_AS: Record<Timeliness, keyof Tally | null> = {
  done_on_time: 'onTime', done_late: 'late', overdue: 'overdue', due_today: 'ahead', due_soon: 'ahead', not_due: 'ahead', closed: null,
  no_deadline: null,
};

/** Heads by which due dates can be asked for, on the LY's own date; `settled` are those the on-time rate is reckoned from. */
export const KEPT = ['settled', 'onTime', 'late', 'overdue', 'ahead'] as const satisfies readonly ('settled' | keyof Tally)[];
export type Kept = (typeof KEPT)[number];

/** Whether a due date is counted under the head on the LY's own date: what is listed by it is what the statistics count. */
export function isKept({ onOriginal }: Pick<OccurrenceStatus, 'onOriginal'>, kept: Kept): boolean {
  const head = COUNTS_AS[onOriginal];
  return head !== null && (kept === 'settled' ? head !== 'ahead' : head === kept);
}

export type Statistics = {
  all: Tallies;
  /** By unit id, null for what is handed to nobody, in order of appearance. */
  byUnit: Map<number | null, Tallies>;
  /** By the first day of the month in which the LY's own date falls, earliest first; only what was settled or overdue by the day. */
  byMonth: Map<Day, Tallies>;
  /** Due dates beside which another date stands. */
  withOtherDate: number;
};

type Counted = { unitId: number | null; month: Day; heads: Record<Clock, keyof Tally>; hasOtherDate: boolean };

export function statisticsOf(resolutions: readonly ResolutionStatus[], asOf: AsOf): Statistics {
  const counted = resolutions.flatMap((resolution) =>
    resolution.obligations.flatMap(({ occurrences }) => occurrences.flatMap((one) => countedAs(one, resolution.unitId, asOf))));
  const settled = counted.filter(({ heads }) => CLOCKS.some((clock) => heads[clock] !== 'ahead'));
  const months = [...groupBy(settled, (one) => one.month)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    all: tallied(counted),
    byUnit: new Map([...groupBy(counted, (one) => one.unitId)].map(([id, own]) => [id, tallied(own)])),
    byMonth: new Map(months.map(([month, own]) => [month, tallied(own)])),
    withOtherDate: counted.filter((one) => one.hasOtherDate).length,
  };
}

function countedAs(one: OccurrenceStatus, unitId: number | null, asOf: AsOf): Counted[] {
  const stands = timelinessOnClocks(one, asOf);
  const heads = { original: COUNTS_AS[stands.original], agreed: COUNTS_AS[stands.agreed] };
  if (one.dueOn === null || heads.original === null || heads.agreed === null) return [];
  const hasOtherDate = one.beside.extended !== null || one.beside.promised !== null;
  return [{ unitId, month: firstOfMonth(one.dueOn), heads: { original: heads.original, agreed: heads.agreed }, hasOtherDate }];
}

function tallied(counted: readonly Counted[]): Tallies {
  const on = (clock: Clock): Tally => {
    const tally: Tally = { onTime: 0, late: 0, overdue: 0, ahead: 0 };
    for (const { heads } of counted) tally[heads[clock]] += 1;
    return tally;
  };
  return { original: on('original'), agreed: on('agreed') };
}

/** What was answered or ought to have been: the whole the on-time rate is a share of. */
export const settledOf = ({ onTime, late, overdue }: Tally): number => onTime + late + overdue;

/** [choice] Share answered on time of what was answered or is overdue, in whole percent, cut off; null where there is nothing yet. */
export function onTimePercent(tally: Tally): number | null {
  const settled = settledOf(tally);
  return settled === 0 ? null : Math.floor((tally.onTime * 100) / settled);
}
