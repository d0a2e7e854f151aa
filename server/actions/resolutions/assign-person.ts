import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { InvalidInputError, NotFoundError } from '../../errors.ts';
import { email, idList, text, wholeNumber } from '../../input.ts';
import type { Database } from '../../store/database.ts';
import { recordEvent } from '../../store/events.ts';
import { hold } from '../../store/hold.ts';
import { assignedPersons, setAssignedPerson } from '../../store/mail-choices.ts';
import { knownIds } from '../../store/resolutions.ts';
import { findUserByEmail } from '../../store/users.ts';
import { demandUnchanged } from '../demand-unchanged.ts';
import { demand } from '../demand.ts';

/** What the form of one resolution was made from; the command line and a form of many have none. */
const basis = text('basis', 400).optional;

/** `email` of a user; empty takes the resolutions from their person. */
export const assignPersonsInput = z.object({ resolutionIds: idList, email: email('email').optional });
export const assignPersonInput = z.object({ resolutionId: wholeNumber('resolution').required, email: email('email').optional, basis });

/** What the form of one resolution is made from, by its fields. */
export const personFacts = async (db: Database, resolutionId: number) => ({
  email: (await assignedPersons(db, [resolutionId])).get(resolutionId) ?? '',
});

type Persons = z.infer<typeof assignPersonsInput> & { basis?: string | null };

/** Gives a resolution to a person (承辦人) beside the unit that has the lead. */
export const assignPerson = async (deps: Deps, actor: Actor, { resolutionId, ...input }: Omit<Persons, 'resolutionIds'> & { resolutionId: number }): Promise<void> => {
  await assignPersons(deps, actor, { ...input, resolutionIds: [resolutionId] });
};

/** The same for several. All or none; answers the person's name. */
export async function assignPersons(deps: Deps, actor: Actor, input: Persons): Promise<{ person: string | null }> {
  demand(actor, 'assign');
  const { resolutionIds, email: address } = input;
  if (resolutionIds.length === 0) throw new InvalidInputError({ code: 'no-resolution-chosen' }, 'resolutionIds');
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    for (const id of input.basis ? resolutionIds : []) await hold(trx, `person of resolution ${id}`);
    const known = new Set(await knownIds(trx, resolutionIds));
    const missing = resolutionIds.find((id) => !known.has(id));
    if (missing !== undefined) throw new NotFoundError({ code: 'resolution-not-found', id: missing });
    for (const id of input.basis ? resolutionIds : []) demandUnchanged(input.basis, await personFacts(trx, id));
    const user = address === null ? null : await findUserByEmail(trx, address);
    if (address !== null && !user) throw new NotFoundError({ code: 'user-not-found', user: address });
    await setAssignedPerson(trx, resolutionIds, user && { userId: user.id, by: actor.name, at });
    const subjects = resolutionIds.map((id) => ({ type: 'resolution' as const, id }));
    await recordEvent(trx, { actor, at, verb: 'person_assigned', subjects, after: { person: user?.name ?? null, email: user?.email ?? null } });
    return { person: user?.name ?? null };
  });
}
