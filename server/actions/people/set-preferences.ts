import { z } from 'zod';
import { REASONS, type Reason } from '../../domain/reminder/ladder.ts';
import { type Actor, may, type Right } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ForbiddenError, InvalidInputError } from '../../errors.ts';
import { choice, email, text } from '../../input.ts';
import { recordEvent } from '../../store/events.ts';
import { ladderInForce } from '../../store/ladders.ts';
import { findPreference, MAIL_STYLES, type MailPreference, upsertPreference } from '../../store/mail-choices.ts';
import { hold } from '../../store/hold.ts';
import { findUser } from '../../store/users.ts';
import type { Database } from '../../store/database.ts';
import { demandUnchanged } from '../demand-unchanged.ts';
import { demand } from '../demand.ts';

export const setPreferencesInput = z.object({
  email: email('email').required,
  style: choice('style', MAIL_STYLES).required,
  /** Roles in which the person is not to be told. */
  optedOut: z.preprocess((value) => (value === undefined || value === '' ? [] : [value].flat()), z.array(z.enum(REASONS))).catch([]),
  /** What the form was made from, where there was one. */
  basis: text('basis', 1_000).optional,
});

/** What the form is made from, by its fields. */
export const preferenceFacts = ({ style, optedOut }: Pick<MailPreference, 'style' | 'optedOut'>) => ({ style, optedOut: [...optedOut].sort() });

type Input = Omit<z.infer<typeof setPreferencesInput>, 'basis'> & { basis?: string | null };

/** How a person is told. People choose for themselves, officers for a mailbox too; no more than the ladder lets their role opt out of. */
export async function setPreferences(deps: Deps, actor: Actor, { basis, ...input }: Input): Promise<void> {
  demand(actor, 'view');
  const at = deps.clock.now();
  await deps.db.transaction(async (trx) => {
    await hold(trx, `preferences of ${input.email.toLowerCase()}`);
    await demandOwnOr(trx, actor, input.email);
    const before = await findPreference(trx, input.email);
    demandUnchanged(basis, preferenceFacts(before));
    const { mayOptOut } = await ladderInForce(trx);
    const refused = input.optedOut.find((reason: Reason) => !mayOptOut.includes(reason));
    if (refused) throw new InvalidInputError({ code: 'opt-out-not-allowed', reason: refused }, 'optedOut');
    await upsertPreference(trx, input, { at, by: actor.name });
    await recordEvent(trx, { actor, at, verb: 'preferences_set', subjects: [], before, after: input });
  });
}

/** Everybody settles their own mails; those who have the right settle anybody's. */
export async function demandOwnOr(trx: Database, actor: Actor, address: string, right: Right = 'manage-mails'): Promise<void> {
  if (may(actor, right)) return;
  const own = actor.id === null ? null : await findUser(trx, actor.id);
  if (own?.email !== address.toLowerCase()) throw new ForbiddenError({ code: 'forbidden', right });
}
