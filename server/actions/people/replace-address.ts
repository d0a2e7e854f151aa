import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { InvalidInputError } from '../../errors.ts';
import { email } from '../../input.ts';
import { clearRefused } from '../../store/absences.ts';
import { isUserAddress, putAddressInPlace } from '../../store/addresses.ts';
import { recordEvent } from '../../store/events.ts';
import { demand } from '../demand.ts';

export const replaceAddressInput = z.object({ email: email('email').required, newEmail: email('newEmail').required });

/**
 * Puts the right address in the place of a wrong one, wherever it is used, and takes the mark off. An address that
 * somebody signs in with is changed only by those who manage people.
 */
export async function replaceAddress(deps: Deps, actor: Actor, { email: from, newEmail: to }: z.infer<typeof replaceAddressInput>): Promise<void> {
  demand(actor, 'manage-mails');
  if (from.toLowerCase() === to.toLowerCase()) throw new InvalidInputError({ code: 'address-unchanged' }, 'newEmail');
  const at = deps.clock.now();
  await deps.db.transaction(async (trx) => {
    if (await isUserAddress(trx, from)) {
      demand(actor, 'manage-people');
      if (await isUserAddress(trx, to)) throw new InvalidInputError({ code: 'email-taken', email: to }, 'newEmail');
    }
    await putAddressInPlace(trx, from, to);
    await clearRefused(trx, from, { at, by: actor.name });
    await recordEvent(trx, { actor, at, verb: 'address_replaced', subjects: [], before: { email: from }, after: { from, to } });
  });
}
