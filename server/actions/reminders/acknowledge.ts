/** "We have seen it": a click of somebody signed in. The ladder waits as it is set to. */
import { z } from 'zod';
import { groupBy } from '../../domain/group-by.ts';
import { type Actor, may } from '../../domain/rights.ts';
import type { ResolutionStatus } from '../../domain/resolution/status.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../../errors.ts';
import { wholeNumber } from '../../input.ts';
import { recordEvent } from '../../store/events.ts';
import { insertAcknowledgements } from '../../store/mail-choices.ts';
import { openDesk } from './consider-reminders.ts';
import { demand } from '../demand.ts';
import { readOffice } from './office.ts';

export const acknowledgeInput = z.object({ resolutionId: wholeNumber('resolution').required });

/** Acknowledges everything of a resolution that is open; of a due date that moves later, it says nothing. */
export async function acknowledge(deps: Deps, actor: Actor, { resolutionId }: z.infer<typeof acknowledgeInput>): Promise<{ acknowledged: number }> {
  const { acknowledged } = await take(deps, actor, [resolutionId], ({ item, unitId }, why) => {
    if (why === 'not-own') demand(actor, 'acknowledge', [unitId]);
    throw new ConflictError({ code: 'nothing-to-acknowledge', item });
  });
  return { acknowledged };
}

export type LeftUnread = { item: string; why: Objection };

/** The same for many at once: acknowledges what waits and is the actor's to acknowledge, and answers what was left and why. */
export async function acknowledgeMany(deps: Deps, actor: Actor, { resolutionIds }: { resolutionIds: number[] }): Promise<{ done: number; left: LeftUnread[] }> {
  if (resolutionIds.length === 0) throw new InvalidInputError({ code: 'no-resolution-chosen' }, 'resolutionIds');
  const { resolutions, left } = await take(deps, actor, resolutionIds, ({ item }, why) => ({ item, why }));
  return { done: resolutions, left };
}

type Objection = 'not-own' | 'nothing-to-acknowledge';
type Leave = (one: ResolutionStatus, why: Objection) => LeftUnread;
type Taken = { resolutions: number; acknowledged: number; left: LeftUnread[] };

/** What cannot be acknowledged is left as `leave` says, if it does not refuse. */
async function take(deps: Deps, actor: Actor, ids: readonly number[], leave: Leave): Promise<Taken> {
  demand(actor, 'acknowledge');
  const [at, on] = [deps.clock.now(), deps.clock.today()];
  return deps.db.transaction(async (trx) => {
    const desk = await openDesk(trx, await readOffice(trx), on, ids);
    const openOf = groupBy(desk.chased.filter((one) => one.settled === null), (one) => one.resolutionId);
    // In here: done again, a transaction begins with nothing left.
    const left: LeftUnread[] = [];
    const fit = ids.flatMap((id) => {
      const one = desk.resolutions.get(id);
      if (!one) throw new NotFoundError({ code: 'resolution-not-found', id });
      const objection = !may(actor, 'acknowledge', [one.unitId]) ? 'not-own' : openOf.has(id) ? null : 'nothing-to-acknowledge';
      if (objection !== null) left.push(leave(one, objection));
      return objection === null ? [id] : [];
    });
    const open = fit.flatMap((id) => openOf.get(id)!);
    if (open.length === 0) return { resolutions: 0, acknowledged: 0, left };
    await insertAcknowledgements(trx, open.map(({ itemKey, dueVersion, resolutionId }) => ({ itemKey, dueVersion, resolutionId, on, at, by: actor.name, byId: actor.id })));
    const subjects = fit.map((id) => ({ type: 'resolution' as const, id }));
    await recordEvent(trx, { actor, at, verb: 'acknowledged', subjects, after: { on, items: open.map((one) => one.itemKey) } });
    return { resolutions: fit.length, acknowledged: open.length, left };
  });
}
