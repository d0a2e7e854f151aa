/** What was told of one resolution, for its page. */
import type { Day } from '../domain/day/civil-date.ts';
import type { Reason, Topic } from '../domain/reminder/ladder.ts';
import type { Database } from './database.ts';
import type { MailState } from './mails.ts';
import type { DropReason } from './reminders.ts';

export type ItemReminder = {
  id: number; topic: Topic; rung: string; dueOn: Day; recipient: string; reason: Reason; standsFor: string | null; droppedBecause: DropReason | null;
  mailId: number; day: Day; state: MailState;
};

/** Every reminder of a resolution in mails planned for `until` or before, latest first; those taken out of a mail too. */
export async function remindersOfItem(db: Database, resolutionId: number, until: Day): Promise<ItemReminder[]> {
  const rows = await db('reminders').join('mails', 'mails.id', 'mail_id').where({ resolution_id: resolutionId }).where('mails.day', '<=', until)
    .orderBy([{ column: 'mails.day', order: 'desc' }, { column: 'reminders.id', order: 'desc' }])
    .select('reminders.id', 'topic', 'rung', 'due_on', 'reminders.recipient', 'reason', 'stands_for', 'dropped_because', 'mail_id', 'mails.day', 'mails.state');
  return rows.map((row) => ({
    id: row.id, topic: row.topic, rung: row.rung, dueOn: row.due_on, recipient: row.recipient, reason: row.reason, standsFor: row.stands_for,
    droppedBecause: row.dropped_because, mailId: row.mail_id, day: row.day, state: row.state,
  }));
}
