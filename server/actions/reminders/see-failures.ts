import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { wholeNumber } from '../../input.ts';
import { markSeen } from '../../store/seen-failures.ts';
import { demand } from '../demand.ts';

/** Up to where the page reached that was looked at: what failed since stays news. */
export const seeFailuresInput = z.object({ attemptId: wholeNumber('mail', 0).required, refusedId: wholeNumber('mail', 0).required });

/** A person has seen what failed: the banner is silent about it until something else fails. A reading mark: it leaves no event. */
export async function seeFailures(deps: Deps, actor: Actor, upTo: z.infer<typeof seeFailuresInput>): Promise<void> {
  demand(actor, 'see-mails');
  const { id } = actor;
  if (id !== null) await deps.db.transaction((trx) => markSeen(trx, id, upTo));
}
