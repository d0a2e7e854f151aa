/** "We have seen it": a click of somebody signed in. The ladder waits as it is set to. */
import { z } from 'zod';
import type { Actor } from '../domain/rights.ts';
import type { Deps } from '../deps.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import { wholeNumber } from '../input.ts';
import { recordEvent } from '../store/events.ts';
import { insertAcknowledgements } from '../store/mail-choices.ts';
import { openDesk } from './consider-reminders.ts';
import { demand } from './demand.ts';
import { readOffice } from './office.ts';

export const acknowledgeInput = z.object({ resolutionId: wholeNumber('resolution').required });

/** Acknowledges everything of a resolution that is open; of a due date that moves later, it says nothing. */
export async function acknowledge(deps: Deps, actor: Actor, { resolutionId }: z.infer<typeof acknowledgeInput>): Promise<{ acknowledged: number }> {
  demand(actor, 'acknowledge');
  const [at, on] = [deps.clock.now(), deps.clock.today()];
  return deps.db.transaction(async (trx) => {
    const desk = await openDesk(trx, await readOffice(trx), on, [resolutionId]);
    const resolution = desk.resolutions.get(resolutionId);
    if (!resolution) throw new NotFoundError({ code: 'resolution-not-found', id: resolutionId });
    demand(actor, 'acknowledge', [resolution.unitId]);
    const open = desk.chased.filter((one) => one.settled === null);
    if (open.length === 0) throw new ConflictError({ code: 'nothing-to-acknowledge', item: resolution.item });
    await insertAcknowledgements(trx, open.map(({ itemKey, dueVersion }) => ({ itemKey, dueVersion, resolutionId, on, at, by: actor.name, byId: actor.id })));
    await recordEvent(trx, { actor, at, verb: 'acknowledged', subjects: [{ type: 'resolution', id: resolutionId }], after: { on, items: open.map((one) => one.itemKey) } });
    return { acknowledged: open.length };
  });
}
