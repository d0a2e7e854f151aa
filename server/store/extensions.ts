/** Other dates asked for beside the LY's own. A row is never changed but to say what was decided. */
import type { Day } from '../domain/day/civil-date.ts';
import type { Extension, ExtensionDecision, ExtensionKind } from '../domain/deadline/extension.ts';
import { groupBy } from '../domain/group-by.ts';
import { inChunks, readInChunks } from './chunks.ts';
import type { Database } from './database.ts';

export type ExtensionRow = {
  id: number; resolution_id: number; occurrence_id: number | null; kind: ExtensionKind; new_due_on: Day; reason: string; authority: string | null;
  requested_by: string; requested_by_id: number | null; requested_at: string; requested_on: Day;
  decision: ExtensionDecision; decided_by: string | null; decided_at: string | null; decided_on: Day | null; decision_reason: string | null;
};

export const toExtension = (row: ExtensionRow): Extension => ({
  id: row.id,
  resolutionId: row.resolution_id,
  occurrenceId: row.occurrence_id,
  kind: row.kind,
  newDueOn: row.new_due_on,
  reason: row.reason,
  authority: row.authority,
  requestedBy: row.requested_by,
  requestedById: row.requested_by_id,
  requestedAt: row.requested_at,
  requestedOn: row.requested_on,
  decision: row.decision,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  decidedOn: row.decided_on,
  decisionReason: row.decision_reason,
});

/** By occurrence id: of some occurrences or of all. */
export async function extensionsByOccurrence(db: Database, occurrenceIds: readonly number[] | 'all' = 'all'): Promise<Map<number, Extension[]>> {
  const asked = () => db('extensions').whereNotNull('occurrence_id').orderBy('id');
  const rows: ExtensionRow[] = occurrenceIds === 'all' ? await asked() : await readInChunks(occurrenceIds, (chunk) => asked().whereIn('occurrence_id', chunk));
  return new Map([...groupBy(rows, (row) => row.occurrence_id!)].map(([id, own]) => [id, own.map(toExtension)]));
}

/** Every one ever asked for about a resolution, also about due dates that are gone; in the order they were asked for. */
export async function extensionsOf(db: Database, resolutionId: number): Promise<Extension[]> {
  const rows: ExtensionRow[] = await db('extensions').where({ resolution_id: resolutionId }).orderBy('id');
  return rows.map(toExtension);
}

export async function findExtension(db: Database, id: number): Promise<Extension | null> {
  const row: ExtensionRow | undefined = await db('extensions').where({ id }).first();
  return row ? toExtension(row) : null;
}

/** Every request that waits for a decision, the oldest first. */
export async function pendingExtensions(db: Database): Promise<Extension[]> {
  const rows: ExtensionRow[] = await db('extensions').where({ decision: 'pending' }).orderBy('id');
  return rows.map(toExtension);
}

export type NewExtension = Pick<Extension, 'resolutionId' | 'kind' | 'newDueOn' | 'reason' | 'authority' | 'requestedBy' | 'requestedById' | 'requestedAt' | 'requestedOn'> & {
  occurrenceId: number;
};

/** Id of the new request, or null where one of its kind waits for this due date already. */
export async function insertExtension(trx: Database, one: NewExtension): Promise<number | null> {
  const [row] = await trx('extensions')
    .insert({
      resolution_id: one.resolutionId, occurrence_id: one.occurrenceId, kind: one.kind, new_due_on: one.newDueOn, reason: one.reason,
      authority: one.authority,
      requested_by: one.requestedBy, requested_by_id: one.requestedById, requested_at: one.requestedAt, requested_on: one.requestedOn,
      decision: 'pending',
    })
    .onConflict(trx.raw("(occurrence_id, kind) where decision = 'pending'"))
    .ignore()
    .returning('id');
  return row?.id ?? null;
}

type Decided = { decision: 'granted' | 'refused'; by: string; byId: number | null; at: string; on: Day; reason: string | null };

/** False where it was decided already. */
export async function decide(trx: Database, id: number, { decision, by, byId, at, on, reason }: Decided): Promise<boolean> {
  return (await trx('extensions').where({ id, decision: 'pending' })
    .update({ decision, decided_by: by, decided_by_id: byId, decided_at: at, decided_on: on, decision_reason: reason })) === 1;
}

/** Puts requests on record with what was decided about them, as another tracker knew them: its people may not be known here. */
export async function insertDecidedExtensions(trx: Database, extensions: readonly Omit<Extension, 'id' | 'requestedById'>[]): Promise<void> {
  await inChunks(extensions, (chunk) =>
    trx('extensions').insert(chunk.map((one) => ({
      resolution_id: one.resolutionId, occurrence_id: one.occurrenceId, kind: one.kind, new_due_on: one.newDueOn, reason: one.reason,
      authority: one.authority,
      requested_by: one.requestedBy, requested_at: one.requestedAt, requested_on: one.requestedOn,
      decision: one.decision, decided_by: one.decidedBy, decided_at: one.decidedAt, decided_on: one.decidedOn, decision_reason: one.decisionReason,
    }))));
}
