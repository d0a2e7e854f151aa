/** Mails, and what the server answered to each attempt; `mail-queue.ts` hands them to those who send. */
import type { Day } from '../domain/day/civil-date.ts';
import type { AttemptOutcome } from '../domain/reminder/delivery.ts';
import { readInChunks } from './chunks.ts';
import type { Database } from './database.ts';
import { type Reminder, remindersOf } from './reminders.ts';

/** `outbox`: kept, never sent, because no mail server was set up. `dropped`: nothing in it was true any more. */
export const MAIL_STATES = ['outbox', 'planned', 'claimed', 'sent', 'failed', 'dropped'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** `notice`: tells liaison officers which addresses refuse mail. `test`: a person asked for it. */
const MAIL_KINDS = ['reminder', 'notice', 'test'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

export type Letter = { subject: string; text: string; html: string };

/** Instants are ISO in UTC; `day` is the office day the mail was planned for; `messageId` without brackets. */
export type MailSummary = {
  id: number;
  messageId: string;
  recipient: string;
  day: Day;
  subject: string;
  state: MailState;
  attempts: number;
  retryAt: string | null;
  sentAt: string | null;
  createdAt: string;
  kind: MailKind;
};
export type Mail = MailSummary & Letter;
/** `sha256` of the bytes handed over, in hexadecimal; null where none were. */
export type Attempt = { attemptedAt: string; outcome: AttemptOutcome; answer: string; sha256?: string | null };
export type NewMail = Letter & { messageId: string; recipient: string; day: Day; state: 'planned' | 'outbox'; kind?: MailKind };

const SUMMARY = ['id', 'message_id', 'recipient', 'day', 'subject', 'state', 'attempts', 'retry_at', 'sent_at', 'created_at', 'kind'];

export type SummaryRow = {
  id: number; message_id: string; recipient: string; day: string; subject: string; state: MailState; attempts: number;
  retry_at: string | null; sent_at: string | null; created_at: string; kind: MailKind;
};

const toSummary = (row: SummaryRow): MailSummary => ({
  id: row.id,
  messageId: row.message_id,
  recipient: row.recipient,
  day: row.day,
  subject: row.subject,
  state: row.state,
  attempts: row.attempts,
  retryAt: row.retry_at,
  sentAt: row.sent_at,
  createdAt: row.created_at,
  kind: row.kind,
});

export const toMail = (row: SummaryRow & Letter): Mail => ({ ...toSummary(row), text: row.text, html: row.html });

/** Ids of the new mails, in the order given. */
export async function insertMails(trx: Database, mails: readonly NewMail[], now: string): Promise<number[]> {
  const rows: { id: number; message_id: string }[] = await readInChunks(mails, (chunk) =>
    trx('mails')
      .insert(chunk.map(({ messageId, ...mail }) => ({ ...mail, message_id: messageId, created_at: now })))
      .returning(['id', 'message_id']));
  const idOf = new Map(rows.map((row) => [row.message_id, row.id]));
  return mails.map((mail) => idOf.get(mail.messageId)!);
}

/** Which of these Message-IDs a mail bears already. */
export async function messageIdsTaken(db: Database, messageIds: readonly string[]): Promise<Set<string>> {
  return new Set((await readInChunks(messageIds, (chunk) => db('mails').whereIn('message_id', chunk).select('message_id'))).map((row) => row.message_id));
}

/** Attempts after which the person may have the mail although nobody knows. */
export const uncertainAttempts = (db: Database) => db('mail_attempts').where({ outcome: 'unknown', mail_id: db.ref('mails.id') });

/** Which of these people had a mail on a day, or may have had or get one: sent, being sent, kept or refused. */
export async function mailedOn(db: Database, day: Day, recipients: readonly string[]): Promise<Set<string>> {
  const rows: { recipient: string }[] = await readInChunks(recipients, (chunk) =>
    db('mails')
      .where({ kind: 'reminder' })
      .whereIn('recipient', chunk)
      .where((had) => had
        .where({ state: 'sent', handed_over_on: day })
        .orWhere((own) => own.where({ day }).whereIn('state', ['sent', 'outbox', 'failed']))
        .orWhere((going) => going.where('day', '<=', day).where((now) => now
          .where({ state: 'claimed' })
          .orWhere((maybe) => maybe.where({ state: 'planned' }).whereExists(uncertainAttempts(db))))))
      .distinct('recipient'));
  return new Set(rows.map((row) => row.recipient));
}

export type MailFilter = { state?: MailState; recipient?: string; offset?: number; limit?: number };

/** Newest first. */
export async function listMails(db: Database, { state, recipient, offset = 0, limit = 100 }: MailFilter = {}): Promise<MailSummary[]> {
  const query = db('mails').orderBy('id', 'desc').offset(offset).limit(limit).select(SUMMARY);
  if (state) query.where({ state });
  if (recipient) query.where({ recipient: recipient.toLowerCase() });
  return (await query).map(toSummary);
}

export async function countMails(db: Database): Promise<Record<MailState, number>> {
  const rows: { state: MailState; count: number | string }[] = await db('mails').groupBy('state').select('state').select(db.raw('count(*) as count'));
  const counts = new Map(rows.map((row) => [row.state, Number(row.count)]));
  return Object.fromEntries(MAIL_STATES.map((state) => [state, counts.get(state) ?? 0])) as Record<MailState, number>;
}

/** One mail, what it reminds of and every attempt, earliest first. */
export async function findMail(db: Database, id: number): Promise<{ mail: Mail; reminders: Reminder[]; attempts: Attempt[] } | null> {
  const row = await db('mails').where({ id }).first();
  if (!row) return null;
  const attempts = await db('mail_attempts').where({ mail_id: id }).orderBy('id');
  return {
    mail: toMail(row),
    reminders: await remindersOf(db, [id]),
    attempts: attempts.map((one) => ({ attemptedAt: one.attempted_at, outcome: one.outcome, answer: one.answer, sha256: one.sha256 })),
  };
}

/** The bytes handed over last, as they were kept; null where none were. */
export async function sourceOf(db: Database, id: number): Promise<{ source: Uint8Array; sha256: string } | null> {
  const row = await db('mails').where({ id }).first('source', 'sha256');
  return row?.source ? { source: row.source, sha256: row.sha256 } : null;
}

/** Whether a notice to a person waits already. */
export async function isNoticeWaiting(db: Database, recipient: string): Promise<boolean> {
  return (await db('mails').where({ recipient, kind: 'notice' }).whereIn('state', ['planned', 'outbox']).first('id')) !== undefined;
}

/** A mail that failed, with the server's last words. */
export type FailedMail = { id: number; recipient: string; subject: string; day: Day; kind: MailKind; answer: string | null; failedAt: string | null };

/** Mails that failed for good and were not queued again, newest first. */
export async function failedMails(db: Database, { since, limit = 200 }: { since?: Day; limit?: number } = {}): Promise<FailedMail[]> {
  const query = db('mails').leftJoin('mail_attempts', (on) => void on.on('mail_attempts.id', db.raw('(select max(id) from mail_attempts where mail_id = mails.id)'))).where({ state: 'failed' }).orderBy('mails.id', 'desc').limit(limit)
    .select('mails.id', 'recipient', 'subject', 'day', 'kind', 'answer', 'attempted_at');
  if (since !== undefined) query.where('day', '>=', since);
  return (await query).map((row) => ({ id: row.id, recipient: row.recipient, subject: row.subject, day: row.day, kind: row.kind, answer: row.answer, failedAt: row.attempted_at }));
}

/** Mails the server may have taken twice: of two attempts or more after which the person may have it, at least one of unknown outcome. */
export async function possibleDoubles(db: Database): Promise<number> {
  const twice = db('mail_attempts').whereIn('outcome', ['unknown', 'accepted']).groupBy('mail_id')
    .havingRaw("count(*) > 1 and max(outcome) = 'unknown'").select('mail_id');
  const row = await db.from(twice.as('twice')).count({ count: '*' }).first();
  return Number(row?.['count'] ?? 0);
}

/** What became of each attempt on a mail, earliest first. */
export async function outcomesOf(db: Database, id: number): Promise<AttemptOutcome[]> {
  return (await db('mail_attempts').where({ mail_id: id }).orderBy('id').select('outcome')).map((row) => row.outcome);
}

/**
 * The instants at which mails to this one's person were put off since the server last took one, earliest first; what waits is made anew each
 * day, so one mail alone does not tell. Mails given up do not count, nor attempts from before a mail was queued again.
 */
export async function deferralsOf(db: Database, { id, recipient }: Pick<Mail, 'id' | 'recipient'>): Promise<string[]> {
  const ofPerson = () => db('mail_attempts').join('mails', 'mails.id', 'mail_id').where({ recipient });
  const taken = await ofPerson().where({ outcome: 'accepted' }).max({ last: 'mail_attempts.id' }).first();
  const rows = await ofPerson().where({ outcome: 'deferred' }).where('mail_attempts.id', '>', taken?.['last'] ?? 0)
    .where((open) => open.whereNot('state', 'failed').orWhere('mails.id', id)).where('attempted_at', '>=', db.ref('mails.day'))
    .orderBy('mail_attempts.id').select('attempted_at');
  return rows.map((row) => row.attempted_at);
}

/** The instant the oldest mail was made that should have gone out by `day`; null where none waits. */
export async function oldestWaiting(db: Database, day: Day): Promise<string | null> {
  const row = await db('mails').whereIn('state', ['planned', 'claimed']).where('day', '<=', day).min({ oldest: 'created_at' }).first();
  return row?.['oldest'] ?? null;
}

/** Id of the mail with this Message-ID to this address; null where there is none. */
export async function mailOfMessage(db: Database, messageId: string, email: string): Promise<number | null> {
  return (await db('mails').where({ message_id: messageId, recipient: email }).first('id'))?.id ?? null;
}

export const wasEverMailed = async (db: Database, email: string): Promise<boolean> =>
  (await db('mails').where({ recipient: email }).whereNotNull('handed_over_on').first('id')) !== undefined;
