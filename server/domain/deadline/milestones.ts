/**
 * The agency's own steps on the way to a due date (內部時程), counted back from it in working days, so that a
 * letter that needs a signature is not drafted on the last day. They bind nobody outside.
 */
import type { Day } from '../day/civil-date.ts';
import { addWorkingDays, type OfficeCalendar } from '../calendar/office-calendar.ts';

/** Draft (擬稿), review (核稿), signature (判行), dispatch (發文), in order. */
export const MILESTONES = ['draft', 'review', 'signature', 'dispatch'] as const;
export type Milestone = (typeof MILESTONES)[number];

/** [choice] By how many working days before the due date each should be done. */
const WORKING_DAYS_BEFORE: Record<Milestone, number> = { draft: 15, review: 10, signature: 5, dispatch: 2 };

export type MilestoneDay = { name: Milestone; on: Day };

/** In order; those that would fall on or before the day the period counts from are left out: there was no time for them. */
export const milestonesBefore = (dueOn: Day, calendar: OfficeCalendar, countedFrom: Day | null): MilestoneDay[] =>
  allBefore(dueOn, calendar).filter(({ on }) => countedFrom === null || on > countedFrom);

function allBefore(dueOn: Day, calendar: OfficeCalendar): readonly MilestoneDay[] {
  const known = memo.get(calendar) ?? new Map<Day, readonly MilestoneDay[]>();
  memo.set(calendar, known);
  const days = known.get(dueOn) ?? MILESTONES.map((name) => ({ name, on: addWorkingDays(calendar, dueOn, -WORKING_DAYS_BEFORE[name]) }));
  known.set(dueOn, days);
  return days;
}

/** A book has thousands of items and some dozen due dates. */
const memo = new WeakMap<OfficeCalendar, Map<Day, readonly MilestoneDay[]>>();

/** The first that is not over on a day. */
export const nextMilestone = (milestones: readonly MilestoneDay[], day: Day): MilestoneDay | null =>
  milestones.find(({ on }) => on >= day) ?? null;
