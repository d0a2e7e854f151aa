/** What a reckoning of a deadline takes and gives. */
import type { Day } from '../day/civil-date.ts';
import type { DeadlineReading, ObligationKind, UnsureReason } from './deadline-reading.ts';
import type { AnchorName, AnchorStep, Start } from './deadline-start.ts';
import type { OfficeCalendar } from '../calendar/office-calendar.ts';
import type { PeriodStep } from './period.ts';
import type { SessionPeriod } from '../calendar/session.ts';

/** The dates of the act (a budget, a law) a resolution belongs to; `fiscalYear` is AD. */
export type ActDates = {
  passedOn: Day | null;
  promulgatedOn: Day | null;
  receivedOn: Day | null;
  /** The start day a cited authority set. */
  orderedOn?: Day | null;
  countFrom: 'passed' | 'promulgated' | 'received' | 'ordered';
  fiscalYear: number | null;
};

export type DeadlineStep = AnchorStep | PeriodStep;

export type Deadline = {
  anchor: AnchorName;
  anchorOn: Day | null;
  /** The last day before days off are looked at, and after. Both null where no day can be told. */
  rawDueOn: Day | null;
  dueOn: Day | null;
  provisional: boolean;
  steps: DeadlineStep[];
  unsure: UnsureReason | null;
  /** Days, weeks or months; of a fixed date the day itself. */
  quantity: number | Day | null;
};

/** A reading of a deadline or of an obligation without one. */
export type DatableReading = Omit<DeadlineReading, 'kind'> & { kind: ObligationKind };

export type Reckoning = { reading: DatableReading; act: ActDates; calendar: OfficeCalendar; sessions: readonly SessionPeriod[] };

/** A deadline without a day, and the reason where a person could find one. */
export const undated = (anchor: AnchorName, reading: DatableReading, unsure: UnsureReason | null, start?: Start): Deadline => ({
  anchor, anchorOn: start?.on ?? null, rawDueOn: null, dueOn: null, provisional: start?.provisional ?? false,
  steps: start?.steps ?? [], unsure, quantity: reading.quantity,
});
