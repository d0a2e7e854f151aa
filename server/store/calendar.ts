/** Editions of the office calendar. Of several editions of a year the one loaded last is in force. */
import { createHash } from 'node:crypto';
import { type CalendarEdition, makeCalendar, type OfficeCalendar } from '../domain/office-calendar.ts';
import { groupBy } from '../domain/group-by.ts';
import { inChunks } from './chunks.ts';
import type { Database } from './database.ts';

export type StoredEdition = CalendarEdition & { id: number; loadedAt: string };

/** Every edition on record, in the order they were loaded. */
export async function listEditions(db: Database): Promise<StoredEdition[]> {
  const editions = await db('calendar_editions').orderBy('id');
  const days = await db('calendar_days').orderBy(['edition_id', 'day']);
  const byEdition = groupBy(days, (row) => row.edition_id as number);
  return editions.map((row) => {
    const own = byEdition.get(row.id) ?? [];
    return {
      id: row.id,
      year: row.year,
      label: row.label,
      loadedAt: row.loaded_at,
      daysOff: new Map(own.filter((one) => one.is_off).map((one) => [one.day, one.name])),
      makeUpDays: new Set(own.filter((one) => !one.is_off).map((one) => one.day)),
    };
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

/** Puts an edition in force for its year; null where the one in force says the same already, day by day. */
export async function insertEdition(trx: Database, edition: CalendarEdition, loadedAt: string): Promise<number | null> {
  const { year, label } = edition;
  const days = dayRows(edition);
  const fingerprint = fingerprintOf(days);
  const inForce = await trx('calendar_editions').where({ year }).orderBy('id', 'desc').first();
  if (inForce?.fingerprint === fingerprint) return null;
  const [row] = await trx('calendar_editions').insert({ year, label, fingerprint, loaded_at: loadedAt }).returning('id');
  const id = row.id as number;
  await inChunks(days, (chunk) => trx('calendar_days').insert(chunk.map((day) => ({ edition_id: id, ...day }))));
  return id;
}
