/** What the facts of a resolution come to on a day. */
import type { Day } from '../day/civil-date.ts';
import { type DatesBeside, datesBeside, effectiveDueOn } from '../deadline/extension.ts';
import type { Freeze, Letter, Obligation, Occurrence, Resolution } from './resolution.ts';
import { type AsOf, mostUrgent, type Timeliness, timelinessOf } from './timeliness.ts';

/** From what has hardly begun to what is settled. */
export const STAGES = ['passed', 'assigned', 'replied', 'letter_sent', 'committee_handled', 'ly_replied', 'signed_off'] as const;
export type Stage = (typeof STAGES)[number];

/** `isExpected`: answered or still to be; false for what an ended obligation, or a closed resolution, does not ask for any more. */
export type OccurrenceStatus = Occurrence & {
  doneOn: Day | null;
  /** On the date that counts: the LY's own, or the later one an authority granted. */
  timeliness: Timeliness;
  /** On the LY's own date, whatever was granted. */
  onOriginal: Timeliness;
  isExpected: boolean;
  beside: DatesBeside;
  effectiveDueOn: Day | null;
};

export type ObligationStatus = Omit<Obligation, 'occurrences'> & {
  occurrences: OccurrenceStatus[];
  /** The occurrence to look at: the first that is open, else the last that was asked for. */
  current: OccurrenceStatus;
  timeliness: Timeliness;
};

export type FreezeStatus = Freeze & { releasedTwd: number; outstandingTwd: number };

export type ResolutionStatus = Omit<Resolution, 'obligations' | 'freezes'> & {
  obligations: ObligationStatus[];
  freezes: FreezeStatus[];
  stage: Stage;
  timeliness: Timeliness;
  /** The earliest due date still open, null where none is. */
  nextDueOn: Day | null;
  /** Nothing more is expected: signed off, not ours, or dropped. */
  isClosed: boolean;
  /** NT$ still frozen. */
  outstandingTwd: number;
};

const reached = (on: Day | null, day: Day): boolean => on !== null && on <= day;

/*
 * Records here are widened by `Object.assign`: V8 takes thirty times as long for a spread with more fields after it, which is
 * half a second among 10,000 resolutions.
 */

/** The resolution as it stood at the end of `asOf.day`: letters and answers dated later have not happened yet. */
export function statusOf(resolution: Resolution, asOf: AsOf): ResolutionStatus {
  const { day } = asOf;
  const letters = resolution.letters.filter((letter) => letter.issuedOn <= day);
  const reviews = resolution.reviews.filter((review) => review.heldOn === null || review.heldOn <= day);
  const isSignedOff = reached(resolution.signedOffOn, day);
  const { disposition, isClosed } = closing(resolution, day);
  const obligations = resolution.obligations.map((one) => obligationStatus(one, asOf, isClosed || isCompliedWith(one.reportType, disposition)));
  const freezes = resolution.freezes.map((one) => freezeStatus(one, day));
  return Object.assign({}, resolution, {
    disposition,
    letters,
    reviews,
    obligations,
    freezes,
    isClosed,
    stage: stageOf({ ...resolution, letters, reviews }, isSignedOff, day),
    timeliness: mostUrgent(obligations.map((one) => one.timeliness)),
    nextDueOn: earliest(isClosed ? [] : obligations.flatMap((one) => openDueDays(one))),
    outstandingTwd: freezes.reduce((sum, one) => sum + one.outstandingTwd, 0),
  });
}

type Closing = Pick<Resolution, 'repliedOn' | 'disposition' | 'signedOffOn'>;

/** The disposition known by a day, and whether it or a sign-off leaves nothing more to expect. */
export function closing({ repliedOn, disposition: stated, signedOffOn }: Closing, day: Day): { disposition: Resolution['disposition']; isClosed: boolean } {
  const disposition = reached(repliedOn, day) ? stated : null;
  return { disposition, isClosed: reached(signedOffOn, day) || disposition === 'not_ours' || disposition === 'dropped' };
}

/** [choice] Where no report is asked for, "we comply" is the answer: nothing is left that could be late. */
export const isCompliedWith = (reportType: Obligation['reportType'], disposition: Resolution['disposition']): boolean =>
  disposition === 'comply' && reportType === null;

type Ending = Pick<Obligation, 'endedOn' | 'endDecidedOn'>;

/** Whether it was decided by a day that an obligation asks for nothing due on `dueOn`; without a due day, for nothing at all. */
export const isPastEnd = ({ endedOn, endDecidedOn }: Ending, dueOn: Day | null, day: Day): boolean =>
  endedOn !== null && reached(endDecidedOn, day) && (dueOn === null || dueOn > endedOn);

function obligationStatus(obligation: Obligation, asOf: AsOf, isClosed: boolean): ObligationStatus {
  const occurrences = obligation.occurrences.map((one): OccurrenceStatus => {
    const doneOn = one.answers.find((answer) => answer.issuedOn <= asOf.day)?.issuedOn ?? null;
    const isOver = isClosed || isPastEnd(obligation, one.dueOn, asOf.day);
    const beside = datesBeside(one.extensions, asOf.day);
    const dueOn = effectiveDueOn(one.dueOn, beside);
    const timeliness = timelinessOf({ dueOn, doneOn, isClosed: isOver }, asOf);
    const onOriginal = dueOn === one.dueOn ? timeliness : timelinessOf({ dueOn: one.dueOn, doneOn, isClosed: isOver }, asOf);
    return Object.assign({}, one, { doneOn, timeliness, onOriginal, isExpected: doneOn !== null || !isOver, beside, effectiveDueOn: dueOn });
  });
  const asked = obligation.endedOn === null ? occurrences : occurrences.filter((one) => one.isExpected);
  const current = asked.find((one) => one.doneOn === null) ?? asked.at(-1) ?? occurrences[0];
  if (!current) throw new Error(`Obligation ${obligation.id} has no occurrence.`);
  return Object.assign({}, obligation, { occurrences, current, timeliness: mostUrgent(occurrences.map((one) => one.timeliness)) });
}

function freezeStatus(freeze: Freeze, day: Day): FreezeStatus {
  const released = freeze.releases.filter((one) => one.releasedOn <= day).reduce((sum, one) => sum + one.releasedTwd, 0);
  return Object.assign({}, freeze, { releasedTwd: released, outstandingTwd: Math.max(0, (freeze.frozenTwd ?? 0) - released) });
}

const openDueDays = (obligation: ObligationStatus): Day[] =>
  obligation.occurrences.flatMap((one) => (one.doneOn === null && one.isExpected && one.effectiveDueOn !== null ? [one.effectiveDueOn] : []));

const earliest = (days: Day[]): Day | null => days.reduce<Day | null>((a, b) => (a === null || b < a ? b : a), null);

/** The furthest milestone reached. An interim letter is a letter sent, though it does not stop the clock. */
function stageOf(one: Pick<Resolution, 'reviews' | 'repliedOn' | 'assignedOn'> & { letters: Letter[] }, isSignedOff: boolean, day: Day): Stage {
  if (isSignedOff) return 'signed_off';
  if (one.letters.some((letter) => letter.direction === 'in')) return 'ly_replied';
  if (one.reviews.some((review) => review.heldOn !== null)) return 'committee_handled';
  if (one.letters.some((letter) => letter.direction === 'out')) return 'letter_sent';
  if (reached(one.repliedOn, day)) return 'replied';
  return reached(one.assignedOn, day) ? 'assigned' : 'passed';
}
