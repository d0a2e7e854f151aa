/** How often, and when last, something happened to a resolution. Events are append-only, so the count never falls. */
import type { Database } from './database.ts';

/** `at`: an instant, ISO in UTC. */
export type Revision = { count: number; at: string };

/** By resolution id, of all resolutions or of a unit's; one without an event counts from the day it came on record. */
export async function revisionsOf(db: Database, unitId: number | 'all'): Promise<Map<number, Revision>> {
  const query = db('resolutions')
    .leftJoin('event_subjects', (on) => on.on('resolutions.id', 'subject_id').andOnVal('subject_type', 'resolution'))
    .leftJoin('events', 'events.id', 'event_id')
    .groupBy('resolutions.id', 'resolutions.created_at');
  if (unitId !== 'all') query.where('resolutions.unit_id', unitId);
  const rows: { id: number; created_at: string; count: number | string; at: string | null }[] =
    await query.select('resolutions.id', 'resolutions.created_at', db.raw('count(events.id) as count'), db.raw('max(events.happened_at) as at'));
  return new Map(rows.map((row) => [row.id, { count: Number(row.count), at: row.at ?? row.created_at }]));
}
