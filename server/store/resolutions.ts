/** Reads resolutions with everything that hangs on them, in a handful of queries however many there are. */
import type { Day } from '../domain/civil-date.ts';
import { groupBy } from '../domain/group-by.ts';
import type { CommitteeReview, Freeze, Letter, Listing, Obligation, Occurrence, Resolution, ResolutionTexts } from '../domain/resolution.ts';
import { searchWords } from '../domain/search.ts';
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
  const ids = rows.map((row) => row.id as number);
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

async function listingsOf(db: Database, ids: readonly number[]): Promise<Map<number, Listing[]>> {
  const rows = await readInChunks(ids, (chunk) => db('listings').whereIn('resolution_id', chunk).orderBy('id'));
  return grouped(rows.map((row) => ({
    resolutionId: row.resolution_id as number,
    agency: row.agency,
    sectionPath: JSON.parse(row.section_path),
    item: row.item,
    position: row.position,
    place: sourcePlace(row),
  })));
}

async function obligationsOf(db: Database, ids: readonly number[]): Promise<Map<number, Obligation[]>> {
  const rows = await readInChunks(ids, (chunk) =>
    db('obligations').whereIn('resolution_id', chunk).orderBy(['resolution_id', 'position', 'id']));
  const occurrences = await occurrencesOf(db, rows.map((row) => row.id));
  const overrides = await overridesInForce(db);
  const obligations = rows.map((row) => ({
    resolutionId: row.resolution_id as number,
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
  return grouped(obligations);
}

async function occurrencesOf(db: Database, obligationIds: readonly number[]): Promise<Map<number, Occurrence[]>> {
  const rows = await readInChunks(obligationIds, (chunk) =>
    db('occurrences').whereIn('obligation_id', chunk).orderBy(['obligation_id', 'number', 'id']));
  const answers = await readInChunks(rows.map((row) => row.id), (chunk) =>
    db('answers').join('letters', 'letters.id', 'letter_id').whereIn('occurrence_id', chunk)
      .orderBy(['issued_on', 'letters.id']).select('occurrence_id', 'letter_id', 'issued_on'));
  const answered = groupBy(answers, (row) => row.occurrence_id as number);
  const extensions = await extensionsByOccurrence(db);
  const occurrences = rows.map((row) => ({
    obligationId: row.obligation_id as number,
    id: row.id,
    number: row.number,
    ...toDates(row),
    answers: (answered.get(row.id) ?? []).map((answer) => ({ letterId: answer.letter_id, issuedOn: answer.issued_on })),
    extensions: extensions.get(row.id) ?? [],
  }));
  return new Map([...groupBy(occurrences, (one) => one.obligationId)].map(([id, all]) => [id, all.map(({ obligationId: _, ...rest }) => rest)]));
}

async function freezesOf(db: Database, ids: readonly number[]): Promise<Map<number, Freeze[]>> {
  const rows = await readInChunks(ids, (chunk) => db('freezes').whereIn('resolution_id', chunk).orderBy(['resolution_id', 'position', 'id']));
  const releases = groupBy(
    await readInChunks(rows.map((row) => row.id), (chunk) => db('releases').whereIn('freeze_id', chunk).orderBy(['released_on', 'id'])),
    (row) => row.freeze_id as number,
  );
  return grouped(rows.map((row) => ({
    resolutionId: row.resolution_id as number,
    id: row.id,
    words: row.words,
    frozenTwd: row.frozen_twd,
    baseTwd: row.base_twd,
    consentRequired: Boolean(row.consent_required),
    unsure: row.unsure,
    releases: (releases.get(row.id) ?? []).map((one) => ({
      letterId: one.letter_id, releasedOn: one.released_on, releasedTwd: one.released_twd,
    })),
  })));
}

async function lettersOf(db: Database, ids: readonly number[]): Promise<Map<number, Letter[]>> {
  const rows = await readInChunks(ids, (chunk) =>
    db('letter_resolutions').join('letters', 'letters.id', 'letter_id').whereIn('resolution_id', chunk)
      .orderBy(['issued_on', 'letters.id', 'resolution_id']));
  return grouped(rows.map((row) => ({
    resolutionId: row.resolution_id as number,
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
  })));
}

async function reviewsOf(db: Database, ids: readonly number[]): Promise<Map<number, CommitteeReview[]>> {
  const rows = await readInChunks(ids, (chunk) => db('committee_reviews').whereIn('resolution_id', chunk).orderBy(['held_on', 'id']));
  return grouped(rows.map((row) => ({
    resolutionId: row.resolution_id as number,
    committee: row.committee,
    heldOn: row.held_on,
    term: row.term,
    session: row.session,
    meeting: row.meeting,
  })));
}

/** By resolution, without the id that grouped them. */
function grouped<T extends { resolutionId: number }>(items: T[]): Map<number, Omit<T, 'resolutionId'>[]> {
  const groups = groupBy(items, (item) => item.resolutionId);
  return new Map([...groups].map(([id, all]) => [id, all.map(({ resolutionId: _, ...rest }) => rest)]));
}
