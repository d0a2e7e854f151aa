/** Forms that have been sent, so that one sent twice writes once. */
import type { Submission } from '../domain/rights.ts';
import type { Database } from './database.ts';

/**
 * Marks the form as sent, in the transaction of what it changes. Of two requests with one form the second is refused by
 * the unique key, and with it all it would have changed; a request that records several events marks its form once.
 */
export async function markSent(trx: Database, { key, attempt }: Submission, at: string): Promise<void> {
  const isMine = await trx('form_submissions').where({ key, attempt }).first('key');
  if (!isMine) await trx('form_submissions').insert({ key, attempt, answer: null, sent_at: at });
}

/** The request that changed something with this form; `answer` is null until it is known. */
export async function findSent(db: Database, key: string): Promise<{ attempt: string; answer: string | null } | null> {
  return (await db('form_submissions').where({ key }).first('attempt', 'answer')) ?? null;
}

/** Keeps what the request was answered, where it changed anything. */
export async function keepAnswer(db: Database, { key, attempt }: Submission, answer: string): Promise<void> {
  await db('form_submissions').where({ key, attempt }).update({ answer });
}

/** Forgets forms sent before an instant (ISO in UTC). */
export async function sweepFormSubmissions(db: Database, before: string): Promise<void> {
  await db('form_submissions').where('sent_at', '<', before).delete();
}
