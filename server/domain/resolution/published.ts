/**
 * What anybody may see of a resolution: named field by field, so that nothing is public because somebody forgot it.
 * Left out on purpose: units and people, replies before they are printed, notes and reasons, titles of letters, files,
 * dates the agency gives itself, requests nobody granted, reminders.
 */
import type { Almanac } from '../calendar/almanac.ts';
import type { Day } from '../day/civil-date.ts';
import type { DeadlineStep } from '../deadline/deadline.ts';
import { type Proof, proofOf } from '../deadline/proof.ts';
import type { Act, CommitteeReview, Direction, Resolution } from './resolution.ts';
import type { ObligationStatus, ResolutionStatus, Stage } from './status.ts';
import type { Outcome } from '../letter/reply.ts';
import type { Timeliness } from './timeliness.ts';

/** From when a date is "soon" is the agency's own measure; the public sees only that it is not due. */
export const PUBLIC_STANDINGS = ['done_on_time', 'done_late', 'overdue', 'not_due', 'closed', 'no_deadline'] as const satisfies readonly Timeliness[];
export type PublicStanding = (typeof PUBLIC_STANDINGS)[number];

/** Who was handed what, and what was drafted, is the agency's own affair: until a letter is out it is being worked on. */
export const PUBLIC_STAGES = ['in_hand', 'letter_sent', 'committee_handled', 'ly_replied', 'signed_off'] as const;
export type PublicStage = (typeof PUBLIC_STAGES)[number];

const STANDING: Record<Timeliness, PublicStanding> = {
  done_on_time: 'done_on_time', done_late: 'done_late', overdue: 'overdue', due_today: 'not_due', due_soon: 'not_due', not_due: 'not_due',
  closed: 'closed', no_deadline: 'no_deadline',
};
const STAGE: Record<Stage, PublicStage> = {
  passed: 'in_hand', assigned: 'in_hand', replied: 'in_hand', letter_sent: 'letter_sent', committee_handled: 'committee_handled',
  ly_replied: 'ly_replied', signed_off: 'signed_off',
};

export type PublicAct = Pick<Act, 'id' | 'title' | 'kind' | 'fiscalYear' | 'passedOn' | 'promulgatedOn' | 'countFrom'>;

type ByHand = 'anchor-by-hand' | 'due-by-hand';
/** A step that a person decided is told without the person and the reason. */
export type PublicStep = Exclude<DeadlineStep, { kind: ByHand }> | { [K in ByHand]: { kind: K; on: Day } }[ByHand];

export type PublicDeadline = Pick<Proof, 'words' | 'reportType' | 'committee'> & {
  /** Of what recurs: which time it is. */
  number: number | null;
  dueOn: Day | null;
  /** The later day an authority granted, as long as it is the one that counts. */
  extendedTo: Day | null;
  isProvisional: boolean;
  /** The words do not settle the day; a person has to. */
  isDoubtful: boolean;
  answeredOn: Day | null;
  /** Number of the letter that answered it. */
  answeredBy: string | null;
  standing: PublicStanding;
  steps: PublicStep[];
};

export type PublicLetter = { direction: Direction; documentNumber: string; issuedOn: Day; outcome: Outcome | null; isInterim: boolean };

/** NT$; `frozenTwd` is null where the text does not say how much. */
export type PublicFreeze = { frozenTwd: number | null; outstandingTwd: number };

export type PublicResolution = Pick<Resolution, 'id' | 'actId' | 'agency' | 'sectionPath' | 'item' | 'proposers' | 'disposition'> & {
  text: string;
  standing: PublicStanding;
  stage: PublicStage;
  signedOffOn: Day | null;
  deadlines: PublicDeadline[];
  letters: PublicLetter[];
  reviews: CommitteeReview[];
  freezes: PublicFreeze[];
};

export const publicAct = ({ id, title, kind, fiscalYear, passedOn, promulgatedOn, countFrom }: Act): PublicAct =>
  ({ id, title, kind, fiscalYear, passedOn, promulgatedOn, countFrom });

/** `one` as it stands on the day of publication, and the words of the resolution. */
export const publicResolution = (one: ResolutionStatus, text: string, act: Act, almanac: Almanac): PublicResolution => ({
  id: one.id, actId: one.actId, agency: one.agency, sectionPath: one.sectionPath, item: one.item, proposers: one.proposers,
  disposition: one.disposition,
  text,
  standing: STANDING[one.timeliness],
  stage: STAGE[one.stage],
  signedOffOn: one.stage === 'signed_off' ? one.signedOffOn : null,
  deadlines: one.obligations.map((each) => publicDeadline(each, one, act, almanac)),
  letters: one.letters.map(({ direction, documentNumber, issuedOn, outcome, isInterim }) => ({ direction, documentNumber, issuedOn, outcome, isInterim })),
  reviews: one.reviews.map(({ committee, heldOn, term, session, meeting }) => ({ committee, heldOn, term, session, meeting })),
  freezes: one.freezes.map(({ frozenTwd, outstandingTwd }) => ({ frozenTwd, outstandingTwd })),
});

function publicDeadline(one: ObligationStatus, { letters }: ResolutionStatus, act: Act, almanac: Almanac): PublicDeadline {
  const { current } = one;
  const { words, reportType, committee, recomputedOn, steps, isRecurring } = proofOf(one, current, act, almanac);
  const answer = current.answers.find(({ issuedOn }) => issuedOn === current.doneOn);
  return {
    words, reportType, committee,
    number: isRecurring ? current.number : null,
    dueOn: current.dueOn,
    extendedTo: current.effectiveDueOn === current.dueOn ? null : current.effectiveDueOn,
    isProvisional: current.isProvisional,
    isDoubtful: current.dueOn === null && current.unsure !== null,
    answeredOn: current.doneOn,
    answeredBy: letters.find(({ id }) => id === answer?.letterId)?.documentNumber ?? null,
    standing: STANDING[one.timeliness],
    // Steps that would lead to another day than the one on record prove nothing.
    steps: recomputedOn === null ? steps.map(publicStep) : [],
  };
}

const publicStep = (step: DeadlineStep): PublicStep =>
  (step.kind === 'anchor-by-hand' || step.kind === 'due-by-hand' ? { kind: step.kind, on: step.on } : step);
