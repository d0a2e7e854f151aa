/** Ids of what hangs on resolutions, by its place there: lean, for writing what refers to it. */
import { readInChunks } from './chunks.ts';
import type { Database } from './database.ts';

/** `position`: which thing the text asks for, from 0; `number`: which time, from 1. */
export type DueDateId = { resolutionId: number; position: number; obligationId: number; number: number; occurrenceId: number };

export async function dueDateIds(db: Database, resolutionIds: readonly number[]): Promise<DueDateId[]> {
  const rows = await readInChunks(resolutionIds, (chunk) =>
    db('occurrences').join('obligations', 'obligations.id', 'obligation_id').whereIn('resolution_id', chunk).orderBy('occurrences.id')
      .select('resolution_id', 'position', 'obligation_id', 'number', 'occurrences.id as id'));
  return rows.map((row) => ({
    resolutionId: row.resolution_id, position: row.position, obligationId: row.obligation_id, number: row.number, occurrenceId: row.id,
  }));
}

/** In the order of the text. */
export async function freezeIds(db: Database, resolutionIds: readonly number[]): Promise<{ resolutionId: number; freezeId: number }[]> {
  const rows = await readInChunks(resolutionIds, (chunk) =>
    db('freezes').whereIn('resolution_id', chunk).orderBy(['resolution_id', 'position', 'id']).select('resolution_id', 'id'));
  return rows.map((row) => ({ resolutionId: row.resolution_id, freezeId: row.id }));
}
