/** What planning follows, in one line of text: while it stays the same, planning again finds what it found. */
import type { Database } from './database.ts';

/** Facts, mails and the ledger as they are now, asked in one statement. A mail that is claimed, sent or dropped makes another mark too. */
export async function planningMark(db: Database): Promise<string> {
  const mailsThat = (state: string) => db('mails').where({ state }).count();
  const marks = {
    facts: db('facts_version').select('version'),
    mail: db('mails').max('id'),
    attempt: db('mail_attempts').max('id'),
    kept: mailsThat('outbox'),
    planned: mailsThat('planned'),
    claimed: mailsThat('claimed'),
    dropped: db('reminders').whereNotNull('dropped_because').count(),
    refused: db('refused_addresses').count(),
    refusedAt: db('refused_addresses').max('refused_at'),
    clearedAt: db('refused_addresses').max('cleared_at'),
  };
  const [row] = await db.select(Object.entries(marks).map(([name, mark]) => mark.as(name)));
  return JSON.stringify(row);
}
