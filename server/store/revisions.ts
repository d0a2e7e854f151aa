/** How often, and when last, something happened to a resolution. Events are append-only, so the count never falls. */
import { readInChunks } from './chunks.ts';
import type { Database } from './database.ts';

/** `at`: an instant, ISO in UTC. */
export type Revision = { count: number; at: string };

/** By resolution id; one without an event counts from the day it came on record. */
export async function revisionsOf(db: Database, ids: readonly number[]): Promise<Map<number, Revision>> {
  const rows = await readInChunks(ids, (chunk): PromiseLike<{ id: number; created_at: string; count: number | string; at: string | null }[]> =>
    db('resolutions')
      .leftJoin('event_subjects', (on) => on.on('resolutions.id', 'subject_id').andOnVal('subject_type', 'resolution'))
      .leftJoin('events', 'events.id', 'event_id')
      .whereIn('resolutions.id', chunk)
      .groupBy('resolutions.id', 'resolutions.created_at')
      .select('resolutions.id', 'resolutions.created_at', db.raw('count(events.id) as count'), db.raw('max(events.happened_at) as at')));
  return new Map(rows.map((row) => [row.id, { count: Number(row.count), at: row.at ?? row.created_at }]));
}
