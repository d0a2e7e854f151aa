/** What people chose about their mails, what was muted, and what somebody said they have seen. Addresses in lower case. */
import type { Day } from '../domain/day/civil-date.ts';
import type { Mute } from '../domain/reminder/consider.ts';
import type { Reason } from '../domain/reminder/ladder.ts';
import { inChunks, inOrder, readInChunks } from './chunks.ts';
import type { Database } from './database.ts';

/** One mail a day with everything in it, or one for each thing. */
export const MAIL_STYLES = ['digest', 'single'] as const;
export type MailStyle = (typeof MAIL_STYLES)[number];

export type MailPreference = { email: string; style: MailStyle; optedOut: Reason[] };

/** What holds for whoever chose nothing. */
const DEFAULT_PREFERENCE: Omit<MailPreference, 'email'> = { style: 'digest', optedOut: [] };

type PreferenceRow = { email: string; style: MailStyle; opted_out: string };

const toPreference = ({ email, style, opted_out: optedOut }: PreferenceRow): MailPreference => ({ email, style, optedOut: JSON.parse(optedOut) });

export const listPreferences = async (db: Database): Promise<MailPreference[]> => (await db('mail_preferences').orderBy('email')).map(toPreference);

export async function findPreference(db: Database, email: string): Promise<MailPreference> {
  const row: PreferenceRow | undefined = await db('mail_preferences').where({ email: email.toLowerCase() }).first();
  return row ? toPreference(row) : { email: email.toLowerCase(), ...DEFAULT_PREFERENCE };
}

export async function upsertPreference(trx: Database, { email, style, optedOut }: MailPreference, { at, by }: { at: string; by: string }): Promise<void> {
  await trx('mail_preferences').insert({ email: email.toLowerCase(), style, opted_out: JSON.stringify(optedOut), set_by: by, set_at: at }).onConflict('email').merge();
}

export type StoredMute = Mute & { id: number; reason: string; setBy: string; setAt: string };

type MuteRow = { id: number; email: string; resolution_id: number | null; from_on: Day; until_on: Day; reason: string; set_by: string; set_at: string };

const toMute = (row: MuteRow): StoredMute => ({
  id: row.id, email: row.email, resolutionId: row.resolution_id, from: row.from_on, until: row.until_on, reason: row.reason, setBy: row.set_by, setAt: row.set_at,
});

export async function insertMute(trx: Database, one: Omit<StoredMute, 'id'>): Promise<number> {
  const [row] = await trx('mutes').insert({
    email: one.email.toLowerCase(), resolution_id: one.resolutionId, from_on: one.from, until_on: one.until, reason: one.reason, set_by: one.setBy, set_at: one.setAt,
  }).returning('id');
  return row.id;
}

/** Ends a mute after `lastDay`; null where there is none, or it was ended before. */
export async function endMute(trx: Database, id: number, { at, by, lastDay }: { at: string; by: string; lastDay: Day }): Promise<StoredMute | null> {
  const [row]: MuteRow[] = await trx('mutes').where({ id, ended_at: null }).where('until_on', '>', lastDay).update({ until_on: lastDay, ended_at: at, ended_by: by }).returning('*');
  return row ? toMute(row) : null;
}

/** Every mute that reaches into `day` or beyond it, or ever did. */
export async function listMutes(db: Database, day?: Day): Promise<StoredMute[]> {
  const query = db('mutes').orderBy(['from_on', 'id']);
  if (day !== undefined) query.where('until_on', '>=', day);
  const rows: MuteRow[] = await query;
  return rows.map(toMute);
}

export type Acknowledgement = { itemKey: string; dueVersion: number; resolutionId: number; on: Day; at: string; by: string; byId: number | null };

export async function insertAcknowledgements(trx: Database, all: readonly Acknowledgement[]): Promise<void> {
  await inChunks(all, (chunk) => trx('acknowledgements').insert(chunk.map((one) => ({
    item_key: one.itemKey, due_version: one.dueVersion, resolution_id: one.resolutionId, acknowledged_on: one.on, acknowledged_at: one.at,
    acknowledged_by: one.by, acknowledged_by_id: one.byId,
  }))));
}

/** Of these resolutions, the earliest first. */
export async function acknowledgementsOf(db: Database, resolutionIds: readonly number[]): Promise<Acknowledgement[]> {
  const rows = await readInChunks(resolutionIds, (chunk) => db('acknowledgements').whereIn('resolution_id', chunk).orderBy('id'));
  return rows.map((row) => ({
    itemKey: row.item_key, dueVersion: row.due_version, resolutionId: row.resolution_id, on: row.acknowledged_on, at: row.acknowledged_at,
    by: row.acknowledged_by, byId: row.acknowledged_by_id,
  }));
}

/** E-mail addresses of the people resolutions were given to, by resolution; those who left are left out. */
export async function assignedPersons(db: Database, resolutionIds?: readonly number[]): Promise<Map<number, string>> {
  const all = () => db('resolution_persons').join('users', 'users.id', 'user_id').where('users.is_active', true).select('resolution_id', 'email');
  const rows: { resolution_id: number; email: string }[] = resolutionIds ? await readInChunks(resolutionIds, (chunk) => all().whereIn('resolution_id', chunk)) : await all();
  return new Map(rows.map((row) => [row.resolution_id, row.email]));
}

/** Names of the people resolutions were given to, by resolution; also of those who left. */
export async function assignedNames(db: Database, resolutionIds: readonly number[]): Promise<Map<number, string>> {
  const rows: { resolution_id: number; name: string }[] = await readInChunks(resolutionIds, (chunk) =>
    db('resolution_persons').join('users', 'users.id', 'user_id').whereIn('resolution_id', chunk).select('resolution_id', 'users.name as name'));
  return new Map(rows.map((row) => [row.resolution_id, row.name]));
}

export async function setAssignedPerson(trx: Database, resolutionIds: readonly number[], person: { userId: number; by: string; at: string } | null): Promise<void> {
  await inChunks(inOrder(resolutionIds), (chunk) => (person === null
    ? trx('resolution_persons').whereIn('resolution_id', chunk).delete()
    : trx('resolution_persons').insert(chunk.map((id) => ({ resolution_id: id, user_id: person.userId, set_by: person.by, set_at: person.at })))
      .onConflict('resolution_id').merge()));
}
