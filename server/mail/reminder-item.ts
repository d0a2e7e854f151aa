/** What a reminder tells of one thing: facts, before they are worded. */
import type { Day } from '../domain/day/civil-date.ts';
import type { DeadlineStep } from '../domain/deadline/deadline.ts';
import type { MilestoneDay } from '../domain/deadline/milestones.ts';
import type { MoveCause } from '../domain/deadline/move-cause.ts';
import type { Proof } from '../domain/deadline/proof.ts';
import type { Reason, Topic } from '../domain/reminder/ladder.ts';
import type { Recipient } from '../domain/reminder/recipients.ts';
import type { ReportType } from '../domain/resolution/obligation.ts';

/** One due date a person is told of. Texts of a resolution are anybody's: the templates escape them. */
export type ReminderItem = {
  resolutionId: number;
  item: string;
  sectionPath: readonly string[];
  agency: string;
  actTitle: string;
  text: string;
  /** Where in `text` the words stand that set the deadline. */
  operative: { start: number; end: number };
  reportType: ReportType | null;
  committee: string | null;
  /** What it is about; a due date unless said otherwise. */
  topic?: Topic;
  /** The thing's stable key in the ledger, and how often its date has moved. */
  itemKey?: string;
  dueVersion?: number;
  /** The day that counts: the due date, a milestone's day, or the day it is counted from. */
  dueOn: Day;
  /** The due date itself; null where there is none. Left out where it is `dueOn`. */
  finalDueOn?: Day | null;
  isProvisional: boolean;
  /** Negative once it is late. */
  workingDaysLeft: number;
  /** How the day was found; empty where it is not the day on record. */
  steps: readonly DeadlineStep[];
  /** The whole reckoning: start day and evidence, edition, the day under other dates, the dates beside it. */
  proof: Proof | null;
  /** The agency's own next step on the way there; null once all are over. */
  milestone: MilestoneDay | null;
  /** NT$ still frozen by the resolution, 0 if none. */
  outstandingTwd: number;
  consentRequired: boolean;
  /** Name of the lead unit, null where nobody was given it. */
  unit: string | null;
  reason: Reason;
  alsoTold: readonly Pick<Recipient, 'email' | 'reason'>[];
  /** In whose place the person is told. */
  standsFor?: { email: string; because: 'absent' | 'undeliverable' } | null;
  /** Other roles the person is told in by this mail: of whom they stand in for, or (null) their own. */
  alsoFor?: readonly { email: string | null; reason: Reason }[];
  /** Keys of the rungs that could not go out before. */
  covers?: readonly string[];
  /** The day it was due before it moved, and what moved it (the office calendar unless said otherwise); null where this is no such news. */
  moved: { from: Day | null; because: string; cause?: MoveCause } | null;
};

/** What burns first: the longest overdue, then the nearest, then what has no due date. */
export const byUrgency = (a: Pick<ReminderItem, 'dueOn' | 'resolutionId' | 'topic'>, b: typeof a): number => {
  if (isDated(a) !== isDated(b)) return isDated(a) ? -1 : 1;
  return a.dueOn === b.dueOn ? a.resolutionId - b.resolutionId : a.dueOn < b.dueOn ? -1 : 1;
};

export const isDated = ({ topic = 'deadline' }: Pick<ReminderItem, 'topic'>): boolean => topic === 'deadline' || topic === 'milestone';

/** Of a milestone the due date itself, of everything else the day that counts. */
export const finalDay = ({ topic, dueOn, finalDueOn }: ReminderItem): Day => (topic === 'milestone' ? (finalDueOn ?? dueOn) : dueOn);
