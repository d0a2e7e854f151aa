/**
 * Editions of the office calendar. An edition is proposed, and in force once it was accepted; of several accepted
 * editions of a year the one accepted last is in force. None is ever removed.
 */
import { createHash } from 'node:crypto';
import { type CalendarEdition, makeCalendar, type OfficeCalendar } from '../domain/calendar/office-calendar.ts';
import { groupBy } from '../domain/group-by.ts';
import { inChunks } from './chunks.ts';
import type { Database } from './database.ts';

/** An edition that is or was in force. */
export type StoredEdition = CalendarEdition & { id: number; loadedAt: string; issue: number; acceptedAt: string; acceptedBy: string };

/** An edition that waits for a decision, or was refused. Instants are ISO in UTC. */
export type ProposedEdition = CalendarEdition & {
  id: number;
  loadedAt: string;
  fileName: string | null;
  proposedBy: string | null;
  refusedAt: string | null;
  refusedBy: string | null;
  refusedReason: string | null;
};

type EditionRow = {
  id: number; year: number; label: string; fingerprint: string; loaded_at: string; acceptance: number | null; accepted_at: string | null;
  accepted_by: string | null;
  file_name: string | null; proposed_by: string | null; refused_at: string | null; refused_by: string | null; refused_reason: string | null;
};

/** Every edition that was ever in force, in the order they came into force; `issue` counts those of a year from 1. */
export async function listEditions(db: Database): Promise<StoredEdition[]> {
  const rows: EditionRow[] = await db('calendar_editions').whereNotNull('acceptance').orderBy(['acceptance', 'id']);
  const editions = await withDays(db, rows);
  const issues = new Map<number, number>();
  return rows.map((row, index) => {
    const issue = (issues.get(row.year) ?? 0) + 1;
    issues.set(row.year, issue);
    return { ...editions[index]!, id: row.id, loadedAt: row.loaded_at, issue, acceptedAt: row.accepted_at!, acceptedBy: row.accepted_by! };
  });
}

/** Editions nobody has accepted, the latest first; those refused too. */
export async function listProposals(db: Database): Promise<ProposedEdition[]> {
  const rows: EditionRow[] = await db('calendar_editions').whereNull('acceptance').orderBy('id', 'desc');
  const editions = await withDays(db, rows);
  return rows.map((row, index) => ({
    ...editions[index]!, id: row.id, loadedAt: row.loaded_at, fileName: row.file_name, proposedBy: row.proposed_by,
    refusedAt: row.refused_at, refusedBy: row.refused_by, refusedReason: row.refused_reason,
  }));
}

type Days = Pick<CalendarEdition, 'daysOff' | 'makeUpDays'>;

/** Days of editions read before, by what they are: nearly every page and run asks for all of them. An edition of other days is another. */
const known = new Map<string, Days>();

async function withDays(db: Database, rows: readonly EditionRow[]): Promise<CalendarEdition[]> {
  const unknown = rows.filter((row) => !known.has(row.fingerprint)).map((row) => row.id);
  const days = unknown.length === 0 ? [] : await db('calendar_days').whereIn('edition_id', unknown).orderBy(['edition_id', 'day']);
  const byEdition = groupBy(days, (row) => row.edition_id as number);
  return rows.map(({ id, year, label, fingerprint }) => {
    const own = byEdition.get(id) ?? [];
    const read: Days = known.get(fingerprint) ?? {
      daysOff: new Map(own.filter((one) => one.is_off).map((one) => [one.day, one.name])),
      makeUpDays: new Set(own.filter((one) => !one.is_off).map((one) => one.day)),
    };
    known.set(fingerprint, read);
    return { year, label, ...read };
  });
}

export const loadCalendar = async (db: Database): Promise<OfficeCalendar> => makeCalendar(await listEditions(db));

type DayRow = { day: string; is_off: boolean; name: string };

const dayRows = (edition: CalendarEdition): DayRow[] =>
  [
    ...[...edition.daysOff].map(([day, name]) => ({ day, is_off: true, name })),
    ...[...edition.makeUpDays].map((day) => ({ day, is_off: false, name: '' })),
  ].sort((a, b) => (a.day < b.day ? -1 : 1));

const fingerprintOf = (days: DayRow[]): string => createHash('sha256').update(JSON.stringify(days)).digest('hex');

/** Whether this edition, day by day, was ever loaded under its label. */
export async function isEditionOnRecord(db: Database, edition: CalendarEdition): Promise<boolean> {
  const fingerprint = fingerprintOf(dayRows(edition));
  return (await db('calendar_editions').where({ year: edition.year, label: edition.label, fingerprint }).first('id')) !== undefined;
}

/** Whether the edition in force for its year says the same already, day by day and name by name. */
export async function isInForce(db: Database, edition: CalendarEdition): Promise<boolean> {
  const row = await db('calendar_editions').where({ year: edition.year }).whereNotNull('acceptance').orderBy('acceptance', 'desc')
    .first('fingerprint');
  return row?.fingerprint === fingerprintOf(dayRows(edition));
}

export type Proposal = { at: string; by: string; fileName: string | null };

/** Puts an edition on record as a proposal; the id of the one that waits already where it says the same. */
export async function proposeEdition(
  trx: Database, edition: CalendarEdition, { at, by, fileName }: Proposal,
): Promise<{ id: number; isNew: boolean }> {
  const { year, label } = edition;
  const days = dayRows(edition);
  const fingerprint = fingerprintOf(days);
  const waiting = await trx('calendar_editions').where({ year, fingerprint, acceptance: null, refused_at: null }).orderBy('id').first('id');
  if (waiting) return { id: waiting.id, isNew: false };
  const [row] = await trx('calendar_editions')
    .insert({ year, label, fingerprint, loaded_at: at, file_name: fileName, proposed_by: by })
    .returning('id');
  const id = row.id as number;
  await inChunks(days, (chunk) => trx('calendar_days').insert(chunk.map((day) => ({ edition_id: id, ...day }))));
  return { id, isNew: true };
}

/** Puts a proposed edition in force; false where it is no proposal that waits. */
export async function acceptEdition(trx: Database, id: number, accepted: { at: string; by: string }): Promise<boolean> {
  const last = await trx('calendar_editions').max({ acceptance: 'acceptance' }).first();
  const acceptance = Number(last?.['acceptance'] ?? 0) + 1;
  return (await trx('calendar_editions').where({ id, acceptance: null, refused_at: null })
    .update({ acceptance, accepted_at: accepted.at, accepted_by: accepted.by })) === 1;
}

/** Puts a proposed edition aside for good; false where it is no proposal that waits. */
export async function refuseEdition(trx: Database, id: number, refused: { at: string; by: string; reason: string }): Promise<boolean> {
  return (await trx('calendar_editions').where({ id, acceptance: null, refused_at: null })
    .update({ refused_at: refused.at, refused_by: refused.by, refused_reason: refused.reason })) === 1;
}

/** Proposes and accepts at once, as the program does with what it brings; null where the one in force says the same already. */
export async function insertEdition(trx: Database, edition: CalendarEdition, at: string): Promise<number | null> {
  if (await isInForce(trx, edition)) return null;
  const { id } = await proposeEdition(trx, edition, { at, by: 'program', fileName: null });
  await acceptEdition(trx, id, { at, by: 'program' });
  return id;
}
