/** The outbox as people look through it: by state, day and recipient, newest first, page by page. */
import type { Day } from '../domain/day/civil-date.ts';
import { readInChunks } from './chunks.ts';
import type { Database } from './database.ts';
import type { MailState } from './mails.ts';

/** `recipient`: any part of the address. */
export type MailSearch = { state: MailState | null; day: Day | null; recipient: string | null; offset: number; limit: number };

export type FoundMail = {
  id: number;
  recipient: string;
  day: Day;
  subject: string;
  state: MailState;
  attempts: number;
  sentAt: string | null;
  retryAt: string | null;
  /** The mail server's words to the last attempt. */
  lastAnswer: string | null;
};

const COLUMNS = ['id', 'recipient', 'day', 'subject', 'state', 'attempts', 'sent_at', 'retry_at'];

/** One page of mails, and how many match in all. */
export async function searchMails(db: Database, { state, day, recipient, offset, limit }: MailSearch): Promise<{ mails: FoundMail[]; all: number }> {
  const matching = () => {
    const query = db('mails');
    if (state !== null) query.where({ state });
    if (day !== null) query.where({ day });
    if (recipient !== null) query.whereRaw("recipient like ? escape '!'", [`%${recipient.toLowerCase().replace(/[!%_]/g, '!$&')}%`]);
    return query;
  };
  const counted = await matching().count({ count: 'id' }).first();
  const rows = await matching().orderBy('id', 'desc').offset(offset).limit(limit).select(COLUMNS);
  const answers = await lastAnswers(db, rows.map((row) => row.id));
  const mails = rows.map((row): FoundMail => ({
    id: row.id,
    recipient: row.recipient,
    day: row.day,
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    sentAt: row.sent_at,
    retryAt: row.retry_at,
    lastAnswer: answers.get(row.id) ?? null,
  }));
  return { mails, all: Number(counted?.['count'] ?? 0) };
}

async function lastAnswers(db: Database, mailIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await readInChunks(mailIds, (chunk) => db('mail_attempts').whereIn('mail_id', chunk).orderBy('id').select('mail_id', 'answer'));
  return new Map(rows.map((row) => [row.mail_id, row.answer]));
}
