/** What an export holds beside `findResolutions`: facts before anything is derived from them, in a handful of queries. */
import type { Day } from '../domain/day/civil-date.ts';
import type { Extension } from '../domain/deadline/extension.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Disposition } from '../domain/letter/reply.ts';
import type { NamedPlace } from '../domain/resolution/resolution.ts';
import { readInChunks } from './chunks.ts';
import type { Database } from './database.ts';
import { toExtension } from './extensions.ts';
import { namedPlace, SOURCE_COLUMNS } from './stored-resolutions.ts';

export type RecordedFacts = {
  /** What its own agency's table says, without what others that list it say. */
  repliedOn: Day | null;
  disposition: Disposition | 'dropped' | null;
  place: NamedPlace | null;
  listings: {
    agency: string; sectionPath: string[]; item: string; position: number; reply: string;
    repliedOn: Day | null; disposition: Disposition | null; place: NamedPlace | null;
  }[];
  /** Also those about due dates that are gone. */
  extensions: Extension[];
};

/** By resolution id. */
export async function recordedFacts(db: Database, ids: readonly number[]): Promise<Map<number, RecordedFacts>> {
  const rows = await readInChunks(ids, (chunk) =>
    db('resolutions').whereIn('id', chunk).select('id', 'replied_on', 'disposition', ...SOURCE_COLUMNS));
  const listings = groupBy(
    await readInChunks(ids, (chunk) => db('listings').whereIn('resolution_id', chunk).orderBy('id')), (row) => row.resolution_id as number);
  const extensions = groupBy(
    await readInChunks(ids, (chunk) => db('extensions').whereIn('resolution_id', chunk).orderBy('id')), (row) => row.resolution_id as number);
  return new Map(rows.map((row) => [row.id, {
    repliedOn: row.replied_on,
    disposition: row.disposition,
    place: namedPlace(row),
    listings: (listings.get(row.id) ?? []).map((one) => ({
      agency: one.agency, sectionPath: JSON.parse(one.section_path), item: one.item, position: one.position,
      reply: one.reply, repliedOn: one.replied_on, disposition: one.disposition, place: namedPlace(one),
    })),
    extensions: (extensions.get(row.id) ?? []).map(toExtension),
  }]));
}
