/** Answers given under an idempotency key, kept for a day so that a request sent again is answered alike. */
import type { Database } from './database.ts';

export type GivenAnswer = { fingerprint: string; answer: string };

/** What was answered since an instant (ISO in UTC), or null. */
export async function findGivenAnswer(db: Database, accessKeyId: number, idempotencyKey: string, since: string): Promise<GivenAnswer | null> {
  const row = await db('repeatable_requests').where({ access_key_id: accessKeyId, idempotency_key: idempotencyKey })
    .andWhere('created_at', '>=', since).first();
  return row ? { fingerprint: row.fingerprint, answer: row.answer } : null;
}

type KeptAnswer = GivenAnswer & { accessKeyId: number; idempotencyKey: string; at: string; since: string };

/** Keeps an answer, and forgets those older than `since`; the first of two at once stays. */
export async function keepGivenAnswer(trx: Database, one: KeptAnswer): Promise<void> {
  await trx('repeatable_requests').where('created_at', '<', one.since).delete();
  await trx('repeatable_requests')
    .insert({
      access_key_id: one.accessKeyId, idempotency_key: one.idempotencyKey, fingerprint: one.fingerprint, answer: one.answer, created_at: one.at,
    })
    .onConflict(['access_key_id', 'idempotency_key']).ignore();
}
