/** Writes resolutions and what was read from them, in bulk. Every function is given the action's transaction. */
import type { FreezeReading } from '../domain/money/freeze.ts';
import type { ObligationReading } from '../domain/resolution/obligation.ts';
import type { Disposition } from '../domain/letter/reply.ts';
import type { NamedPlace, Resolution, SourcePlace } from '../domain/resolution/resolution.ts';
import type { Scheduled } from '../domain/deadline/schedule.ts';
import { inChunks, inOrder, readInChunks } from './chunks.ts';
import type { Database } from './database.ts';
import { refreshSearchTexts } from './search-texts.ts';

/** Where a table lists a resolution, and what it says there. */
export type ListingFacts = {
  agency: string;
  sectionKey: string;
  sectionPath: string[];
  itemKey: string;
  item: string;
  position: number;
  reply: string;
  repliedOn: string | null;
  disposition: Disposition | null;
  place: SourcePlace | NamedPlace | null;
};

export type NewResolution = Omit<ListingFacts, 'disposition'> & { text: string; proposers: string[]; disposition: Resolution['disposition'] };

/** What people decided about a resolution before it came here. */
export type Standing = Pick<Resolution, 'unitId' | 'assignedOn' | 'signedOffOn' | 'signedOffBy'>;

export type ResolutionKey = { agency: string; sectionKey: string; itemKey: string };

/** Puts new resolutions on record. */
export async function insertResolutions(trx: Database, actId: number, resolutions: readonly NewResolution[], now: string): Promise<void> {
  const rows: { id: number }[] = await readInChunks(resolutions, (chunk) =>
    trx('resolutions').insert(chunk.map((one) => ({ act_id: actId, ...resolutionRow(one), created_at: now, updated_at: now }))).returning('id'));
  await refreshSearchTexts(trx, rows.map((row) => row.id));
}

/** The same with what was decided about them; answers their ids, in order. */
export async function insertStandingResolutions(
  trx: Database, resolutions: readonly (NewResolution & Standing & { actId: number })[], now: string,
): Promise<number[]> {
  const ids = new Map<string, number>();
  const keyOf = (...key: unknown[]): string => key.join('\n');
  await inChunks(resolutions, async (chunk) => {
    const rows = await trx('resolutions')
      .insert(chunk.map((one) => ({
        act_id: one.actId, ...resolutionRow(one), unit_id: one.unitId, assigned_on: one.assignedOn,
        signed_off_on: one.signedOffOn, signed_off_by: one.signedOffBy, created_at: now, updated_at: now,
      })))
      .returning(['id', 'act_id', 'agency', 'section_key', 'item_key']);
    for (const row of rows) ids.set(keyOf(row.act_id, row.agency, row.section_key, row.item_key), row.id);
  });
  await refreshSearchTexts(trx, [...ids.values()]);
  return resolutions.map((one) => ids.get(keyOf(one.actId, one.agency, one.sectionKey, one.itemKey))!);
}

const LISTING_COLUMNS = [
  'agency', 'section_key', 'section_path', 'item_key', 'item', 'position', 'reply', 'disposition', 'source_file_id', 'source_page', 'source_line',
  'source_name',
  'source_is_sheet',
];

/** New values for the columns; the day of the first reply stays. */
const refreshing = (trx: Database, table: string, columns: readonly string[]) => ({
  ...Object.fromEntries(columns.map((column) => [column, trx.raw('excluded.??', [column])])),
  replied_on: trx.raw('coalesce(??.replied_on, excluded.replied_on)', [table]),
});

/**
 * Writes the changed words and places of resolutions on record; a unit, a sign-off and the day of the first reply stay.
 * Places are cleared first, for two resolutions may have changed theirs with each other.
 */
export async function refreshResolutions(
  trx: Database, actId: number, resolutions: readonly (NewResolution & { id: number })[], now: string,
): Promise<void> {
  const refreshed = refreshing(trx, 'resolutions', [...LISTING_COLUMNS, 'text', 'proposers', 'updated_at']);
  await inChunks(resolutions, (chunk) =>
    trx('resolutions').whereIn('id', chunk.map((one) => one.id)).update({ item_key: trx.raw("'moving/' || id") }));
  await inChunks(resolutions, (chunk) =>
    trx('resolutions')
      .insert(chunk.map((one) => ({ id: one.id, act_id: actId, ...resolutionRow(one), created_at: now, updated_at: now })))
      .onConflict('id').merge(refreshed));
  await refreshSearchTexts(trx, resolutions.map((one) => one.id));
}

/** Lists resolutions in the tables of other agencies; where one is listed there already, brings it up to date. */
export async function upsertListings(trx: Database, actId: number, listings: readonly (ListingFacts & { resolutionId: number })[]): Promise<void> {
  const refreshed = refreshing(trx, 'listings', LISTING_COLUMNS);
  await inChunks(listings, (chunk) =>
    trx('listings')
      .insert(chunk.map((one) => ({ act_id: actId, resolution_id: one.resolutionId, ...listingRow(one) })))
      .onConflict(['resolution_id', 'agency']).merge(refreshed));
  await refreshSearchTexts(trx, listings.map((one) => one.resolutionId));
}

const listingRow = (one: Omit<ListingFacts, 'disposition'> & Pick<NewResolution, 'disposition'>) => ({
  agency: one.agency,
  section_key: one.sectionKey,
  section_path: JSON.stringify(one.sectionPath),
  item_key: one.itemKey,
  item: one.item,
  position: one.position,
  reply: one.reply,
  replied_on: one.repliedOn,
  disposition: one.disposition,
  source_file_id: one.place && 'fileId' in one.place ? one.place.fileId : null,
  source_page: one.place?.page ?? null,
  source_line: one.place?.line ?? null,
  source_name: one.place?.file ?? null,
  source_is_sheet: one.place?.isSheet ?? false,
});

const resolutionRow = (one: NewResolution) => ({ ...listingRow(one), text: one.text, proposers: JSON.stringify(one.proposers) });

/** `ending`: what recurs and was ended by a decision. */
export type NewObligation = { resolutionId: number; position: number; reading: ObligationReading; deadlines: Scheduled[]; ending?: Ending | null };
export type Ending = { on: string; decidedOn: string; reason: string | null; by: string | null };

/** Each obligation with its occurrences, one a deadline, numbered from 1. */
export async function insertObligations(trx: Database, obligations: readonly NewObligation[]): Promise<void> {
  await inChunks(obligations, async (chunk) => {
    const rows: { id: number; resolution_id: number; position: number }[] = await trx('obligations')
      .insert(chunk.map(obligationRow))
      .returning(['id', 'resolution_id', 'position']);
    const idOf = new Map(rows.map((row) => [`${row.resolution_id}/${row.position}`, row.id]));
    await upsertOccurrences(trx, chunk.flatMap((one) =>
      one.deadlines.map((deadline, index) => ({
        obligationId: idOf.get(`${one.resolutionId}/${one.position}`)!,
        number: index + 1,
        deadline,
      }))));
  });
}

/** Brings the readings of obligations on record up to date: their place in the text, and the text's offsets. */
export async function updateReadings(trx: Database, obligations: readonly (NewObligation & { id: number })[]): Promise<void> {
  await inChunks(obligations, (chunk) =>
    trx('obligations').insert(chunk.map((one) => ({ id: one.id, ...obligationRow(one) }))).onConflict('id').merge(['position', 'reading']));
}

const obligationRow = ({ resolutionId, position, reading, ending }: NewObligation) => ({
  resolution_id: resolutionId,
  position,
  kind: reading.kind,
  words: reading.words,
  report_type: reading.reportType,
  committee: reading.committee,
  reading: JSON.stringify(reading),
  ended_on: ending?.on ?? null,
  end_decided_on: ending?.decidedOn ?? null,
  ended_reason: ending?.reason ?? null,
  ended_by: ending?.by ?? null,
});

type DatedOccurrence = { obligationId: number; number: number; deadline: Scheduled };

/** Writes occurrences; where one of that number stands, its dates are brought up to date and its answers stay. */
export async function upsertOccurrences(trx: Database, occurrences: readonly DatedOccurrence[]): Promise<void> {
  await inChunks(occurrences, (chunk) =>
    trx('occurrences')
      .insert(chunk.map(({ obligationId, number, deadline }) => ({
        obligation_id: obligationId,
        number,
        anchor: deadline.anchor,
        anchor_on: deadline.anchorOn,
        raw_due_on: deadline.rawDueOn,
        due_on: deadline.dueOn,
        is_provisional: deadline.provisional,
        unsure: deadline.unsure,
        calendar_label: deadline.calendarLabel,
      })))
      .onConflict(['obligation_id', 'number'])
      .merge(['anchor', 'anchor_on', 'raw_due_on', 'due_on', 'is_provisional', 'unsure', 'calendar_label']));
}

export async function deleteObligations(trx: Database, ids: readonly number[]): Promise<void> {
  await inChunks(ids, (chunk) => trx('obligations').whereIn('id', chunk).delete());
}

export async function insertFreezes(
  trx: Database, freezes: readonly { resolutionId: number; position: number; reading: FreezeReading }[],
): Promise<void> {
  await inChunks(freezes, (chunk) =>
    trx('freezes').insert(chunk.map(({ resolutionId, position, reading }) => ({
      resolution_id: resolutionId,
      position,
      words: reading.words,
      frozen_twd: reading.frozenTwd,
      base_twd: reading.baseTwd,
      consent_required: reading.consentRequired,
      unsure: reading.unsure,
    }))));
}

export async function deleteFreezes(trx: Database, ids: readonly number[]): Promise<void> {
  await inChunks(ids, (chunk) => trx('freezes').whereIn('id', chunk).delete());
}

/** Hands resolutions to a unit (or to none). */
export async function setUnit(trx: Database, ids: readonly number[], unitId: number | null, assignedOn: string | null): Promise<void> {
  await inChunks(inOrder(ids), (chunk) => trx('resolutions').whereIn('id', chunk).update({ unit_id: unitId, assigned_on: assignedOn }));
}

/** Hands those to a unit that nobody has; answers their ids. */
export async function setUnitWhereNone(trx: Database, ids: readonly number[], unitId: number, assignedOn: string): Promise<number[]> {
  const rows = await readInChunks(ids, (chunk) =>
    trx('resolutions').whereIn('id', chunk).whereNull('unit_id').update({ unit_id: unitId, assigned_on: assignedOn }).returning('id'));
  return rows.map((row) => row.id as number);
}

export async function setSignOff(trx: Database, ids: readonly number[], signedOffOn: string, signedOffBy: string): Promise<void> {
  await inChunks(inOrder(ids), (chunk) => trx('resolutions').whereIn('id', chunk).update({ signed_off_on: signedOffOn, signed_off_by: signedOffBy }));
}

export const keyText = (key: ResolutionKey): string => [key.agency, key.sectionKey, key.itemKey].join('\n');
