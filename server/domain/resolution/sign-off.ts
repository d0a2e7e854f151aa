/** Whether the tracking of a resolution may be ended (解除列管). */
import type { Actor } from '../rights.ts';
import { type ResolutionStatus, STAGES } from './status.ts';

const SIGN_OFF_OBJECTIONS = ['already-signed-off', 'sign-off-open', 'sign-off-reason-needed', 'sign-off-own-reply'] as const;
export type SignOffObjection = (typeof SIGN_OFF_OBJECTIONS)[number];

/**
 * What stands against it, or null. "Replied" is not "settled": something must have been answered, what is left unanswered
 * needs a reason, and whoever logged a letter does not decide on it.
 */
export function objectionToSignOff(one: ResolutionStatus, actor: Pick<Actor, 'id'>, reason: string | null): SignOffObjection | null {
  if (one.stage === 'signed_off') return 'already-signed-off';
  if (STAGES.indexOf(one.stage) < STAGES.indexOf('replied')) return 'sign-off-open';
  const isOpen = one.obligations.some(({ occurrences }) =>
    occurrences.some((when) => when.isExpected && when.doneOn === null && when.effectiveDueOn !== null));
  if (isOpen && reason === null) return 'sign-off-reason-needed';
  return one.letters.some((letter) => letter.loggedById !== null && letter.loggedById === actor.id) ? 'sign-off-own-reply' : null;
}
