import { z } from 'zod';
import type { Actor } from '../domain/rights.ts';
import type { Deps } from '../deps.ts';
import { NotFoundError } from '../errors.ts';
import { email, wholeNumber } from '../input.ts';
import { recordEvent } from '../store/events.ts';
import { setAssignedPerson } from '../store/mail-choices.ts';
import { findResolutions } from '../store/resolutions.ts';
import { findUserByEmail } from '../store/users.ts';
import { demand } from './demand.ts';

/** `email` of a user; empty takes the resolution from its person. */
export const assignPersonInput = z.object({ resolutionId: wholeNumber('resolution').required, email: email('email').optional });

/** Gives a resolution to a person (承辦人) beside the unit that has the lead. */
export async function assignPerson(deps: Deps, actor: Actor, { resolutionId, email: address }: z.infer<typeof assignPersonInput>): Promise<void> {
  demand(actor, 'assign');
  const at = deps.clock.now();
  await deps.db.transaction(async (trx) => {
    const [resolution] = await findResolutions(trx, { ids: [resolutionId] });
    if (!resolution) throw new NotFoundError({ code: 'resolution-not-found', id: resolutionId });
    const user = address === null ? null : await findUserByEmail(trx, address);
    if (address !== null && !user) throw new NotFoundError({ code: 'user-not-found', user: address });
    await setAssignedPerson(trx, resolutionId, user && { userId: user.id, by: actor.name, at });
    await recordEvent(trx, { actor, at, verb: 'person_assigned', subjects: [{ type: 'resolution', id: resolutionId }], after: { person: user?.name ?? null, email: user?.email ?? null } });
  });
}
