/** What happened to published acts and their resolutions, for the feed that everybody may read. */
import { type Event, eventFromRow, type Verb } from './events.ts';
import type { Database } from './database.ts';

/** `first`: of the published resolutions it is about the one with the lowest id, null where it is about the act as such. */
export type PublishedEvent = Event & { resolutions: number; firstId: number | null; actId: number };

/** Id of the newest event of all; 0 before the first. Whatever changes a record leaves one. */
export async function newestEventId(db: Database): Promise<number> {
  const row = await db('events').max({ id: 'id' }).first();
  return Number(row?.['id'] ?? 0);
}

/** Latest first, at most `most`; with `before`, of those before the event of that id. What an event did to acts that are not published is not told, not even how many. */
export async function publishedEvents(
  db: Database, actIds: readonly number[], verbs: readonly Verb[], { most, before }: { most: number; before: number | null },
): Promise<PublishedEvent[]> {
  const own = (type: 'act' | 'resolution') => db('event_subjects').where('subject_type', type)
    .whereIn('subject_id', type === 'act' ? [...actIds] : db('resolutions').whereIn('act_id', [...actIds]).select('id'));
  const rows = await db('events').whereIn('verb', [...verbs])
    .where((about) => about.whereIn('id', own('act').select('event_id')).orWhereIn('id', own('resolution').select('event_id')))
    .where((earlier) => void (before !== null && earlier.where('id', '<', before)))
    .orderBy('id', 'desc').limit(most);
  const ids = rows.map((row) => row.id as number);
  const counts: { event_id: number; count: number | string; first_id: number; act_id: number }[] = await db('event_subjects')
    .join('resolutions', 'resolutions.id', 'subject_id').where('subject_type', 'resolution').whereIn('event_id', ids).whereIn('act_id', [...actIds])
    .groupBy('event_id').select('event_id', db.raw('count(*) as count'), db.raw('min(subject_id) as first_id'), db.raw('min(act_id) as act_id'));
  const acts: { event_id: number; act_id: number }[] = await own('act').whereIn('event_id', ids).groupBy('event_id')
    .select('event_id', db.raw('min(subject_id) as act_id'));
  const byEvent = new Map(counts.map((row) => [row.event_id, row]));
  const actOf = new Map(acts.map((row) => [row.event_id, row.act_id]));
  return rows.map((row) => {
    const about = byEvent.get(row.id);
    return { ...eventFromRow(row), resolutions: Number(about?.count ?? 0), firstId: about?.first_id ?? null, actId: about?.act_id ?? actOf.get(row.id)! };
  });
}
