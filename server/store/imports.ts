/** Files handed in for an act, from preview to taken over. */
import type { Database } from './database.ts';

export type Import = {
  id: number;
  actId: number;
  sourceFileId: number;
  fileName: string;
  startedBy: string;
  startedAt: string;
  appliedAt: string | null;
};

type ImportRow = {
  id: number;
  act_id: number;
  source_file_id: number;
  file_name: string;
  started_by: string;
  started_at: string;
  applied_at: string | null;
};

const toImport = (row: ImportRow): Import => ({
  id: row.id,
  actId: row.act_id,
  sourceFileId: row.source_file_id,
  fileName: row.file_name,
  startedBy: row.started_by,
  startedAt: row.started_at,
  appliedAt: row.applied_at,
});

export async function insertImport(trx: Database, one: Omit<Import, 'id' | 'appliedAt'>): Promise<number> {
  const [row] = await trx('imports')
    .insert({
      act_id: one.actId,
      source_file_id: one.sourceFileId,
      file_name: one.fileName,
      started_by: one.startedBy,
      started_at: one.startedAt,
    })
    .returning('id');
  return row.id;
}

export async function findImport(db: Database, id: number): Promise<Import | null> {
  const row = await db('imports').where({ id }).first();
  return row ? toImport(row) : null;
}

/** Latest first. */
export async function listImports(db: Database): Promise<Import[]> {
  return (await db('imports').orderBy('id', 'desc').limit(100)).map(toImport);
}

/** Marks the import as taken over; false where it was already. */
export async function markApplied(trx: Database, id: number, appliedAt: string): Promise<boolean> {
  return (await trx('imports').where({ id, applied_at: null }).update({ applied_at: appliedAt })) === 1;
}
