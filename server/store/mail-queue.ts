/** Mails that wait: claimed by one worker at a time, handed over, recorded, put back. */
import type { Day } from '../domain/day/civil-date.ts';
import { UNKNOWN_BORNE, type Verdict } from '../domain/reminder/delivery.ts';
import { inChunks, readInChunks } from './chunks.ts';
import type { Database } from './database.ts';
import { factsAt } from './statuses.ts';
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

const UNCLAIMED = { claimed_by: null, claimed_at: null };

/** Mails this worker claimed and has not come to hand over. */
const notHandedOver = (db: Database, worker: string) => db('mails').where({ state: 'claimed', claimed_by: worker, sha256: null });

/** They wait again, as if nobody had claimed them. */
export async function putBack(db: Database, worker: string): Promise<void> {
  await notHandedOver(db, worker).update({ state: 'planned', ...UNCLAIMED });
}

/** One of them that waits until `until`, as something is wrong with it; false where it is past the hand-over. */
export async function putOff(db: Database, id: number, worker: string, until: string): Promise<boolean> {
  return (await notHandedOver(db, worker).where({ id }).increment('attempts', 1).update({ state: 'planned', retry_at: until, ...UNCLAIMED })) === 1;
}

/**
 * A claim older than `staleBefore` belongs to a worker that died: its mail waits again. Where it had come to the
 * hand-over, the person may have it already: that goes on record as an attempt of unknown outcome. Where it had not, it
 * waits again from `idleBefore` on: nothing can come twice, for no worker hands over what it no longer holds. Returns the mails' ids.
 */
export async function releaseAbandoned(trx: Database, staleBefore: string, idleBefore: string): Promise<number[]> {
  const rows: { id: number; claimed_by: string; claimed_at: string; sha256: string | null }[] = await trx('mails')
    .where('state', 'claimed')
    .where((old) => old.where('claimed_at', '<', staleBefore).orWhere((idle) => idle.whereNull('sha256').where('claimed_at', '<', idleBefore)))
    .update({ state: 'planned', retry_at: null })
    .increment('attempts', 1)
    .returning(['id', 'claimed_by', 'claimed_at', 'sha256']);
  await inChunks(rows.map((row) => row.id), (chunk) => trx('mails').whereIn('id', chunk).update(UNCLAIMED));
  await inChunks(rows.filter((row) => row.sha256 !== null), (chunk) =>
    trx('mail_attempts').insert(chunk.map((row) => ({
      mail_id: row.id,
      attempted_at: row.claimed_at,
      outcome: 'unknown',
      answer: `Taken by ${row.claimed_by} and nothing recorded since.`,
      sha256: row.sha256,
    }))));
  return rows.map((row) => row.id);
}

/** Gives up those of these waiting mails that the person may have had too often already. */
export async function parkUncertain(trx: Database, ids: readonly number[]): Promise<Pick<Mail, 'id' | 'recipient' | 'kind'>[]> {
  const tooOften = trx('mail_attempts').where({ outcome: 'unknown' }).groupBy('mail_id')
    .having(trx.raw('count(*) >= ?', [UNKNOWN_BORNE])).select('mail_id');
  return readInChunks(ids, (chunk) =>
    trx('mails').whereIn('id', chunk).where({ state: 'planned' }).whereIn('id', tooOften)
      .update({ state: 'failed' }).returning(['id', 'recipient', 'kind']));
}

/**
 * What is about to be handed over: its words, and the very bytes. `day`: the office day. `facts`: the number it was checked under. `isCapped`: it was counted.
 */
export type HandOver = Letter & { source: Uint8Array; sha256: string; day: Day; now: string; facts: number; isCapped: boolean };

/**
 * Keeps what is about to be sent and renews the claim. False where another worker has the mail by now, as whoever was
 * held up for so long must not send, where mails were paused or first capped since it was claimed, and where a fact changed since it was checked.
 */
export async function keepHandOver(db: Database, id: number, worker: string, { subject, text, html, source, sha256, day, now, facts, isCapped }: HandOver): Promise<boolean> {
  const still = db('mails').where({ id, claimed_by: worker, state: 'claimed' }).whereNotExists(paused(db)).whereExists(factsAt(db, facts));
  if (!isCapped) still.whereNotExists(db('mail_control').whereNotNull('daily_cap'));
  return (await still
    .update({ subject, text, html, source: Buffer.from(source), sha256, handed_over_on: day, claimed_at: now })) === 1;
}

/** Records an attempt that failed, whoever holds the mail by now. */
export async function recordFailed(trx: Database, id: number, { attemptedAt, outcome, answer, sha256 }: Attempt): Promise<void> {
  await trx('mail_attempts').insert({ mail_id: id, attempted_at: attemptedAt, outcome, answer, sha256: sha256 ?? null });
}

/** What follows from it, where the worker still holds the claim. */
export async function settleFailed(trx: Database, id: number, worker: string, verdict: Verdict): Promise<void> {
  await trx('mails').where({ id, claimed_by: worker, state: 'claimed' }).increment('attempts', 1)
    .update({ state: verdict.state, sent_at: null, retry_at: verdict.state === 'planned' ? verdict.retryAt : null, ...UNCLAIMED });
}

/**
 * Mails the server took, with its answers. What it accepted is sent, also when the claim was taken away meanwhile: the
 * answer came late, but it came.
 */
export async function recordAccepted(trx: Database, accepted: readonly (Omit<Attempt, 'outcome'> & { id: number })[], sentAt: string): Promise<void> {
  await trx('mail_attempts').insert(accepted.map(({ id, attemptedAt, answer, sha256 }) => ({ mail_id: id, attempted_at: attemptedAt, outcome: 'accepted', answer, sha256 })));
  await trx('mails').whereIn('id', accepted.map((one) => one.id)).whereIn('state', ['claimed', 'planned'])
    .increment('attempts', 1).update({ state: 'sent', sent_at: sentAt, retry_at: null, ...UNCLAIMED });
}

/** Nothing in the mail is true any more: it is not sent. False where a fact changed since that was seen, or another worker has the mail. */
export async function dropClaimed(db: Database, id: number, worker: string, facts: number): Promise<boolean> {
  return (await db('mails').where({ id, claimed_by: worker, state: 'claimed' }).whereExists(factsAt(db, facts))
    .update({ state: 'dropped', ...UNCLAIMED })) === 1;
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
