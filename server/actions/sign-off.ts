import { z } from 'zod';
import type { Actor } from '../domain/rights.ts';
import { STAGES, statusOf } from '../domain/status.ts';
import { asOfDay } from '../domain/timeliness.ts';
import type { Deps } from '../deps.ts';
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../errors.ts';
import { idList, text } from '../input.ts';
import { loadCalendar } from '../store/calendar.ts';
import { recordEvent } from '../store/events.ts';
import { findResolutions } from '../store/resolutions.ts';
import { setSignOff } from '../store/write-resolutions.ts';
import { demand } from './demand.ts';

export const signOffInput = z.object({ resolutionIds: idList, reason: text('reason', 500).optional });

/**
 * Ends the tracking of resolutions (解除列管). "Replied" is not "settled": somebody who did not log the
 * letters decides, and something must have been answered; what is left unanswered needs a reason. All or none.
 */
export async function signOff(deps: Deps, actor: Actor, input: z.infer<typeof signOffInput>): Promise<void> {
  demand(actor, 'sign-off');
  if (input.resolutionIds.length === 0) throw new InvalidInputError({ code: 'no-resolution-chosen' }, 'resolutionIds');
  const today = deps.clock.today();
  await deps.db.transaction(async (trx) => {
    const asOf = asOfDay(today, await loadCalendar(trx));
    const resolutions = (await findResolutions(trx, { ids: input.resolutionIds })).map((one) => statusOf(one, asOf));
    const missing = input.resolutionIds.find((id) => !resolutions.some((one) => one.id === id));
    if (missing !== undefined) throw new NotFoundError({ code: 'resolution-not-found', id: missing });
    for (const { item, stage, letters, obligations } of resolutions) {
      if (stage === 'signed_off') throw new ConflictError({ code: 'already-signed-off', item });
      if (STAGES.indexOf(stage) < STAGES.indexOf('replied')) throw new ConflictError({ code: 'sign-off-open', item });
      const isOpen = obligations.some((one) => one.occurrences.some((when) => when.isExpected && when.doneOn === null && when.effectiveDueOn !== null));
      if (isOpen && input.reason === null) throw new InvalidInputError({ code: 'sign-off-reason-needed', item }, 'reason');
      if (letters.some((letter) => letter.loggedById !== null && letter.loggedById === actor.id)) throw new ForbiddenError({ code: 'sign-off-own-reply', item });
    }
    await setSignOff(trx, input.resolutionIds, today, actor.name);
    await recordEvent(trx, {
      actor,
      at: deps.clock.now(),
      verb: 'signed_off',
      subjects: resolutions.map(({ id }) => ({ type: 'resolution', id })),
      after: { signedOffOn: today },
      reason: input.reason,
    });
  });
}
