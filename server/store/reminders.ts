/** The ledger of reminders: one row for one due date, one rung and one person, whatever runs twice. */
import type { Day } from '../domain/civil-date.ts';
import type { Reason } from '../domain/reminder-ladder.ts';
import { inChunks, readInChunks } from './chunks.ts';
import type { Database } from './database.ts';

/** Why a reminder that was planned is not in the mail that went out; worded in `locales/`. */
export const DROP_REASONS = ['answered', 'closed', 'moved', 'handed-over', 'later-rung'] as const;
export type DropReason = (typeof DROP_REASONS)[number];

export type NewReminder = {
  resolutionId: number;
  occurrenceId: number;
  /** Key of the rung. */
  rung: string;
  dueOn: Day;
  /** Address in lower case. */
  recipient: string;
  reason: Reason;
  /** Of the news that a due date moved: from which day, and the edition of the office calendar that moved it. */
  moved: MovedFrom | null;
};

export type MovedFrom = { from: Day | null; because: string };

export type Reminder = Omit<NewReminder, 'occurrenceId'> & {
  id: number;
  /** Null where the resolution was read again and the due date it spoke of is gone. */
  occurrenceId: number | null;
  mailId: number | null;
  droppedBecause: DropReason | null;
};

type ReminderRow = {
  id: number;
  resolution_id: number;
  occurrence_id: number | null;
  rung: string;
  due_on: string;
  recipient: string;
  reason: Reason;
  mail_id: number | null;
  dropped_because: DropReason | null;
  moved_from: string | null;
  moved_because: string | null;
};

const toReminder = (row: ReminderRow): Reminder => ({
  id: row.id,
  resolutionId: row.resolution_id,
  occurrenceId: row.occurrence_id,
  rung: row.rung,
  dueOn: row.due_on,
  recipient: row.recipient,
  reason: row.reason,
  mailId: row.mail_id,
  droppedBecause: row.dropped_because,
  moved: row.moved_because === null ? null : { from: row.moved_from, because: row.moved_because },
});

/** What makes a reminder the same reminder. */
export const reminderKey = (one: { occurrenceId: number | null; rung: string; dueOn: Day; recipient: string }): string =>
  [one.occurrenceId, one.rung, one.dueOn, one.recipient].join(' ');

const byKey = (a: { occurrenceId: number | null; rung: string; dueOn: Day; recipient: string }, b: typeof a): number =>
  reminderKey(a) < reminderKey(b) ? -1 : 1;

/**
 * Puts reminders into the ledger and returns those that were not in it. Two planners at once each get a part
 * that the other does not: they insert in one order, so the second waits for the first.
 */
export async function insertReminders(trx: Database, reminders: readonly NewReminder[], now: string): Promise<Reminder[]> {
  const rows: ReminderRow[] = await readInChunks([...reminders].sort(byKey), (chunk) =>
    trx('reminders')
      .insert(chunk.map((one) => ({
        resolution_id: one.resolutionId,
        occurrence_id: one.occurrenceId,
        rung: one.rung,
        due_on: one.dueOn,
        recipient: one.recipient,
        reason: one.reason,
        planned_at: now,
        moved_from: one.moved?.from ?? null,
        moved_because: one.moved?.because ?? null,
      })))
      .onConflict(['occurrence_id', 'rung', 'due_on', 'recipient'])
      .ignore()
      .returning('*'));
  return rows.map(toReminder);
}

/** News of moved due dates that has not gone out yet, of all resolutions or of some. */
export async function waitingMoves(db: Database, among?: readonly number[]): Promise<Reminder[]> {
  const waiting = (query: ReturnType<typeof moves>) => query.whereNull('dropped_because').whereIn('mails.state', ['planned', 'claimed']);
  const moves = () => db('reminders').join('mails', 'mails.id', 'mail_id').whereNotNull('moved_because').orderBy('reminders.id').select('reminders.*');
  const rows: ReminderRow[] = among ? await readInChunks(among, (chunk) => waiting(moves()).whereIn('resolution_id', chunk)) : await waiting(moves());
  return rows.map(toReminder);
}

/** Puts each reminder into the newest mail of its recipient. */
export async function putInNewestMail(trx: Database, ids: readonly number[]): Promise<void> {
  const newest = trx.raw('(select max(mails.id) from mails where mails.recipient = reminders.recipient)');
  await inChunks(ids, (chunk) => trx('reminders').whereIn('id', chunk).update({ mail_id: newest }));
}

/** The reminders mails are made of, those dropped from them too. */
export async function remindersOf(db: Database, mailIds: readonly number[]): Promise<Reminder[]> {
  const rows = await readInChunks(mailIds, (chunk) => db('reminders').whereIn('mail_id', chunk).orderBy('id'));
  return rows.map(toReminder);
}

export async function dropReminders(trx: Database, dropped: ReadonlyMap<number, DropReason>): Promise<void> {
  for (const reason of DROP_REASONS) {
    const ids = [...dropped].filter(([, why]) => why === reason).map(([id]) => id);
    await inChunks(ids, (chunk) => trx('reminders').whereIn('id', chunk).update({ dropped_because: reason }));
  }
}

/** Ids of resolutions with a due date up to `dueUntil` that nothing answered by `day` and that were not signed off by then. */
export async function resolutionsOpenBy(db: Database, dueUntil: Day, day: Day): Promise<number[]> {
  const answers = db('answers').join('letters', 'letters.id', 'answers.letter_id')
    .where('answers.occurrence_id', db.ref('occurrences.id')).where('letters.issued_on', '<=', day);
  const rows = await db('resolutions')
    .join('obligations', 'obligations.resolution_id', 'resolutions.id')
    .join('occurrences', 'occurrences.obligation_id', 'obligations.id')
    .where('occurrences.due_on', '<=', dueUntil)
    .where((open) => open.whereNull('signed_off_on').orWhere('signed_off_on', '>', day))
    .whereNotExists(answers)
    .distinct('resolutions.id as id')
    .orderBy('id');
  return rows.map((row) => row.id);
}
