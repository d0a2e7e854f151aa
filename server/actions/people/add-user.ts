import { z } from 'zod';
import { type Actor, ROLES } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, InvalidInputError } from '../../errors.ts';
import { choice, email, text, wholeNumber } from '../../input.ts';
import { recordEvent } from '../../store/events.ts';
import { insertUser } from '../../store/users.ts';
import { demand } from '../demand.ts';
import { hashPassword, PASSWORD_LEAST } from './password.ts';

export const addUserInput = z.object({
  name: text('personName', 100).required,
  email: email('email').required,
  role: choice('role', ROLES).required,
  unitId: wholeNumber('unit').optional,
  password: z.string().default(''),
});

/** Adds a person who can sign in. Refuses a taken address, a short password, the role `unit` without a unit. */
export async function addUser(deps: Deps, actor: Actor, input: z.infer<typeof addUserInput>): Promise<{ id: number }> {
  demand(actor, 'manage-people');
  if (input.password.length < PASSWORD_LEAST) throw new InvalidInputError({ code: 'password-too-short', least: PASSWORD_LEAST }, 'password');
  if (input.role === 'unit' && input.unitId === null) throw new InvalidInputError({ code: 'unit-needed-for-role' }, 'unitId');
  const passwordHash = await hashPassword(input.password);
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    const id = await insertUser(trx, { ...input, passwordHash, createdAt: at });
    if (id === null) throw new ConflictError({ code: 'email-taken', email: input.email });
    const { password: _, ...after } = input;
    await recordEvent(trx, { actor, at, verb: 'user_added', subjects: [{ type: 'user', id }], after });
    return { id };
  });
}
