import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import { objectionToSignOff, type SignOffObjection } from '../../domain/resolution/sign-off.ts';
import { type ResolutionStatus, statusOf } from '../../domain/resolution/status.ts';
import { asOfDay } from '../../domain/resolution/timeliness.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../errors.ts';
import { idList, text } from '../../input.ts';
import { loadCalendar } from '../../store/calendar.ts';
import { recordEvent } from '../../store/events.ts';
import { hold } from '../../store/hold.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { setSignOff } from '../../store/write-resolutions.ts';
import { demand } from '../demand.ts';

export const signOffInput = z.object({ resolutionIds: idList, reason: text('reason', 500).optional });

/**
 * Ends the tracking of resolutions (解除列管): somebody who did not log the letters decides, and something must have been
 * answered; what is left unanswered needs a reason. All or none.
 */
export async function signOff(deps: Deps, actor: Actor, input: z.infer<typeof signOffInput>): Promise<void> {
  await decide(deps, actor, input, ({ item }, objection) => {
    throw REFUSALS[objection](item);
  });
}

export type LeftOpen = { item: string; why: SignOffObjection };

/** The same for many at once: signs off those that can be, and answers which were left and why. Without a reason of their own, no open due date is let go. */
export async function signOffMany(deps: Deps, actor: Actor, { resolutionIds }: { resolutionIds: number[] }): Promise<{ done: number; left: LeftOpen[] }> {
  return decide(deps, actor, { resolutionIds, reason: null }, ({ item }, why) => ({ item, why }));
}

type Leave = (one: ResolutionStatus, objection: SignOffObjection) => LeftOpen;

const REFUSALS: Record<SignOffObjection, (item: string) => Error> = {
  'already-signed-off': (item) => new ConflictError({ code: 'already-signed-off', item }),
  'sign-off-open': (item) => new ConflictError({ code: 'sign-off-open', item }),
  'sign-off-reason-needed': (item) => new InvalidInputError({ code: 'sign-off-reason-needed', item }, 'reason'),
  'sign-off-own-reply': (item) => new ForbiddenError({ code: 'sign-off-own-reply', item }),
};

/** Signs off what nothing stands against, and answers how many; the rest is left as `leave` says, if it does not refuse. */
async function decide(deps: Deps, actor: Actor, input: z.infer<typeof signOffInput>, leave: Leave): Promise<{ done: number; left: LeftOpen[] }> {
  demand(actor, 'sign-off');
  if (input.resolutionIds.length === 0) throw new InvalidInputError({ code: 'no-resolution-chosen' }, 'resolutionIds');
  const today = deps.clock.today();
  return deps.db.transaction(async (trx) => {
    await hold(trx, 'sign-off');
    const asOf = asOfDay(today, await loadCalendar(trx));
    const resolutions = (await findResolutions(trx, { ids: input.resolutionIds })).map((one) => statusOf(one, asOf));
    const missing = input.resolutionIds.find((id) => !resolutions.some((one) => one.id === id));
    if (missing !== undefined) throw new NotFoundError({ code: 'resolution-not-found', id: missing });
    // In here: done again, a transaction begins with nothing left.
    const left: LeftOpen[] = [];
    const fit = resolutions.filter((one) => {
      const objection = objectionToSignOff(one, actor, input.reason);
      if (objection !== null) left.push(leave(one, objection));
      return objection === null;
    });
    if (fit.length === 0) return { done: 0, left };
    await setSignOff(trx, fit.map((one) => one.id), today, actor.name);
    await recordEvent(trx, {
      actor,
      at: deps.clock.now(),
      verb: 'signed_off',
      subjects: fit.map(({ id }) => ({ type: 'resolution', id })),
      after: { signedOffOn: today },
      reason: input.reason,
    });
    return { done: fit.length, left };
  });
}
