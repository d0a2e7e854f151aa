import { z } from 'zod';
import type { Actor } from '../domain/rights.ts';
import type { Deps } from '../deps.ts';
import { NotFoundError } from '../errors.ts';
import { email, text, wholeNumber } from '../input.ts';
import type { Database } from '../store/database.ts';
import { recordEvent } from '../store/events.ts';
import { assignedPersons, setAssignedPerson } from '../store/mail-choices.ts';
import { hold } from '../store/hold.ts';
import { findResolutions } from '../store/resolutions.ts';
import { findUserByEmail } from '../store/users.ts';
import { demandUnchanged } from './demand-unchanged.ts';
import { demand } from './demand.ts';

/** `email` of a user; empty takes the resolution from its person. */
export const assignPersonInput = z.object({
  resolutionId: wholeNumber('resolution').required,
  email: email('email').optional,
  /** What the form was made from, where there was one. */
  basis: text('basis', 400).optional,
});

/** What the form is made from, by its fields. */
export const personFacts = async (db: Database, resolutionId: number) => ({ email: (await assignedPersons(db, [resolutionId])).get(resolutionId) ?? '' });

/** Gives a resolution to a person (承辦人) beside the unit that has the lead. */
export async function assignPerson(deps: Deps, actor: Actor, { resolutionId, email: address, basis }: Omit<z.infer<typeof assignPersonInput>, 'basis'> & { basis?: string | null }): Promise<void> {
  demand(actor, 'assign');
  const at = deps.clock.now();
  await deps.db.transaction(async (trx) => {
    await hold(trx, `person of resolution ${resolutionId}`);
    const [resolution] = await findResolutions(trx, { ids: [resolutionId] });
    if (!resolution) throw new NotFoundError({ code: 'resolution-not-found', id: resolutionId });
    demandUnchanged(basis, await personFacts(trx, resolutionId));
    const user = address === null ? null : await findUserByEmail(trx, address);
    if (address !== null && !user) throw new NotFoundError({ code: 'user-not-found', user: address });
    await setAssignedPerson(trx, resolutionId, user && { userId: user.id, by: actor.name, at });
    await recordEvent(trx, { actor, at, verb: 'person_assigned', subjects: [{ type: 'resolution', id: resolutionId }], after: { person: user?.name ?? null, email: user?.email ?? null } });
  });
}
