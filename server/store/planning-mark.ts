/** What planning follows, in one line of text: while it stays the same, planning again finds what it found. */
import type { Database } from './database.ts';
import { factsVersion } from './statuses.ts';

/** Facts, mails and the ledger as they are now. A mail that is claimed, sent or dropped makes another mark too. */
export async function planningMark(db: Database): Promise<string> {
  const facts = await factsVersion(db);
  const marks = await Promise.all([
    db('mails').max({ last: 'id' }).first(),
    db('mail_attempts').max({ last: 'id' }).first(),
    db('mails').whereIn('state', ['outbox', 'planned', 'claimed']).groupBy('state').orderBy('state').select('state').count({ count: '*' }),
    db('reminders').whereNotNull('dropped_because').count({ count: '*' }).first(),
    db('refused_addresses').max({ last: 'refused_at', cleared: 'cleared_at' }).count({ count: '*' }).first(),
  ]);
  return JSON.stringify([facts, ...marks]);
}
