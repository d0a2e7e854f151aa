/** The newest events about resolutions, acts and the calendar: what everybody who may look may know. */
import type { Database } from './database.ts';
import { type Event, eventFromRow } from './events.ts';

const SHOWN = ['resolution', 'act', 'calendar_edition'];

/** `first`: the resolution it is about, of several the one with the lowest id; `resolutions`: how many. `act`: where it is about one as such. */
export type EventWithSubjects = Event & {
  resolutions: number;
  first: { id: number; item: string; actTitle: string } | null;
  act: { id: number; title: string } | null;
};

/** Latest first, at most `most`; of all, or only about what is a unit's now. */
export async function newestEvents(db: Database, unitId: number | 'all', most: number): Promise<EventWithSubjects[]> {
  const about = db('event_subjects').whereRaw('event_subjects.event_id = events.id');
  if (unitId === 'all') about.whereIn('subject_type', SHOWN);
  else about.where('subject_type', 'resolution').whereIn('subject_id', db('resolutions').where({ unit_id: unitId }).select('id'));
  const rows = await db('events').whereExists(about.select(db.raw('1'))).orderBy('events.id', 'desc').limit(most).select('events.*');
  const ids = rows.map((row) => row.id as number);
  const [resolutions, acts] = [await resolutionsIn(db, ids, unitId), await actsIn(db, ids)];
  return rows.map((row) => ({ ...eventFromRow(row), resolutions: 0, first: null, ...resolutions.get(row.id), act: acts.get(row.id) ?? null }));
}

type About = Pick<EventWithSubjects, 'resolutions' | 'first'>;

async function resolutionsIn(db: Database, eventIds: readonly number[], unitId: number | 'all'): Promise<Map<number, About>> {
  const counted = db('event_subjects').join('resolutions', 'resolutions.id', 'subject_id').where({ subject_type: 'resolution' })
    .whereIn('event_id', [...eventIds]).groupBy('event_id').select('event_id', db.raw('count(*) as count'), db.raw('min(subject_id) as first_id'));
  if (unitId !== 'all') counted.where('resolutions.unit_id', unitId);
  const counts: { event_id: number; count: number | string; first_id: number }[] = await counted;
  const firsts: { id: number; item: string; title: string }[] = await db('resolutions').join('acts', 'acts.id', 'act_id')
    .whereIn('resolutions.id', [...new Set(counts.map((row) => row.first_id))]).select('resolutions.id', 'item', 'title');
  const byId = new Map(firsts.map(({ id, item, title }) => [id, { id, item, actTitle: title }]));
  return new Map(counts.map((row) => [row.event_id, { resolutions: Number(row.count), first: byId.get(row.first_id) ?? null }]));
}

async function actsIn(db: Database, eventIds: readonly number[]): Promise<Map<number, { id: number; title: string }>> {
  const rows: { event_id: number; id: number; title: string }[] = await db('event_subjects').join('acts', 'acts.id', 'subject_id')
    .where({ subject_type: 'act' }).whereIn('event_id', [...eventIds]).select('event_id', 'acts.id', 'title');
  return new Map(rows.map(({ event_id, id, title }) => [event_id, { id, title }]));
}
