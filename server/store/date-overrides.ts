/** Days people set by hand. A row is never changed but to say that it was taken back. */
import type { DateOverride, OverrideKind } from '../domain/deadline/override.ts';
import { groupBy } from '../domain/group-by.ts';
import { inChunks, readInChunks } from './chunks.ts';
import type { Database } from './database.ts';

type OverrideRow = {
  id: number; obligation_id: number; kind: OverrideKind; number: number; day: string; reason: string; set_by: string; set_at: string;
};

const toOverride = (row: OverrideRow): DateOverride => ({
  id: row.id, kind: row.kind, number: row.number, on: row.day, reason: row.reason, setBy: row.set_by, setAt: row.set_at,
});

/** Those in force, by obligation id: of some obligations or of all. */
export async function overridesInForce(db: Database, obligationIds: readonly number[] | 'all' = 'all'): Promise<Map<number, DateOverride[]>> {
  const inForce = () => db('date_overrides').whereNull('revoked_at').orderBy('id');
  const rows: OverrideRow[] = obligationIds === 'all' ? await inForce() : await readInChunks(obligationIds, (chunk) => inForce().whereIn('obligation_id', chunk));
  return new Map([...groupBy(rows, (row) => row.obligation_id)].map(([id, own]) => [id, own.map(toOverride)]));
}

export type PastOverride = DateOverride & { revokedAt: string | null; revokedBy: string | null; revokedReason: string | null };

/** Every day ever set by hand for an obligation, the latest first. */
export async function overridesOf(db: Database, obligationId: number): Promise<PastOverride[]> {
  const rows = await db('date_overrides').where({ obligation_id: obligationId }).orderBy('id', 'desc');
  return rows.map((row) => ({ ...toOverride(row), revokedAt: row.revoked_at, revokedBy: row.revoked_by, revokedReason: row.revoked_reason }));
}

type Revoked = { at: string; by: string; reason: string };

/** Takes back what is in force for an obligation (of one kind and occurrence, or all); answers how many. */
export async function revokeOverrides(
  trx: Database, obligationId: number, { at, by, reason }: Revoked, which?: { kind: OverrideKind; number: number },
): Promise<number> {
  return trx('date_overrides').where({ obligation_id: obligationId, revoked_at: null, ...which })
    .update({ revoked_at: at, revoked_by: by, revoked_reason: reason });
}

type NewOverride = Omit<DateOverride, 'id'> & { obligationId: number };

export async function insertOverrides(trx: Database, overrides: readonly NewOverride[]): Promise<void> {
  await inChunks(overrides, (chunk) =>
    trx('date_overrides').insert(chunk.map((one) => ({
      obligation_id: one.obligationId, kind: one.kind, number: one.number, day: one.on, reason: one.reason, set_by: one.setBy, set_at: one.setAt,
    }))));
}

export const insertOverride = (trx: Database, obligationId: number, one: Omit<DateOverride, 'id'>): Promise<void> =>
  insertOverrides(trx, [{ ...one, obligationId }]);
