/** Secret addresses and tokens, found by the digest of their secret: looking a digest up tells nothing of the secret. */
import type { AccessKey, KeyKind, KeyScope } from '../domain/access-key.ts';
import type { Day } from '../domain/day/civil-date.ts';
import type { Database } from './database.ts';

type KeyRow = {
  id: number; user_id: number; kind: KeyKind; scope: KeyScope; unit_id: number | null; name: string; created_at: string;
  last_used_on: Day | null; revoked_at: string | null; revoked_by: string | null;
};

const COLUMNS = ['id', 'user_id', 'kind', 'scope', 'unit_id', 'name', 'created_at', 'last_used_on', 'revoked_at', 'revoked_by']
  .map((column) => `access_keys.${column}`);

const toKey = (row: KeyRow): AccessKey => ({
  id: row.id,
  ownerId: row.user_id,
  kind: row.kind,
  scope: row.scope,
  unitId: row.unit_id,
  name: row.name,
  createdAt: row.created_at,
  lastUsedOn: row.last_used_on,
  revokedAt: row.revoked_at,
  revokedBy: row.revoked_by,
});

export type NewAccessKey = Pick<AccessKey, 'ownerId' | 'kind' | 'scope' | 'unitId' | 'name' | 'createdAt'> & { secretHash: string };

export async function insertAccessKey(trx: Database, key: NewAccessKey): Promise<number> {
  const [row] = await trx('access_keys')
    .insert({
      user_id: key.ownerId, kind: key.kind, scope: key.scope, unit_id: key.unitId, name: key.name, secret_hash: key.secretHash,
      created_at: key.createdAt,
    })
    .returning('id');
  return row.id;
}

/** The key of a secret that is in force. */
export async function findKeyBySecret(db: Database, secretHash: string): Promise<AccessKey | null> {
  const row: KeyRow | undefined = await db('access_keys').where({ secret_hash: secretHash, revoked_at: null }).select(COLUMNS).first();
  return row ? toKey(row) : null;
}

export async function findAccessKey(db: Database, id: number): Promise<AccessKey | null> {
  const row: KeyRow | undefined = await db('access_keys').where({ id }).select(COLUMNS).first();
  return row ? toKey(row) : null;
}

export type OwnedKey = AccessKey & { ownerName: string };

/** Those in force first, the newest first; of one owner, or of everybody. */
export async function listAccessKeys(db: Database, ownerId: number | null): Promise<OwnedKey[]> {
  const query = db('access_keys').join('users', 'users.id', 'user_id')
    .orderByRaw('case when revoked_at is null then 0 else 1 end').orderBy('access_keys.id', 'desc');
  if (ownerId !== null) query.where({ user_id: ownerId });
  const rows: (KeyRow & { owner_name: string })[] = await query.select(...COLUMNS, 'users.name as owner_name');
  return rows.map((row) => ({ ...toKey(row), ownerName: row.owner_name }));
}

/** How many keys of a person are in force. */
export async function countKeysInForce(db: Database, ownerId: number): Promise<number> {
  const row = await db('access_keys').where({ user_id: ownerId, revoked_at: null }).count({ count: 'id' }).first();
  return Number(row?.['count'] ?? 0);
}

/** False where it was revoked already. */
export async function setRevoked(trx: Database, id: number, { at, by }: { at: string; by: string }): Promise<boolean> {
  return (await trx('access_keys').where({ id, revoked_at: null }).update({ revoked_at: at, revoked_by: by })) === 1;
}

/** Notes the day of the latest use, once a day. */
export async function setLastUsed(db: Database, id: number, day: Day): Promise<void> {
  await db('access_keys').where({ id }).where((stale) => stale.whereNull('last_used_on').orWhere('last_used_on', '<', day))
    .update({ last_used_on: day });
}
