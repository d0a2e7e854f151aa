/** Whether the agency publishes, and what: nothing until an administrator says so. */
import type { Database } from './database.ts';
import { type Event, eventFromRow } from './events.ts';

export type Publishing = {
  isOn: boolean;
  /** The agency's name at the head of the pages. */
  publisher: string;
  /** Where the public may ask; null where nobody said. */
  contact: string | null;
  /** Acts that are shown while it is on, by id. */
  actIds: number[];
};

export type PublishingOnRecord = Publishing & { setBy: string; setAt: string };

/** Null before anybody decided. */
export async function findPublishing(db: Database): Promise<PublishingOnRecord | null> {
  const row = await db('publishing').where({ id: 1 }).first();
  if (!row) return null;
  const actIds: number[] = await db('published_acts').orderBy('act_id').pluck('act_id');
  return { isOn: Boolean(row.is_on), publisher: row.publisher, contact: row.contact, actIds, setBy: row.set_by, setAt: row.set_at };
}

export async function writePublishing(trx: Database, { isOn, publisher, contact, actIds, setBy, setAt }: PublishingOnRecord): Promise<void> {
  await trx('publishing').insert({ id: 1, is_on: isOn, publisher, contact, set_by: setBy, set_at: setAt }).onConflict('id').merge();
  await trx('published_acts').delete();
  if (actIds.length > 0) await trx('published_acts').insert(actIds.map((id) => ({ act_id: id })));
}

/** The act a resolution belongs to; null where there is no such resolution. */
export async function actIdOf(db: Database, resolutionId: number): Promise<number | null> {
  const row = await db('resolutions').where({ id: resolutionId }).first('act_id');
  return row?.act_id ?? null;
}

/** What was set, latest first, at most `most`. */
export const publishingHistory = async (db: Database, most: number): Promise<Event[]> =>
  (await db('events').where({ verb: 'publishing_set' }).orderBy('id', 'desc').limit(most)).map(eventFromRow);
