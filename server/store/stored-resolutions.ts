/** What an act holds, for comparing with what a file holds: keys, places and words, without what hangs on them. */
import { groupBy } from '../domain/group-by.ts';
import type { Disposition } from '../domain/letter/reply.ts';
import type { NamedPlace, SourcePlace } from '../domain/resolution/resolution.ts';
import type { Database } from './database.ts';
import type { ListingFacts, ResolutionKey } from './write-resolutions.ts';

export type StoredListing = ListingFacts;

export type StoredResolution = ListingFacts & { id: number; text: string; proposers: string[]; listings: StoredListing[] };

/** Every resolution of the act, in the order of its tables. */
export async function storedResolutions(db: Database, actId: number): Promise<StoredResolution[]> {
  const rows: StoredRow[] = await db('resolutions').where({ act_id: actId }).orderBy(['agency', 'position', 'id']);
  const listings: (StoredRow & { resolution_id: number })[] = await db('listings').where({ act_id: actId }).orderBy('id');
  const byResolution = groupBy(listings, (row) => row.resolution_id);
  return rows.map((row) => ({
    ...toListing(row),
    id: row.id,
    text: row.text,
    proposers: JSON.parse(row.proposers),
    listings: (byResolution.get(row.id) ?? []).map(toListing),
  }));
}

/** The id of the resolution that stands under a key, or undefined. */
export async function idByKey(db: Database, actId: number, { agency, sectionKey, itemKey }: ResolutionKey): Promise<number | undefined> {
  const row = await db('resolutions').where({ act_id: actId, agency, section_key: sectionKey, item_key: itemKey }).first('id');
  return row?.id;
}

type StoredRow = {
  id: number; agency: string; section_key: string; section_path: string; item_key: string; item: string; position: number; text: string;
  reply: string; replied_on: string | null; disposition: Disposition | null; proposers: string;
} & SourceColumns;

const toListing = (row: StoredRow): StoredListing => ({
  agency: row.agency,
  sectionKey: row.section_key,
  sectionPath: JSON.parse(row.section_path),
  itemKey: row.item_key,
  item: row.item,
  position: row.position,
  reply: row.reply,
  repliedOn: row.replied_on,
  disposition: row.disposition,
  place: sourcePlace(row) ?? namedPlace(row),
});

export type SourceColumns = {
  source_file_id: number | null; source_name: string | null; source_page: number | null; source_line: number | null;
  source_is_sheet: boolean | number;
};

export const SOURCE_COLUMNS = ['source_file_id', 'source_name', 'source_page', 'source_line', 'source_is_sheet'] as const;

/** The place in a file kept here that a row was read from, or null. */
export function sourcePlace(row: SourceColumns): SourcePlace | null {
  const place = namedPlace(row);
  return place && row.source_file_id !== null ? { ...place, fileId: row.source_file_id } : null;
}

/** The place in a file a row was read from, by the file's name, or null. */
export const namedPlace = ({ source_name: file, source_page: page, source_line: line, source_is_sheet }: SourceColumns): NamedPlace | null =>
  file === null ? null : { file, page, line, isSheet: Boolean(source_is_sheet) };
