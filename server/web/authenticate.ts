/** Whether somebody is who they say they are. */
import { hashPassword, isPassword } from '../actions/people/password.ts';
import type { Deps } from '../deps.ts';
import { InvalidInputError } from '../errors.ts';
import { findUserByEmail, type User } from '../store/users.ts';

/** A digest nobody has the password of, so that an unknown address takes as long to refuse as a wrong password. */
let decoy: Promise<string> | null = null;

/** The person; the same refusal whether the address is unknown or the password wrong. */
export async function authenticate(deps: Deps, { email, password }: { email: string; password: string }): Promise<User> {
  decoy ??= hashPassword(crypto.randomUUID());
  const user = await findUserByEmail(deps.db, email.trim());
  const isRight = await isPassword(password, user?.passwordHash ?? (await decoy));
  if (!user || !isRight) throw new InvalidInputError({ code: 'sign-in-failed' });
  return user;
}
