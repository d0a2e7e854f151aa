/** The first administrator, by a link that works once. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import { email, text } from '../../input.ts';
import { recordEvent } from '../../store/events.ts';
import { isLinkUsable, useLink } from '../../store/one-time-links.ts';
import { insertUser } from '../../store/users.ts';
import { hashPassword, newPassword } from './password.ts';

export const setUpInput = z.object({ name: text('personName', 100).required, email: email('email').required, password: newPassword });

/** Only the digest of a link's token is stored. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const canSetUp = (deps: Deps, token: string): Promise<boolean> =>
  isLinkUsable(deps.db, 'first-administrator', hashToken(token), deps.clock.now());

/** Adds the administrator and uses the link up: both or neither. */
export async function setUp(deps: Deps, token: string, input: z.infer<typeof setUpInput>): Promise<{ userId: number }> {
  const passwordHash = await hashPassword(input.password);
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    if (!(await useLink(trx, 'first-administrator', hashToken(token), at))) throw new NotFoundError({ code: 'link-used' });
    const person = { name: input.name, email: input.email, role: 'admin' as const, unitId: null };
    const id = await insertUser(trx, { ...person, passwordHash, createdAt: at });
    if (id === null) throw new ConflictError({ code: 'email-taken', email: input.email });
    const actor = { id, ...person };
    await recordEvent(trx, { actor, at, verb: 'user_added', subjects: [{ type: 'user', id }], after: person });
    return { userId: id };
  });
}
