import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import { findAccessKey, setRevoked } from '../../store/access-keys.ts';
import { recordEvent } from '../../store/events.ts';
import { demand } from '../demand.ts';

/** Ends a key at once, for good: one's own, or anybody's for who manages people. Another person's is not even known to others. */
export async function revokeAccessKey(deps: Deps, actor: Actor, { id }: { id: number }): Promise<{ name: string }> {
  return deps.db.transaction(async (trx) => {
    const key = await findAccessKey(trx, id);
    if (!key) throw new NotFoundError({ code: 'access-key-not-found', id });
    if (key.ownerId !== actor.id) demand(actor, 'manage-people');
    const at = deps.clock.now();
    if (!(await setRevoked(trx, id, { at, by: actor.name }))) throw new ConflictError({ code: 'access-key-revoked', name: key.name });
    const { kind, name } = key;
    const subjects = [{ type: 'user' as const, id: key.ownerId }];
    await recordEvent(trx, { actor, at, verb: 'access_key_revoked', subjects, before: { id, kind, name }, after: { name } });
    return { name };
  });
}
