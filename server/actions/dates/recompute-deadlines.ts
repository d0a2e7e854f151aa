/**
 * Brings due dates up to date after a calendar, a session or an act changed. One plan serves previews, which only
 * read it, and actions, which write it in their transaction: thousands of dates a statement, only those that changed.
 */
import type { Almanac } from '../../domain/calendar/almanac.ts';
import type { Day } from '../../domain/day/civil-date.ts';
import { datesBeside, effectiveDueOn, type Extension } from '../../domain/deadline/extension.ts';
import type { Act } from '../../domain/resolution/resolution.ts';
import { type Scheduled, scheduleOf } from '../../domain/deadline/schedule.ts';
import { closing, isCompliedWith, isPastEnd } from '../../domain/resolution/status.ts';
import { type AsOf, asOfDay, timelinessOf } from '../../domain/resolution/timeliness.ts';
import { listActs } from '../../store/acts.ts';
import { loadAlmanac } from '../../store/almanac.ts';
import type { Database } from '../../store/database.ts';
import { overridesInForce } from '../../store/date-overrides.ts';
import { extensionsByOccurrence } from '../../store/extensions.ts';
import {
  countObligations, type DatedObligation, type Dates, insertOccurrences, readDated, type StoredDates, updateDates, type Which,
} from '../../store/recompute.ts';

/** A due date that moves. */
export type MovedDate = {
  resolutionId: number;
  item: string;
  obligationId: number;
  /** Which occurrence, from 1. */
  number: number;
  from: Day | null;
  to: Day | null;
  /** Unanswered, and still expected. */
  isOpen: boolean;
  turnsOverdue: boolean;
  stopsBeingOverdue: boolean;
};

/** Told after every few thousand obligations; the caller may show it. */
export type Progress = (done: number, total: number) => void;

/** What to reckon by, where it is not what is on record: a preview asks "what if". */
export type Recomputing = {
  today: Day;
  which?: Which;
  /** In the place of the act on record with this id. */
  act?: Act;
  almanac?: Almanac;
  onProgress?: Progress | undefined;
};

export type DatePlan = {
  obligations: number;
  moved: MovedDate[];
  changed: (Dates & { id: number })[];
  made: (Dates & { obligationId: number; resolutionId: number; number: number })[];
};

/** Works out which dates change; reads only. */
export async function planDates(db: Database, options: Recomputing): Promise<DatePlan> {
  const { today, which = {}, onProgress } = options;
  const almanac = options.almanac ?? (await loadAlmanac(db));
  const acts = new Map((await listActs(db)).map((act) => [act.id, act.id === options.act?.id ? options.act : act]));
  const [overrides, extensions] = [await overridesInForce(db), await extensionsByOccurrence(db)];
  const total = await countObligations(db, which);
  const standing = standingOn(asOfDay(today, almanac.calendar), extensions);
  const plan: DatePlan = { obligations: 0, moved: [], changed: [], made: [] };
  for await (const page of readDated(db, which)) {
    for (const one of page) {
      const { endedOn, occurrences, reading } = one;
      const dates = scheduleOf(reading, acts.get(one.actId)!, almanac, {
        today, endedOn, overrides: overrides.get(one.id) ?? [], atLeast: occurrences.length,
      });
      compare(one, dates, standing, plan);
    }
    plan.obligations += page.length;
    onProgress?.(plan.obligations, total);
  }
  return plan;
}

function compare(one: DatedObligation, dates: readonly Scheduled[], standing: Standing, plan: DatePlan): void {
  const { id: obligationId, resolutionId, item } = one;
  dates.forEach((deadline, index) => {
    const number = index + 1;
    const after = datesOf(deadline);
    const before = one.occurrences[index];
    if (!before) plan.made.push({ ...after, obligationId, resolutionId, number });
    else if (!isSame(before, after)) plan.changed.push({ ...after, id: before.id });
    if (before && before.dueOn !== after.dueOn) plan.moved.push({ resolutionId, item, obligationId, number, from: before.dueOn, to: after.dueOn, ...standing(one, before, after.dueOn) });
  });
}

const datesOf = ({ anchor, anchorOn, rawDueOn, dueOn, provisional, unsure, calendarLabel }: Scheduled): Dates =>
  ({ anchor, anchorOn, rawDueOn, dueOn, isProvisional: provisional, unsure, calendarLabel });

const isSame = (a: Dates, b: Dates): boolean =>
  a.dueOn === b.dueOn && a.rawDueOn === b.rawDueOn && a.anchor === b.anchor && a.anchorOn === b.anchorOn &&
  a.isProvisional === b.isProvisional && a.unsure === b.unsure && a.calendarLabel === b.calendarLabel;

type Standing = (one: DatedObligation, before: StoredDates, to: Day | null) => Pick<MovedDate, 'isOpen' | 'turnsOverdue' | 'stopsBeingOverdue'>;

/** Whether a move matters on a day; a later day that an authority granted may hold all the same. */
const standingOn = (asOf: AsOf, extensions: ReadonlyMap<number, Extension[]>): Standing => (one, { id, answeredOn, dueOn: from }, to) => {
  const { disposition, isClosed } = closing(one, asOf.day);
  const beside = datesBeside(extensions.get(id) ?? [], asOf.day);
  const isOver = (dueOn: Day | null): boolean =>
    isClosed || isCompliedWith(one.reading.reportType, disposition) || isPastEnd(one, dueOn, asOf.day);
  const isOverdue = (dueOn: Day | null): boolean =>
    timelinessOf({ dueOn: effectiveDueOn(dueOn, beside), doneOn: answeredOn, isClosed: isOver(dueOn) }, asOf) === 'overdue';
  const [was, will] = [isOverdue(from), isOverdue(to)];
  const isAnswered = answeredOn !== null && answeredOn <= asOf.day;
  return { isOpen: !isAnswered && !(isOver(from) && isOver(to)), turnsOverdue: will && !was, stopsBeingOverdue: was && !will };
};

/** Writes what a plan found, in the caller's transaction. */
export async function writeDates(trx: Database, { changed, made }: DatePlan): Promise<void> {
  await updateDates(trx, changed);
  await insertOccurrences(trx, made);
}

/** Plans and writes, in the caller's transaction. */
export async function recomputeDeadlines(trx: Database, options: Recomputing): Promise<DatePlan> {
  const plan = await planDates(trx, options);
  await writeDates(trx, plan);
  return plan;
}
