/** Who is away from when until when, and who stands in; and whom mail servers refuse. Addresses are kept in lower case. */
import type { Day } from '../domain/day/civil-date.ts';
import type { Cover } from '../domain/reminder/recipients.ts';
import type { Database } from './database.ts';

/** Both days included. Instants are ISO in UTC. */
export type Absence = { id: number; email: string; from: Day; until: Day; deputyEmail: string | null; reason: string | null; setBy: string; setAt: string };

type AbsenceRow = { id: number; email: string; from_on: Day; until_on: Day; deputy_email: string | null; reason: string | null; set_by: string; set_at: string };

const toAbsence = (row: AbsenceRow): Absence => ({
  id: row.id, email: row.email, from: row.from_on, until: row.until_on, deputyEmail: row.deputy_email, reason: row.reason, setBy: row.set_by, setAt: row.set_at,
});

export async function insertAbsence(trx: Database, one: Omit<Absence, 'id'>): Promise<number> {
  const [row] = await trx('absences').insert({
    email: one.email.toLowerCase(), from_on: one.from, until_on: one.until, deputy_email: one.deputyEmail?.toLowerCase() ?? null, reason: one.reason, set_by: one.setBy, set_at: one.setAt,
  }).returning('id');
  return row.id;
}

/** Ends an absence after `lastDay`; null where there is none, or it was ended before. */
export async function endAbsence(trx: Database, id: number, { at, by, lastDay }: { at: string; by: string; lastDay: Day }): Promise<Absence | null> {
  const [row]: AbsenceRow[] = await trx('absences').where({ id, ended_at: null }).where('until_on', '>', lastDay).update({ until_on: lastDay, ended_at: at, ended_by: by }).returning('*');
  return row ? toAbsence(row) : null;
}

/** Every absence that reaches into `day` or beyond it, or ever did; the earliest first. One ended early lasted until it was ended. */
export async function listAbsences(db: Database, day?: Day): Promise<Absence[]> {
  const query = db('absences').orderBy(['from_on', 'id']);
  if (day !== undefined) query.where('until_on', '>=', day);
  const rows: AbsenceRow[] = await query;
  return rows.map(toAbsence);
}

/** Who is covered for on a day. Of two absences at once the one entered last counts. */
export const coverOn = (absences: readonly Absence[], refused: ReadonlySet<string>, day: Day): Cover => ({
  deputies: new Map(absences.filter((one) => one.from <= day && day <= one.until).sort((a, b) => a.id - b.id).map((one) => [one.email, one.deputyEmail])),
  refused,
});

/** `source`: the mail server said so at once, or a report came back later. */
export type RefusedAddress = { id: number; email: string; refusedAt: string; answer: string; source: 'server' | 'bounce'; mailId: number | null };

export async function refusedAddresses(db: Database): Promise<RefusedAddress[]> {
  const rows = await db('refused_addresses').whereNull('cleared_at').orderBy('id');
  return rows.map((row) => ({ id: row.id, email: row.email, refusedAt: row.refused_at, answer: row.answer, source: row.source, mailId: row.mail_id }));
}

/** Id of the mark, or null where the address is marked already. */
export async function markRefused(trx: Database, one: Omit<RefusedAddress, 'id'>): Promise<number | null> {
  const [row] = await trx('refused_addresses')
    .insert({ email: one.email.toLowerCase(), refused_at: one.refusedAt, answer: one.answer, source: one.source, mail_id: one.mailId })
    .onConflict(trx.raw('(email) where cleared_at is null')).ignore().returning('id');
  return row?.id ?? null;
}

/** Takes the mark off; false where there is none. */
export async function clearRefused(trx: Database, email: string, { at, by }: { at: string; by: string }): Promise<boolean> {
  return (await trx('refused_addresses').where({ email: email.toLowerCase(), cleared_at: null }).update({ cleared_at: at, cleared_by: by })) > 0;
}
