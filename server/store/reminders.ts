/** The ledger of reminders: one row for one due date, one rung and one person, whatever runs twice. */
import type { Day } from '../domain/day/civil-date.ts';
import type { Reason, Topic } from '../domain/reminder/ladder.ts';
import type { MoveCause } from '../domain/deadline/move-cause.ts';
import { inChunks, readInChunks } from './chunks.ts';
import type { Database } from './database.ts';
import { factsAt } from './statuses.ts';

/** Why a reminder that was planned is not in the mail that went out; worded in `locales/`. */
const DROP_REASONS = ['answered', 'closed', 'moved', 'handed-over', 'later-rung', 'acknowledged', 'muted', 'switched-off', 'not-sent'] as const;
export type DropReason = (typeof DROP_REASONS)[number];

export type NewReminder = {
  resolutionId: number;
  /** What it is about; the thing's stable key, with its topic. */
  itemKey: string;
  topic: Topic;
  /** Null where it is about no due date. */
  occurrenceId: number | null;
  /** Key of the rung. */
  rung: string;
  dueOn: Day;
  /** How often the due date had moved. */
  dueVersion: number;
  /** Address in lower case. */
  recipient: string;
  reason: Reason;
  /** The address in whose place the person is told; null where it is their own duty. */
  standsFor: string | null;
  /** Whose duties it tells of, by address: the person's own, and of everybody they stand in for. */
  toldFor: readonly string[];
  /** Keys of rungs that an outage passed over. */
  covers: string[];
  /** Of the news that a due date moved: from which day, and what moved it. */
  moved: MovedFrom | null;
};

export type MovedFrom = { from: Day | null; because: string; cause: MoveCause };

export type Reminder = NewReminder & {
  id: number;
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
  moved_cause: MoveCause | null;
  item_key: string;
  topic: Topic;
  due_version: number;
  stands_for: string | null;
  told_for: string | null;
  covers: string | null;
};

/** Addresses hold no space. */
const toldForOf = (row: Pick<ReminderRow, 'told_for' | 'stands_for' | 'recipient'>): string[] => row.told_for?.split(' ') ?? [row.stands_for ?? row.recipient];

const toReminder = (row: ReminderRow): Reminder => ({
  id: row.id,
  itemKey: row.item_key,
  topic: row.topic,
  dueVersion: row.due_version,
  standsFor: row.stands_for,
  toldFor: toldForOf(row),
  covers: row.covers?.split(' ') ?? [],
  resolutionId: row.resolution_id,
  occurrenceId: row.occurrence_id,
  rung: row.rung,
  dueOn: row.due_on,
  recipient: row.recipient,
  reason: row.reason,
  mailId: row.mail_id,
  droppedBecause: row.dropped_because,
  moved: row.moved_because === null ? null : { from: row.moved_from, because: row.moved_because, cause: row.moved_cause ?? 'calendar' },
});

type Key = { itemKey: string; rung: string; dueOn: Day; dueVersion: number; recipient: string };

/** What makes a reminder the same reminder. */
export const reminderKey = (one: Key): string => [one.itemKey, one.rung, one.dueOn, one.dueVersion, one.recipient].join(' ');

const byKey = (a: Key, b: Key): number => (reminderKey(a) < reminderKey(b) ? -1 : 1);

const ONCE = "(item_key, rung, due_on, due_version, recipient) where item_key <> ''";

/**
 * Puts reminders into the ledger and returns those to be told: that were not in it, or were taken out of a mail before
 * it left and hold again. Two planners at once each get a part that the other does not.
 */
export async function insertReminders(trx: Database, reminders: readonly NewReminder[], now: string): Promise<Reminder[]> {
  const sorted = [...reminders].sort(byKey);
  const rows: ReminderRow[] = await readInChunks(sorted, (chunk) =>
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
        moved_cause: one.moved?.cause ?? null,
        item_key: one.itemKey,
        topic: one.topic,
        due_version: one.dueVersion,
        stands_for: one.standsFor,
        told_for: one.toldFor.join(' '),
        covers: one.covers.length > 0 ? one.covers.join(' ') : null,
      })))
      .onConflict(trx.raw(ONCE))
      .ignore()
      .returning('*'));
  const fresh = rows.map(toReminder);
  return [...fresh, ...(await reviveDropped(trx, sorted, new Set(fresh.map(reminderKey))))];
}

/** A reminder taken out before it left was told to nobody, unless the line broke while its mail was handed over. */
async function reviveDropped(trx: Database, reminders: readonly NewReminder[], fresh: ReadonlySet<string>): Promise<Reminder[]> {
  const asked = new Set(reminders.map(reminderKey).filter((key) => !fresh.has(key)));
  if (asked.size === 0) return [];
  const maybeTold = trx('mail_attempts').where({ outcome: 'unknown', mail_id: trx.ref('reminders.mail_id') });
  const dropped: ReminderRow[] = await readInChunks([...new Set(reminders.map((one) => one.resolutionId))], (chunk) =>
    trx('reminders').whereIn('resolution_id', chunk).whereNotNull('dropped_because').whereNotExists(maybeTold).orderBy('id'));
  const again = dropped.map(toReminder).filter((one) => asked.has(reminderKey(one)));
  await inChunks(again, (chunk) => trx('reminders').whereIn('id', chunk.map((one) => one.id)).update({ dropped_because: null }));
  return again.map((one) => ({ ...one, droppedBecause: null }));
}

/** Why news was taken out that somebody may have to hear nevertheless: it was about the person, or about us, not about the date. */
const NEWS_STILL: readonly DropReason[] = ['handed-over', 'later-rung', 'acknowledged', 'muted', 'switched-off', 'not-sent'];

/**
 * News of moved due dates that has not gone out yet, of all resolutions or of some: in mails that wait, and of due dates
 * as they were set last what was taken out before anybody was told it.
 */
export async function waitingMoves(db: Database, among?: readonly number[]): Promise<Reminder[]> {
  const versions = db('date_moves').where('occurrence_id', db.ref('reminders.occurrence_id')).count('*');
  const maybeTold = db('mail_attempts').where({ outcome: 'unknown', mail_id: db.ref('reminders.mail_id') });
  const sameColumns = Object.fromEntries(['item_key', 'rung', 'due_on', 'due_version'].map((column) => [`later.${column}`, db.ref(`reminders.${column}`)]));
  const toldSince = db('reminders as later').where(sameColumns).whereNull('later.dropped_because').where('later.planned_at', '>', db.ref('reminders.planned_at'));
  const waiting = () => db('reminders').join('mails', 'mails.id', 'mail_id').whereNotNull('moved_because').orderBy('reminders.id').select('reminders.*').where((untold) => untold
    .where((inMail) => inMail.whereNull('dropped_because').whereIn('mails.state', ['planned', 'claimed']))
    .orWhere((out) => out.whereIn('dropped_because', NEWS_STILL).where('due_version', versions).whereNotExists(maybeTold).whereNotExists(toldSince)));
  const rows: ReminderRow[] = among ? await readInChunks(among, (chunk) => waiting().whereIn('resolution_id', chunk)) : await waiting();
  return rows.map(toReminder);
}

/** Ids of the resolutions that mails tell of which wait to go out to these people. */
export async function resolutionsWaitingFor(db: Database, recipients: readonly string[]): Promise<number[]> {
  const rows: { id: number }[] = await readInChunks(recipients, (chunk) =>
    db('reminders').join('mails', 'mails.id', 'mail_id').whereIn('mails.recipient', chunk).where({ 'mails.state': 'planned' }).whereNull('dropped_because').distinct('resolution_id as id'));
  return [...new Set(rows.map((row) => row.id))];
}

/** Reminders of mails that were only kept were told to nobody. */
export async function takeOutKept(trx: Database, mailIds: readonly number[]): Promise<void> {
  await inChunks(mailIds, (chunk) => trx('reminders').whereIn('mail_id', chunk).whereNull('dropped_because').update({ dropped_because: 'not-sent' satisfies DropReason }));
}

/** Puts reminders into mails: pairs of a reminder's id and its mail's. */
export async function putInMails(trx: Database, pairs: readonly (readonly [id: number, mailId: number])[]): Promise<void> {
  await inChunks(pairs, (chunk) => {
    const cases = chunk.map(() => 'when ? then cast(? as integer)').join(' ');
    return trx('reminders').whereIn('id', chunk.map(([id]) => id)).update({ mail_id: trx.raw(`case id ${cases} end`, chunk.flat()) });
  });
}

/** The reminders mails are made of, those dropped from them too. */
export async function remindersOf(db: Database, mailIds: readonly number[]): Promise<Reminder[]> {
  const rows = await readInChunks(mailIds, (chunk) => db('reminders').whereIn('mail_id', chunk).orderBy('id'));
  return rows.map(toReminder);
}

/** Left out for these reasons, seen under the facts of that number; where one changed since, nothing is. */
export async function dropReminders(trx: Database, dropped: ReadonlyMap<number, DropReason>, facts: number): Promise<void> {
  for (const reason of DROP_REASONS) {
    const ids = [...dropped].filter(([, why]) => why === reason).map(([id]) => id);
    await inChunks(ids, (chunk) => trx('reminders').whereIn('id', chunk).whereExists(factsAt(trx, facts)).update({ dropped_because: reason }));
  }
}

/** What was told, or is about to be, of these resolutions. `day`: the office day of its mail. */
export type Told = Pick<Reminder, 'itemKey' | 'dueVersion' | 'rung' | 'dueOn' | 'recipient' | 'toldFor' | 'mailId'> & { day: Day; state: string };

export async function toldOf(db: Database, resolutionIds: readonly number[]): Promise<Told[]> {
  const rows = await readInChunks(resolutionIds, (chunk) =>
    db('reminders').join('mails', 'mails.id', 'mail_id').whereIn('resolution_id', chunk).whereNull('dropped_because').orderBy('reminders.id')
      .select('item_key', 'due_version', 'rung', 'due_on', 'reminders.recipient', 'stands_for', 'told_for', 'mail_id', 'mails.day', 'mails.state'));
  return rows.map((row) => ({
    itemKey: row.item_key, dueVersion: row.due_version, rung: row.rung, dueOn: row.due_on, recipient: row.recipient, toldFor: toldForOf(row),
    mailId: row.mail_id, day: row.day, state: row.state,
  }));
}
