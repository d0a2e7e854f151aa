/** Mails that wait: claimed by one worker at a time, handed over, recorded, put back. */
import type { Day } from '../domain/civil-date.ts';
import { inChunks, readInChunks } from './chunks.ts';
import type { Database } from './database.ts';
import { type Attempt, type Letter, type Mail, toMail, uncertainAttempts } from './mails.ts';

/**
 * Takes mails to these people out of the queue that nobody has claimed and that certainly never arrived, so
 * that what they say can go into a newer one. Returns their ids.
 */
export async function takeBackWaiting(trx: Database, recipients: readonly string[]): Promise<number[]> {
  const rows: { id: number }[] = await readInChunks(recipients, (chunk) =>
    trx('mails')
      .whereIn('recipient', chunk)
      .where({ state: 'planned', kind: 'reminder' })
      .whereNotExists(uncertainAttempts(trx))
      .update({ state: 'dropped', retry_at: null })
      .returning('id'));
  return rows.map((row) => row.id);
}

const paused = (db: Database) => db('mail_control').where({ is_paused: true });

/** What may be handed over now: nothing while mails are paused. */
const due = (db: Database, { day, now }: { day: Day; now: string }) =>
  db('mails')
    .where('state', 'planned')
    .where('day', '<=', day)
    .whereNotExists(paused(db))
    .where((ready) => ready.whereNull('retry_at').orWhere('retry_at', '<=', now));

export const isAnyDue = async (db: Database, moment: { day: Day; now: string }): Promise<boolean> => (await due(db, moment).first('id')) !== undefined;

const isPostgres = (db: Database): boolean => db.client.config.client === 'pg';

/** `most`: mails at a time. */
export type Claim = { worker: string; day: Day; now: string; most: number };

/**
 * Hands the next mails that are due by now to one worker, oldest first; none while mails are paused. A single statement,
 * so two workers never hold one mail; on PostgreSQL it does not even look at rows another worker is claiming.
 */
export async function claimMails(db: Database, { worker, day, now, most }: Claim): Promise<Mail[]> {
  const next = due(db, { day, now }).orderBy('id').limit(most).select('id');
  const claimed = db('mails').where('state', 'planned').update({ state: 'claimed', claimed_by: worker, claimed_at: now, sha256: null }).returning('*');
  // An array is made once; a subquery might be run again, and lock more than were asked for.
  const rows = await (isPostgres(db) ? claimed.whereRaw('id = any(array(?))', [next.forUpdate('mails').skipLocked()]) : claimed.whereIn('id', next));
  return rows.map(toMail).sort((a: Mail, b: Mail) => a.id - b.id);
}

/** Mails this worker claimed and did not come to wait again, as if nobody had claimed them. */
export async function putBack(db: Database, ids: readonly number[], worker: string): Promise<void> {
  await inChunks(ids, (chunk) =>
    db('mails').whereIn('id', chunk).where({ state: 'claimed', claimed_by: worker, sha256: null }).update({ state: 'planned', claimed_by: null, claimed_at: null }));
}

/**
 * A claim older than `staleBefore` belongs to a worker that died: its mail waits again. Where it had come to the
 * hand-over, the person may have it already: that goes on record as an attempt of unknown outcome. Returns the mails' ids.
 */
export async function releaseAbandoned(db: Database, staleBefore: string): Promise<number[]> {
  return db.transaction(async (trx) => {
    const rows: { id: number; claimed_by: string; claimed_at: string; sha256: string | null }[] = await trx('mails')
      .where('state', 'claimed')
      .where('claimed_at', '<', staleBefore)
      .update({ state: 'planned', retry_at: null })
      .increment('attempts', 1)
      .returning(['id', 'claimed_by', 'claimed_at', 'sha256']);
    await inChunks(rows.filter((row) => row.sha256 !== null), (chunk) =>
      trx('mail_attempts').insert(chunk.map((row) => ({
        mail_id: row.id,
        attempted_at: row.claimed_at,
        outcome: 'unknown',
        answer: `Taken by ${row.claimed_by} and nothing recorded since.`,
        sha256: row.sha256,
      }))));
    return rows.map((row) => row.id);
  });
}

/** What is about to be handed over: its words, and the very bytes. `day`: the office day. `facts`: the number it was checked under. */
export type HandOver = Letter & { source: Uint8Array; sha256: string; day: Day; now: string; facts: number };

/**
 * Keeps what is about to be sent and renews the claim. False where another worker has the mail by now, as whoever was
 * held up for so long must not send, where mails were paused since it was claimed, and where a fact changed since it was checked.
 */
export async function keepHandOver(db: Database, id: number, worker: string, { subject, text, html, source, sha256, day, now, facts }: HandOver): Promise<boolean> {
  return (await db('mails').where({ id, claimed_by: worker, state: 'claimed' }).whereNotExists(paused(db)).whereExists(db('facts_version').where('version', facts))
    .update({ subject, text, html, source: Buffer.from(source), sha256, handed_over_on: day, claimed_at: now })) === 1;
}

/** What becomes of a mail that did not get through: tried again, or given up. */
export type Verdict = { state: 'planned'; retryAt: string } | { state: 'failed' };

/** Records an attempt that failed in any case, and its consequence where the worker still holds the claim. */
export async function recordFailed(trx: Database, id: number, worker: string, attempt: Attempt, verdict: Verdict): Promise<void> {
  await trx('mail_attempts').insert({ mail_id: id, attempted_at: attempt.attemptedAt, outcome: attempt.outcome, answer: attempt.answer, sha256: attempt.sha256 ?? null });
  await trx('mails').where({ id, claimed_by: worker }).increment('attempts', 1).update({
    state: verdict.state, sent_at: null, retry_at: verdict.state === 'planned' ? verdict.retryAt : null, claimed_by: null, claimed_at: null,
  });
}

/**
 * Mails the server took, with its answers. What it accepted is sent, also when the claim was taken away meanwhile: the
 * answer came late, but it came.
 */
export async function recordAccepted(trx: Database, accepted: readonly (Omit<Attempt, 'outcome'> & { id: number })[], sentAt: string): Promise<void> {
  await trx('mail_attempts').insert(accepted.map(({ id, attemptedAt, answer, sha256 }) => ({ mail_id: id, attempted_at: attemptedAt, outcome: 'accepted', answer, sha256 })));
  await trx('mails').whereIn('id', accepted.map((one) => one.id)).whereIn('state', ['claimed', 'planned'])
    .increment('attempts', 1).update({ state: 'sent', sent_at: sentAt, retry_at: null, claimed_by: null, claimed_at: null });
}

/** Nothing in the mail is true any more: it is not sent. */
export async function dropClaimed(db: Database, id: number, worker: string): Promise<void> {
  await db('mails').where({ id, claimed_by: worker }).update({ state: 'dropped', claimed_by: null, claimed_at: null });
}

/** Mails that failed for good are sent again; the ids of those that were. Their attempts stay on record. */
export async function queueAgain(trx: Database, ids: readonly number[], day: Day): Promise<number[]> {
  const rows: { id: number }[] = await readInChunks(ids, (chunk) =>
    trx('mails').where({ state: 'failed' }).whereIn('id', chunk).update({ state: 'planned', retry_at: null, day }).returning('id'));
  return rows.map((row) => row.id).sort((a, b) => a - b);
}

export const isAnyKept = async (db: Database): Promise<boolean> => (await db('mails').where({ state: 'outbox' }).first('id')) !== undefined;

/** Takes reminders back that were kept because no mail server was set, and answers their ids; other mails kept wait to go out on `day`. */
export async function takeBackKept(trx: Database, day: Day): Promise<number[]> {
  const rows: { id: number }[] = await trx('mails').where({ state: 'outbox', kind: 'reminder' }).update({ state: 'dropped' }).returning('id');
  await trx('mails').where({ state: 'outbox' }).update({ state: 'planned', day });
  return rows.map((row) => row.id).sort((a, b) => a - b);
}
