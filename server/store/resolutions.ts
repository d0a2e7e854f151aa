/** Reads resolutions with everything that hangs on them, in a handful of queries however many there are. */
import type { Day } from '../domain/day/civil-date.ts';
import { groupBy } from '../domain/group-by.ts';
import type { CommitteeReview, Freeze, Letter, Listing, Obligation, Occurrence, Resolution, ResolutionTexts } from '../domain/resolution/resolution.ts';
import { searchWords } from '../domain/text/search.ts';
import { readInChunks } from './chunks.ts';
import type { Database } from './database.ts';
import { overridesInForce } from './date-overrides.ts';
import { extensionsByOccurrence } from './extensions.ts';
import { toDates } from './recompute.ts';
import { holdingAll } from './search-texts.ts';
import { SOURCE_COLUMNS, sourcePlace } from './stored-resolutions.ts';

/** What narrows a list by facts; what follows from a day (timeliness, stage) is narrowed by the caller. */
export type ResolutionFilter = {
  ids?: readonly number[];
  actId?: number;
  /** The agency whose they are, or whose table lists them. */
  agency?: string;
  sectionKey?: string;
  /** A unit's id, or `none` for what is handed to nobody. */
  unitId?: number | 'none';
  /** The resolution that asks for this obligation. */
  obligationId?: number;
  /** Not signed off before that day. */
  openSince?: Day;
  /** Words that all must be found: in texts, replies of any agency, items, sections, proposers, numbers or titles of letters. */
  words?: string;
};

const FACTS = [
  'id', 'act_id', 'agency', 'section_key', 'section_path', 'item', 'position', 'proposers', 'unit_id', 'assigned_on',
  'signed_off_on', 'signed_off_by', ...SOURCE_COLUMNS,
];

/** What was done is what its own agency's table says; where that is silent, what the first other table says that lists it. */
export const DISPOSITION = `case when reply <> '' then disposition else coalesce(disposition, (
  select disposition from listings where resolution_id = resolutions.id and reply <> '' order by id limit 1)) end`;
export const REPLIED_ON = 'coalesce(replied_on, (select min(replied_on) from listings where resolution_id = resolutions.id))';

/** In the order of the document, act by act. */
export async function findResolutions(db: Database, filter: ResolutionFilter = {}): Promise<Resolution[]> {
  const rows = await narrowed(db, filter).orderBy(['act_id', 'agency', 'position', 'id'])
    .select(...FACTS, db.raw(`${DISPOSITION} as disposition`), db.raw(`${REPLIED_ON} as replied_on`));
  // What hangs on all is read table by table; asking for 10,000 by their ids takes twice as long.
  const ids: Ids = Object.keys(filter).length === 0 ? 'all' : rows.map((row) => row.id as number);
  const [obligations, freezes, letters, reviews, listings] = [
    await obligationsOf(db, ids), await freezesOf(db, ids), await lettersOf(db, ids), await reviewsOf(db, ids), await listingsOf(db, ids),
  ];
  return rows.map((row) => ({
    id: row.id,
    actId: row.act_id,
    agency: row.agency,
    sectionPath: JSON.parse(row.section_path),
    item: row.item,
    position: row.position,
    listings: listings.get(row.id) ?? [],
    proposers: JSON.parse(row.proposers),
    unitId: row.unit_id,
    assignedOn: row.assigned_on,
    repliedOn: row.replied_on,
    disposition: row.disposition,
    signedOffOn: row.signed_off_on,
    signedOffBy: row.signed_off_by,
    place: sourcePlace(row),
    obligations: obligations.get(row.id) ?? [],
    freezes: freezes.get(row.id) ?? [],
    letters: letters.get(row.id) ?? [],
    reviews: reviews.get(row.id) ?? [],
  }));
}

/** A query of `resolutions` that fit the filter. */
export function narrowed(db: Database, filter: ResolutionFilter) {
  const query = db('resolutions');
  if (filter.ids) query.whereIn('id', [...filter.ids]);
  if (filter.obligationId !== undefined) query.where('id', db('obligations').where({ id: filter.obligationId }).select('resolution_id'));
  if (filter.actId !== undefined) query.where('act_id', filter.actId);
  const { agency } = filter;
  if (agency !== undefined) {
    query.where((any) => any.where({ agency }).orWhereIn('id', db('listings').where({ agency }).select('resolution_id')));
  }
  if (filter.sectionKey !== undefined) query.where('section_key', filter.sectionKey);
  if (filter.unitId === 'none') query.whereNull('unit_id');
  else if (filter.unitId !== undefined) query.where('unit_id', filter.unitId);
  const { openSince } = filter;
  if (openSince !== undefined) query.where((open) => open.whereNull('signed_off_on').orWhere('signed_off_on', '>=', openSince));
  const words = searchWords(filter.words ?? '');
  if (words.length > 0) query.whereIn('id', holdingAll(db, words).select('resolution_id'));
  return query;
}

/** Ids of those that fit, in no order. */
export const findIds = async (db: Database, filter: ResolutionFilter): Promise<number[]> =>
  (await narrowed(db, filter).select('id')).map((row) => row.id as number);

/** Those of the ids that are on record. */
export async function knownIds(db: Database, ids: readonly number[]): Promise<number[]> {
  const rows = await readInChunks(ids, (chunk) => db('resolutions').whereIn('id', chunk).select('id'));
  return rows.map((row) => row.id as number);
}

/** The long texts, by resolution id. */
export async function readTexts(db: Database, ids: readonly number[]): Promise<Map<number, ResolutionTexts>> {
  const rows = await readInChunks(ids, (chunk) => db('resolutions').whereIn('id', chunk).select('id', 'text', 'reply'));
  const listed = await readInChunks(ids, (chunk) =>
    db('listings').whereIn('resolution_id', chunk).orderBy('id').select('resolution_id', 'agency', 'reply'));
  const others = groupBy(listed, (row) => row.resolution_id as number);
  return new Map(rows.map(({ id, text, reply }) => [
    id, { text, reply, otherReplies: (others.get(id) ?? []).map((row) => ({ agency: row.agency, reply: row.reply })) },
  ]));
}

export type Section = { key: string; path: string[] };

/** The sections of an act (or of all), in the document's order. */
export async function listSections(db: Database, actId?: number): Promise<Section[]> {
  const query = db('resolutions').groupBy('section_key').orderByRaw('min(act_id), min(position), section_key');
  if (actId !== undefined) query.where('act_id', actId);
  const rows: { section_key: string; section_path: string }[] = await query.select('section_key', db.raw('min(section_path) as section_path'));
  return rows.map((row) => ({ key: row.section_key, path: JSON.parse(row.section_path) }));
}

/** The section a resolution stands in, and what its agency has there, in the document's order. */
export async function sectionOf(db: Database, id: number): Promise<{ key: string; items: { id: number; item: string }[] }> {
  const { act_id: actId, agency, section_key: sectionKey } = await db('resolutions').where({ id }).first('act_id', 'agency', 'section_key');
  const items = await narrowed(db, { actId, agency, sectionKey }).orderBy(['position', 'id']).select('id', 'item');
  return { key: sectionKey, items };
}

type Ids = readonly number[] | 'all';

/** The rows of a query that `ids` name in a column. */
const readOf = (ids: Ids, column: string, query: () => Query): Promise<Row[]> =>
  (ids === 'all' ? Promise.resolve(query()) : readInChunks(ids, (chunk) => query().whereIn(column, chunk)));

type Query = ReturnType<ReturnType<Database>['orderBy']>;
type Row = Awaited<Query>[number];

async function listingsOf(db: Database, ids: Ids): Promise<Map<number, Listing[]>> {
  const rows = await readOf(ids, 'resolution_id', () => db('listings').orderBy('id')
    .select('resolution_id', 'agency', 'section_path', 'item', 'position', ...SOURCE_COLUMNS));
  return groupedBy(rows, 'resolution_id', (row): Listing => ({
    agency: row.agency,
    sectionPath: JSON.parse(row.section_path),
    item: row.item,
    position: row.position,
    place: sourcePlace(row),
  }));
}

async function obligationsOf(db: Database, ids: Ids): Promise<Map<number, Obligation[]>> {
  const rows = await readOf(ids, 'resolution_id', () => db('obligations').orderBy(['resolution_id', 'position', 'id']));
  const occurrences = await occurrencesOf(db, ids === 'all' ? ids : rows.map((row) => row.id));
  const overrides = await overridesInForce(db, ids === 'all' ? ids : rows.map((row) => row.id));
  return groupedBy(rows, 'resolution_id', (row): Obligation => ({
    id: row.id,
    kind: row.kind,
    words: row.words,
    reportType: row.report_type,
    committee: row.committee,
    reading: JSON.parse(row.reading),
    overrides: overrides.get(row.id) ?? [],
    endedOn: row.ended_on,
    endDecidedOn: row.end_decided_on,
    endedReason: row.ended_reason,
    endedBy: row.ended_by,
    occurrences: occurrences.get(row.id) ?? [],
  }));
}

async function occurrencesOf(db: Database, obligationIds: Ids): Promise<Map<number, Occurrence[]>> {
  const rows = await readOf(obligationIds, 'obligation_id', () => db('occurrences').orderBy(['obligation_id', 'number', 'id']));
  const answers = await readOf(obligationIds === 'all' ? 'all' : rows.map((row) => row.id), 'occurrence_id', () =>
    db('answers').join('letters', 'letters.id', 'letter_id').orderBy(['issued_on', 'letters.id']).select('occurrence_id', 'letter_id', 'issued_on'));
  const answered = groupedBy(answers, 'occurrence_id', (row) => ({ letterId: row.letter_id, issuedOn: row.issued_on }));
  const extensions = await extensionsByOccurrence(db, obligationIds === 'all' ? 'all' : rows.map((row) => row.id));
  return groupedBy(rows, 'obligation_id', (row): Occurrence => ({
    id: row.id,
    number: row.number,
      ...toDates(row),
      answers: answered.get(row.id) ?? [],
    extensions: extensions.get(row.id) ?? [],
  }));
}

async function freezesOf(db: Database, ids: Ids): Promise<Map<number, Freeze[]>> {
  const rows = await readOf(ids, 'resolution_id', () => db('freezes').orderBy(['resolution_id', 'position', 'id']));
  const released = await readOf(ids === 'all' ? ids : rows.map((row) => row.id), 'freeze_id', () => db('releases').orderBy(['released_on', 'id']));
  const releases = groupedBy(released, 'freeze_id', (one) => ({ letterId: one.letter_id, releasedOn: one.released_on, releasedTwd: one.released_twd }));
  return groupedBy(rows, 'resolution_id', (row): Freeze => ({
    id: row.id,
    words: row.words,
    frozenTwd: row.frozen_twd,
    baseTwd: row.base_twd,
    consentRequired: Boolean(row.consent_required),
    unsure: row.unsure,
    releases: releases.get(row.id) ?? [],
  }));
}

async function lettersOf(db: Database, ids: Ids): Promise<Map<number, Letter[]>> {
  const rows = await readOf(ids, 'resolution_id', () =>
    db('letter_resolutions').join('letters', 'letters.id', 'letter_id').orderBy(['issued_on', 'letters.id', 'resolution_id']));
  return groupedBy(rows, 'resolution_id', (row): Letter => ({
    id: row.letter_id,
    direction: row.direction,
    documentNumber: row.document_number,
    issuedOn: row.issued_on,
    title: row.title,
    outcome: row.outcome,
    releasedTwd: row.released_twd,
    staysFrozenTwd: row.stays_frozen_twd,
    isInterim: Boolean(row.is_interim),
    loggedBy: row.logged_by,
    loggedById: row.logged_by_id,
  }));
}

async function reviewsOf(db: Database, ids: Ids): Promise<Map<number, CommitteeReview[]>> {
  const rows = await readOf(ids, 'resolution_id', () => db('committee_reviews').orderBy(['held_on', 'id']));
  return groupedBy(rows, 'resolution_id', (row): CommitteeReview => ({
    committee: row.committee,
    heldOn: row.held_on,
    term: row.term,
    session: row.session,
    meeting: row.meeting,
  }));
}

/** What each row says, by the id in one of its columns. */
function groupedBy<T>(rows: readonly Row[], column: string, read: (row: Row) => T): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const own = groups.get(row[column]);
    if (own) own.push(read(row));
    else groups.set(row[column], [read(row)]);
  }
  return groups;
}
