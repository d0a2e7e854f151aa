/** What the facts of a resolution come to on a day. */
import type { Day } from './civil-date.ts';
import type { Freeze, Letter, Obligation, Occurrence, Resolution } from './resolution.ts';
import { type AsOf, mostUrgent, type Timeliness, timelinessOf } from './timeliness.ts';

/** From what has hardly begun to what is settled. */
export const STAGES = ['passed', 'assigned', 'replied', 'letter_sent', 'committee_handled', 'ly_replied', 'signed_off'] as const;
export type Stage = (typeof STAGES)[number];

export type OccurrenceStatus = Occurrence & { doneOn: Day | null; timeliness: Timeliness };

export type ObligationStatus = Omit<Obligation, 'occurrences'> & {
  occurrences: OccurrenceStatus[];
  /** The occurrence to look at: the first that is open, else the last. */
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

/** The resolution as it stood at the end of `asOf.day`: letters and answers dated later have not happened yet. */
export function statusOf(resolution: Resolution, asOf: AsOf): ResolutionStatus {
  const { day } = asOf;
  const letters = resolution.letters.filter((letter) => letter.issuedOn <= day);
  const reviews = resolution.reviews.filter((review) => review.heldOn === null || review.heldOn <= day);
  const isSignedOff = reached(resolution.signedOffOn, day);
  const disposition = reached(resolution.repliedOn, day) ? resolution.disposition : null;
  const isClosed = isSignedOff || disposition === 'not_ours' || disposition === 'dropped';
  const obligations = resolution.obligations.map((one) => obligationStatus(one, asOf, isClosed || isCompliedWith(one, disposition)));
  const freezes = resolution.freezes.map((one) => freezeStatus(one, day));
  return {
    ...resolution,
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
  };
}

/** [choice] Where no report is asked for, "we comply" is the answer: nothing is left that could be late. */
const isCompliedWith = (obligation: Obligation, disposition: Resolution['disposition']): boolean =>
  disposition === 'comply' && obligation.reportType === null;

function obligationStatus(obligation: Obligation, asOf: AsOf, isClosed: boolean): ObligationStatus {
  const occurrences = obligation.occurrences.map((one): OccurrenceStatus => {
    const doneOn = one.answers.find((answer) => answer.issuedOn <= asOf.day)?.issuedOn ?? null;
    return { ...one, doneOn, timeliness: timelinessOf({ dueOn: one.dueOn, doneOn, isClosed }, asOf) };
  });
  const current = occurrences.find((one) => one.doneOn === null) ?? occurrences.at(-1);
  if (!current) throw new Error(`Obligation ${obligation.id} has no occurrence.`);
  return { ...obligation, occurrences, current, timeliness: mostUrgent(occurrences.map((one) => one.timeliness)) };
}

function freezeStatus(freeze: Freeze, day: Day): FreezeStatus {
  const released = freeze.releases.filter((one) => one.releasedOn <= day).reduce((sum, one) => sum + one.releasedTwd, 0);
  return { ...freeze, releasedTwd: released, outstandingTwd: Math.max(0, (freeze.frozenTwd ?? 0) - released) };
}

const openDueDays = (obligation: ObligationStatus): Day[] =>
  obligation.occurrences.flatMap((one) => (one.doneOn === null && one.dueOn !== null ? [one.dueOn] : []));

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
