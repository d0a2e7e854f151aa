/** What was refused, and everything on record of mails about one resolution or to one person. */
import type { Day } from '../domain/day/civil-date.ts';
import type { AttemptOutcome } from '../domain/reminder/delivery.ts';
import { groupBy } from '../domain/group-by.ts';
import { readInChunks } from './chunks.ts';
import type { Database } from './database.ts';
import { failedMails, type MailState } from './mails.ts';
import { type Reminder, remindersOf } from './reminders.ts';
import { refusedAddresses } from './absences.ts';

/** An address that refuses mail now (`isMarked`), or that a mail which failed for good was for. */
export type Refusal = { email: string; answer: string; isMarked: boolean };

/** [choice] A mail that failed is news for so many days. */
const NEWS_DAYS = 7;

/** Every address marked, and of the last days every other one a reminder could not be handed to; each once. */
export async function listRefusals(db: Database, day: Day): Promise<Refusal[]> {
  const found = new Map((await refusedAddresses(db)).map((one) => [one.email, { email: one.email, answer: one.answer, isMarked: true }]));
  const since = new Date(Date.parse(`${day}T00:00:00Z`) - NEWS_DAYS * 86_400_000).toISOString().slice(0, 10);
  for (const { kind, recipient, answer } of await failedMails(db, { since })) {
    if (kind === 'reminder' && !found.has(recipient)) found.set(recipient, { email: recipient, answer: answer ?? '', isMarked: false });
  }
  return [...found.values()];
}

/** One mail as evidence. `source`: the bytes handed over last, gzip; `sha256` of them unpacked. Instants are ISO in UTC. */
export type MailEvidence = {
  id: number; messageId: string; recipient: string; day: Day; subject: string; state: MailState; createdAt: string; sentAt: string | null;
  sha256: string | null; source: Uint8Array | null;
  reminders: Reminder[];
  attempts: { attemptedAt: string; outcome: AttemptOutcome; answer: string; sha256: string | null }[];
};

/** Every mail that ever spoke of the resolution, or was for the address; oldest first. */
export async function mailEvidence(db: Database, about: { resolutionId: number } | { email: string }): Promise<MailEvidence[]> {
  const query = db('mails').orderBy('id');
  if ('resolutionId' in about) query.whereIn('id', db('reminders').where({ resolution_id: about.resolutionId }).whereNotNull('mail_id').select('mail_id'));
  else query.where({ recipient: about.email.toLowerCase() });
  const rows = await query;
  const ids = rows.map((row) => row.id as number);
  const attempts = groupBy(await readInChunks(ids, (chunk) => db('mail_attempts').whereIn('mail_id', chunk).orderBy('id')), (one) => one.mail_id as number);
  const reminders = groupBy(await remindersOf(db, ids), (one) => one.mailId);
  return rows.map((row) => ({
    id: row.id, messageId: row.message_id, recipient: row.recipient, day: row.day, subject: row.subject, state: row.state, createdAt: row.created_at, sentAt: row.sent_at,
    sha256: row.sha256, source: row.source,
    reminders: reminders.get(row.id) ?? [],
    attempts: (attempts.get(row.id) ?? []).map((one) => ({ attemptedAt: one.attempted_at, outcome: one.outcome, answer: one.answer, sha256: one.sha256 })),
  }));
}
