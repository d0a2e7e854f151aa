import { z } from 'zod';
import { type AccessKey, isFeed, KEY_KINDS, RIGHT_OF_KEY } from '../../domain/access-key.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, InvalidInputError } from '../../errors.ts';
import { choice, MOST_ID, text } from '../../input.ts';
import { countKeysInForce, insertAccessKey } from '../../store/access-keys.ts';
import type { Database } from '../../store/database.ts';
import { recordEvent } from '../../store/events.ts';
import { findUnit } from '../../store/units.ts';
import type { User } from '../../store/users.ts';
import { hashSecret, makeSecret } from './access-secret.ts';
import { demand } from '../demand.ts';

export const makeAccessKeyInput = z.object({
  kind: choice('kind', KEY_KINDS).required,
  name: text('name', 60).required,
  /** Of a feed: `mine`, `all`, or a unit's id. */
  reach: text('reach', 12).optional,
});

/** Keys in force one person may have. */
export const MOST_KEYS = 50;

/**
 * Makes a secret address or a token for the person who asks. The secret is answered here and nowhere else, ever.
 * Refuses a right the person has not, a unit that is none, and more keys than `MOST_KEYS`.
 */
export async function makeAccessKey(
  deps: Deps, actor: Actor & { id: User['id'] }, input: z.infer<typeof makeAccessKeyInput>,
): Promise<{ id: number; secret: string }> {
  const { kind, name } = input;
  demand(actor, RIGHT_OF_KEY[kind]);
  const [secret, at] = [makeSecret(), deps.clock.now()];
  return deps.db.transaction(async (trx) => {
    const scope = isFeed(kind) ? await scopeOf(trx, input.reach ?? 'mine') : { scope: 'all' as const, unitId: null };
    if ((await countKeysInForce(trx, actor.id)) >= MOST_KEYS) throw new ConflictError({ code: 'too-many-keys', most: MOST_KEYS });
    const id = await insertAccessKey(trx, { ownerId: actor.id, kind, name, ...scope, createdAt: at, secretHash: hashSecret(secret) });
    await recordEvent(trx, { actor, at, verb: 'access_key_made', subjects: [{ type: 'user', id: actor.id }], after: { id, kind, name, ...scope } });
    return { id, secret };
  });
}

async function scopeOf(trx: Database, reach: string): Promise<Pick<AccessKey, 'scope' | 'unitId'>> {
  if (reach === 'mine' || reach === 'all') return { scope: reach, unitId: null };
  const unitId = /^[1-9]\d{0,9}$/.test(reach) && Number(reach) <= MOST_ID ? Number(reach) : null;
  if (unitId === null || !(await findUnit(trx, unitId))) throw new InvalidInputError({ code: 'unit-not-found', unit: reach }, 'reach');
  return { scope: 'unit', unitId };
}
