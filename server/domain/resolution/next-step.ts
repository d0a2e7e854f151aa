/** What has to happen next with a resolution: exactly one thing, so that counts by it add up to the whole. */
import type { Outcome } from '../letter/reply.ts';
import type { Right } from '../rights.ts';
import type { ObligationStatus, ResolutionStatus } from './status.ts';

/** In the order of the work. `ask_again`: the LY answered, and money stays frozen or its consent was not given. */
export const NEXT_STEPS = ['assign', 'settle_date', 'report', 'reply', 'await_ly', 'ask_again', 'sign_off', 'closed'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/**
 * Who takes it: whoever has the right. A reply stands in the table, which is imported; while the LY is awaited, its
 * letter will have to be logged.
 */
export const STEP_RIGHT = {
  assign: 'assign', settle_date: 'set-date', report: 'log-letter', reply: 'import',
  await_ly: 'log-letter', ask_again: 'log-letter', sign_off: 'sign-off', closed: null,
} as const satisfies Record<NextStep, Right | null>;

/** [choice] A date on the record comes before one that is still to be settled; what is asked for by letter before what the table alone answers. */
export function nextStepOf(one: ResolutionStatus): NextStep {
  if (one.isClosed) return 'closed';
  if (one.unitId === null) return 'assign';
  const open = one.obligations.filter(isOpen);
  if (open.some(({ occurrences }) => occurrences.some((each) => isOpenOccurrence(each) && each.effectiveDueOn !== null))) return 'report';
  if (open.some(({ current }) => current.unsure !== null)) return 'settle_date';
  if (open.some(({ reportType }) => reportType !== null)) return 'report';
  const sent = one.letters.findLast((letter) => letter.direction === 'out' && !letter.isInterim) ?? null;
  const answered = one.letters.findLast((letter) => letter.direction === 'in') ?? null;
  if (sent && (!answered || answered.issuedOn < sent.issuedOn)) return 'await_ly';
  if (answered) return afterAnswer(one, answered.outcome);
  if (one.outstandingTwd > 0) return 'report';
  return one.stage === 'passed' || one.stage === 'assigned' ? 'reply' : 'sign_off';
}

/** What the LY puts off it takes up again by itself. */
function afterAnswer({ outstandingTwd }: ResolutionStatus, outcome: Outcome | null): NextStep {
  if (outcome === 'deferred') return 'await_ly';
  return outstandingTwd > 0 || outcome === 'release_refused' || outcome === 'freeze_continues' ? 'ask_again' : 'sign_off';
}

const isOpenOccurrence = ({ doneOn, isExpected }: ObligationStatus['current']): boolean => doneOn === null && isExpected;

const isOpen = ({ occurrences }: ObligationStatus): boolean => occurrences.some(isOpenOccurrence);
