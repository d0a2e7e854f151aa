/** Each time a due date moved, and what moved it. How many there are is the due date's version. */
import type { Day } from '../domain/day/civil-date.ts';
import type { MoveCause } from '../domain/deadline/move-cause.ts';
import { inChunks, readInChunks } from './chunks.ts';
import type { Database } from './database.ts';

export type DateMove = { occurrenceId: number; from: Day | null; to: Day | null; cause: MoveCause; because: string; movedAt: string };

export async function insertMoves(trx: Database, moves: readonly DateMove[]): Promise<void> {
  await inChunks(moves, (chunk) => trx('date_moves').insert(chunk.map((one) => ({
    occurrence_id: one.occurrenceId, from_on: one.from, to_on: one.to, cause: one.cause, because: one.because, moved_at: one.movedAt,
  }))));
}

/** How often the due dates of these occurrences have moved; those that never did are left out. */
export async function moveCounts(db: Database, occurrenceIds: readonly number[]): Promise<Map<number, number>> {
  const rows: { occurrence_id: number; count: number | string }[] = await readInChunks(occurrenceIds, (chunk) =>
    db('date_moves').whereIn('occurrence_id', chunk).groupBy('occurrence_id').select('occurrence_id').select(db.raw('count(*) as count')));
  return new Map(rows.map((row) => [row.occurrence_id, Number(row.count)]));
}

/** Ids of occurrences by obligation and number: `obligation/number`. */
export async function occurrenceIds(db: Database, obligationIds: readonly number[]): Promise<Map<string, number>> {
  const rows = await readInChunks([...new Set(obligationIds)], (chunk) => db('occurrences').whereIn('obligation_id', chunk).select('id', 'obligation_id', 'number'));
  return new Map(rows.map((row) => [`${row.obligation_id}/${row.number}`, row.id as number]));
}
