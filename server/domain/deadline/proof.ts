/**
 * Why a due date is that day, as data: what it counts from and on what evidence, the articles, each step, each day
 * skipped, the edition of the calendar, the day under the act's other dates, and the dates beside it. The page, the
 * printed sheet, the mail, the JSON and the calculator all show this one reckoning, so they cannot disagree.
 */
import type { Almanac } from '../calendar/almanac.ts';
import type { Day } from '../day/civil-date.ts';
import type { UnsureReason } from './deadline-reading.ts';
import type { ActDates, AnchorName, DeadlineStep } from './deadline.ts';
import type { DatesBeside } from './extension.ts';
import type { ObligationReading } from '../resolution/obligation.ts';
import { countsFromADay, type DateOverride } from './override.ts';
import type { Article } from './period.ts';
import { type Act, COUNT_FROM, type CountFrom } from '../resolution/resolution.ts';
import { deadlineOf } from './schedule.ts';
import type { ObligationStatus, OccurrenceStatus } from '../resolution/status.ts';

/** What the start day rests on. */
export type Evidence =
  | { kind: 'act'; reason: string | null; authority: string | null }
  | { kind: 'text'; words: string }
  | { kind: 'session'; term: number; session: number; isProvisional: boolean }
  | { kind: 'by-hand'; by: string; reason: string }
  | { kind: 'none' };

/** A day off between the raw last day and the due day. `name` is the holiday's, null for a weekend without one. */
export type SkippedDay = { on: Day; reason: 'weekend' | 'holiday'; name: string | null };

/** The due day if the act counted from another of its dates. */
export type UnderAnchor = { name: CountFrom; on: Day | null; dueOn: Day | null; isInForce: boolean; isProvisional: boolean };

export type Reckoning = {
  anchor: AnchorName;
  anchorOn: Day | null;
  evidence: Evidence;
  rawDueOn: Day | null;
  dueOn: Day | null;
  isProvisional: boolean;
  /** Editions of the office calendar, 114年（第3版）; null where none was looked at. */
  calendarLabel: string | null;
  steps: DeadlineStep[];
  articles: Article[];
  skipped: SkippedDay[];
  others: UnderAnchor[];
  /** The sentence names its own start, so the act's rule does not touch it. */
  hasOwnAnchor: boolean;
  unsure: UnsureReason | null;
};

/** The dates of the record are those on record; `recomputedOn` is where the reckoning now ends, if on another day. */
export type Proof = Reckoning & {
  obligationId: number;
  kind: ObligationReading['kind'];
  words: string;
  reportType: ObligationReading['reportType'];
  committee: string | null;
  number: number;
  isRecurring: boolean;
  beside: DatesBeside;
  effectiveDueOn: Day | null;
  recomputedOn: Day | null;
};

type Counting = ActDates & Partial<Pick<Act, 'countFromReason' | 'orderedAuthority'>>;

/** `isBrief`: without the dates under the act's other anchors, which take longer than all the rest. */
type Reckoned = { overrides?: readonly DateOverride[]; isBrief?: boolean };

/** The reckoning of occurrence `number` (from 1) of a reading under an act's dates. */
export function reckon(
  reading: ObligationReading, number: number, act: Counting, almanac: Almanac, { overrides = [], isBrief = false }: Reckoned = {},
): Reckoning {
  const deadline = deadlineOf(reading, number, act, almanac, overrides);
  const { steps } = deadline;
  // A due day set by hand counts from none of the act's dates.
  const isDueByHand = steps[0]?.kind === 'due-by-hand';
  return {
    anchor: deadline.anchor,
    anchorOn: deadline.anchorOn,
    evidence: evidenceOf(steps, reading, act),
    rawDueOn: deadline.rawDueOn,
    dueOn: deadline.dueOn,
    isProvisional: deadline.provisional,
    calendarLabel: deadline.calendarLabel,
    steps,
    articles: [...new Set(steps.flatMap((step) => ('article' in step ? [step.article] : [])))],
    skipped: steps.flatMap((step) => (step.kind === 'day-off' ? [{ on: step.day, reason: step.reason, name: step.name }] : [])),
    others: !isBrief && countsFromADay(reading) && deadline.unsure !== 'number-missing' ? underAnchors(reading, number, act, almanac, isDueByHand ? null : deadline.anchor) : [],
    hasOwnAnchor: countsFromADay(reading) && reading.anchor.kind !== 'act',
    unsure: deadline.unsure,
  };
}

/** The proof of one due date on record. */
export function proofOf(
  obligation: ObligationStatus, occurrence: OccurrenceStatus, act: Act, almanac: Almanac, { isBrief = false }: Pick<Reckoned, 'isBrief'> = {},
): Proof {
  const reckoning = reckon(obligation.reading, occurrence.number, act, almanac, { overrides: obligation.overrides, isBrief });
  const { dueOn, rawDueOn, isProvisional, calendarLabel } = occurrence;
  return {
    ...reckoning,
    dueOn,
    rawDueOn,
    isProvisional,
    calendarLabel: calendarLabel ?? (reckoning.dueOn === dueOn ? reckoning.calendarLabel : null),
    obligationId: obligation.id,
    kind: obligation.kind,
    words: obligation.words,
    reportType: obligation.reportType,
    committee: obligation.committee,
    number: occurrence.number,
    isRecurring: obligation.kind === 'recurring',
    beside: occurrence.beside,
    effectiveDueOn: occurrence.effectiveDueOn,
    recomputedOn: reckoning.dueOn === dueOn ? null : reckoning.dueOn,
  };
}

/** The step that says where the count begins, as evidence. */
function evidenceOf(steps: readonly DeadlineStep[], { words }: ObligationReading, act: Counting): Evidence {
  for (const step of steps) {
    if (step.kind === 'due-by-hand' || step.kind === 'anchor-by-hand') return { kind: 'by-hand', by: step.by, reason: step.reason };
    if (step.kind === 'session-found') return { kind: 'session', term: step.term, session: step.session, isProvisional: step.provisional };
    if (step.kind === 'day-named' || step.kind === 'fiscal-year-ends') return { kind: 'text', words };
    if (step.kind === 'counted-from') {
      if (step.why === 'text') return { kind: 'text', words: step.words };
      return { kind: 'act', reason: act.countFromReason ?? null, authority: step.anchor === 'ordered' ? (act.orderedAuthority ?? null) : null };
    }
  }
  return { kind: 'none' };
}

/** A day an authority set is shown only where one did; what a person set by hand is left aside. */
function underAnchors(reading: ObligationReading, number: number, act: Counting, almanac: Almanac, inForce: AnchorName | null): UnderAnchor[] {
  const dates: Record<CountFrom, Day | null> = {
    passed: act.passedOn, promulgated: act.promulgatedOn, received: act.receivedOn, ordered: act.orderedOn ?? null,
  };
  return COUNT_FROM.filter((name) => name !== 'ordered' || dates.ordered !== null).map((name) => {
    // A sentence with an anchor of its own keeps it: its date is the same under each.
    const { dueOn, provisional } = deadlineOf(reading, number, { ...act, countFrom: name }, almanac);
    return { name, on: dates[name], dueOn: dates[name] === null && reading.anchor.kind === 'act' ? null : dueOn, isInForce: inForce === name, isProvisional: provisional };
  });
}
