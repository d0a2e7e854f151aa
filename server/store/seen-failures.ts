/** Up to where a person has seen which mails failed and which addresses refuse mail; a reading mark, no fact of record. */
import type { Database } from './database.ts';

/** Ids of an attempt and of a mark on an address: what came later is new. 0 where none was seen. */
export type SeenUpTo = { attemptId: number; refusedId: number };

/** How many failed mails and refused addresses a person has not seen, and up to where what there is reaches. */
export type Unseen = { failed: number; refused: number; upTo: SeenUpTo };

export async function unseenFailures(db: Database, userId: number): Promise<Unseen> {
  const row = await db('seen_failures').where({ user_id: userId }).first();
  const lastAttempt = db('mail_attempts').where('mail_attempts.mail_id', db.ref('mails.id')).max('id');
  const failed = await db('mails').where({ state: 'failed' }).select(lastAttempt.as('attempt_id'));
  const refused = await db('refused_addresses').whereNull('cleared_at').select('id');
  const attempts = failed.map((one) => Number(one['attempt_id'] ?? 0));
  const marks = refused.map((one) => one.id as number);
  return {
    failed: attempts.filter((id) => id > (row?.attempt_id ?? 0)).length,
    refused: marks.filter((id) => id > (row?.refused_id ?? 0)).length,
    upTo: { attemptId: Math.max(0, ...attempts), refusedId: Math.max(0, ...marks) },
  };
}

/** Never takes back what was seen before. */
export async function markSeen(trx: Database, userId: number, { attemptId, refusedId }: SeenUpTo): Promise<void> {
  const before = await trx('seen_failures').where({ user_id: userId }).first();
  const upTo = { attempt_id: Math.max(attemptId, before?.attempt_id ?? 0), refused_id: Math.max(refusedId, before?.refused_id ?? 0) };
  await trx('seen_failures').insert({ user_id: userId, ...upTo }).onConflict('user_id').merge();
}
