import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError } from '../../errors.ts';
import { email, text } from '../../input.ts';
import { recordEvent } from '../../store/events.ts';
import { insertUnit } from '../../store/units.ts';
import { demand } from '../demand.ts';

export const addUnitInput = z.object({
  name: text('name', 100).required,
  /** Characters of the unit in document numbers: 經, or the whole sender 數授產經; several with 、 between. */
  characters: text('characters', 100).optional,
  mailbox: email('mailbox').required,
  headEmail: email('head').optional,
});

/** Adds a unit that resolutions can be handed to. Refuses a taken name. */
export async function addUnit(deps: Deps, actor: Actor, input: z.infer<typeof addUnitInput>): Promise<{ id: number }> {
  demand(actor, 'manage-people');
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    const id = await insertUnit(trx, { ...input, createdAt: at });
    if (id === null) throw new ConflictError({ code: 'unit-name-taken', name: input.name });
    await recordEvent(trx, { actor, at, verb: 'unit_added', subjects: [{ type: 'unit', id }], after: input });
    return { id };
  });
}
