/** Writes resolutions and what was read from them, in bulk. Every function is given the action's transaction. */
import type { FreezeReading } from '../domain/freeze.ts';
import type { ObligationReading } from '../domain/obligation.ts';
import type { Disposition } from '../domain/reply.ts';
import type { Scheduled } from '../domain/schedule.ts';
import { inChunks } from './chunks.ts';
import type { Database } from './database.ts';

export type NewResolution = {
  sectionKey: string;
  sectionPath: string[];
  itemKey: string;
  item: string;
  position: number;
  text: string;
  reply: string;
  repliedOn: string | null;
  disposition: Disposition | null;
  place: { fileId: number; page: number | null; line: number | null } | null;
};

export type ResolutionKey = { sectionKey: string; itemKey: string };

/** What stands on record under a key, for comparing with what was read. */
export type StoredResolution = ResolutionKey & { id: number; item: string; position: number; sectionPath: string[]; text: string; reply: string };

export async function storedResolutions(db: Database, actId: number, agency: string): Promise<StoredResolution[]> {
  const rows = await db('resolutions').where({ act_id: actId, agency }).orderBy(['position', 'id'])
    .select('id', 'section_key', 'item_key', 'item', 'position', 'section_path', 'text', 'reply');
  return rows.map((row) => ({
    id: row.id,
    sectionKey: row.section_key,
    itemKey: row.item_key,
    item: row.item,
    position: row.position,
    sectionPath: JSON.parse(row.section_path),
    text: row.text,
    reply: row.reply,
  }));
}

const REFRESHED = [
  'section_path', 'item', 'position', 'text', 'reply', 'disposition', 'source_file_id', 'source_page', 'source_line', 'updated_at',
];

/**
 * Writes new resolutions and the changed words of those on record, told apart by their key;
 * a unit, a sign-off and the day of the first reply stay as they are.
 */
export async function upsertResolutions(trx: Database, act: { id: number; agency: string }, resolutions: readonly NewResolution[], now: string): Promise<void> {
  const rows = resolutions.map((one) => ({
    act_id: act.id,
    agency: act.agency,
    section_key: one.sectionKey,
    section_path: JSON.stringify(one.sectionPath),
    item_key: one.itemKey,
    item: one.item,
    position: one.position,
    text: one.text,
    reply: one.reply,
    replied_on: one.repliedOn,
    disposition: one.disposition,
    source_file_id: one.place?.fileId ?? null,
    source_page: one.place?.page ?? null,
    source_line: one.place?.line ?? null,
    created_at: now,
    updated_at: now,
  }));
  const refreshed = Object.fromEntries(REFRESHED.map((column) => [column, trx.raw('excluded.??', [column])]));
  const repliedOn = trx.raw('coalesce(resolutions.replied_on, excluded.replied_on)');
  await inChunks(rows, (chunk) =>
    trx('resolutions').insert(chunk).onConflict(['act_id', 'agency', 'section_key', 'item_key'])
      .merge({ ...refreshed, replied_on: repliedOn }));
}

export type NewObligation = { resolutionId: number; position: number; reading: ObligationReading; deadlines: Scheduled[] };

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

const obligationRow = ({ resolutionId, position, reading }: NewObligation) => ({
  resolution_id: resolutionId,
  position,
  kind: reading.kind,
  words: reading.words,
  report_type: reading.reportType,
  committee: reading.committee,
  reading: JSON.stringify(reading),
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

export async function insertFreezes(trx: Database, freezes: readonly { resolutionId: number; position: number; reading: FreezeReading }[]): Promise<void> {
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
  await inChunks(ids, (chunk) => trx('resolutions').whereIn('id', chunk).update({ unit_id: unitId, assigned_on: assignedOn }));
}

export async function setSignOff(trx: Database, ids: readonly number[], signedOffOn: string, signedOffBy: string): Promise<void> {
  await inChunks(ids, (chunk) => trx('resolutions').whereIn('id', chunk).update({ signed_off_on: signedOffOn, signed_off_by: signedOffBy }));
}

export const keyText = (key: ResolutionKey): string => `${key.sectionKey}\n${key.itemKey}`;
