/** Ends what recurs by a decision with a reason, or lets it go on. What was answered, and what was due before, stays. */
import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, InvalidInputError } from '../../errors.ts';
import { day, text, wholeNumber } from '../../input.ts';
import { recordEvent } from '../../store/events.ts';
import { hold } from '../../store/hold.ts';
import { setEnd } from '../../store/recompute.ts';
import { demand } from '../demand.ts';
import { obligationOf } from './override-date.ts';
import { recomputeDeadlines } from './recompute-deadlines.ts';

export const endObligationInput = z.object({
  obligationId: wholeNumber('obligation').required,
  /** Nothing due after this day is expected. */
  endedOn: day('endedOn').required,
  reason: text('reason', 500).required,
});

export const resumeObligationInput = endObligationInput.omit({ endedOn: true });

/** [choice] Whoever may sign off decides: to stop expecting reports is to stop tracking them. */
export async function endObligation(deps: Deps, actor: Actor, { obligationId, endedOn, reason }: z.infer<typeof endObligationInput>): Promise<void> {
  demand(actor, 'sign-off');
  const today = deps.clock.today();
  await deps.db.transaction(async (trx) => {
    await hold(trx, `dates of obligation ${obligationId}`);
    const { resolution, obligation } = await obligationOf(trx, obligationId, today);
    if (obligation.kind !== 'recurring') throw new InvalidInputError({ code: 'not-recurring', words: obligation.words }, 'endedOn');
    if (obligation.endedOn !== null) throw new ConflictError({ code: 'already-ended', endedOn: obligation.endedOn });
    await setEnd(trx, obligationId, { on: endedOn, decidedOn: today, reason, by: actor.name });
    const dropped = obligation.occurrences.filter((one) => one.doneOn === null && one.dueOn !== null && one.dueOn > endedOn);
    await recordEvent(trx, {
      actor,
      at: deps.clock.now(),
      verb: 'obligation_ended',
      subjects: [{ type: 'resolution', id: resolution.id }],
      before: { endedOn: null },
      after: { obligationId, endedOn, noLongerExpected: dropped.map(({ number, dueOn }) => ({ number, dueOn })) },
      reason,
    });
  });
}

/** Takes the end back; the occurrences that would have been made meanwhile are made. */
export async function resumeObligation(deps: Deps, actor: Actor, { obligationId, reason }: z.infer<typeof resumeObligationInput>): Promise<void> {
  demand(actor, 'sign-off');
  const today = deps.clock.today();
  await deps.db.transaction(async (trx) => {
    await hold(trx, `dates of obligation ${obligationId}`);
    const { resolution, obligation } = await obligationOf(trx, obligationId, today);
    if (obligation.endedOn === null) throw new ConflictError({ code: 'not-ended' });
    await setEnd(trx, obligationId, null);
    const { made } = await recomputeDeadlines(trx, { today, which: { obligationId } });
    await recordEvent(trx, {
      actor,
      at: deps.clock.now(),
      verb: 'obligation_resumed',
      subjects: [{ type: 'resolution', id: resolution.id }],
      before: { endedOn: obligation.endedOn, endedReason: obligation.endedReason },
      after: { obligationId, endedOn: null, made: made.length },
      reason,
    });
  });
}
