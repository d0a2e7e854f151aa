import type { AccessKey, KeyKind } from '../../domain/access-key.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { findKeyBySecret, setLastUsed } from '../../store/access-keys.ts';
import { findUser, type User } from '../../store/users.ts';
import { hashSecret } from './access-secret.ts';

/** A key with its owner as the owner is now: a role or a unit that was lost is lost here too. */
export type Holder = { key: AccessKey; user: User; actor: Actor };

/**
 * Who holds a secret; null where it is unknown, revoked, of another kind, or its owner can no longer sign in.
 * The day of use is noted, once a day; that is no fact of record and leaves no event.
 */
export async function useAccessKey({ db, clock }: Deps, secret: string, kinds: readonly KeyKind[]): Promise<Holder | null> {
  const key = await findKeyBySecret(db, hashSecret(secret));
  const user = key && kinds.includes(key.kind) ? await findUser(db, key.ownerId) : null;
  if (!key || !user) return null;
  const today = clock.today();
  if (key.lastUsedOn === null || key.lastUsedOn < today) await setLastUsed(db, key.id, today);
  const { id, name, role, unitId } = user;
  return { key, user, actor: { id, name, role, unitId } };
}
