/** Files handed in, from being read to taken over. */
import { type ImportChoices, NOTHING_CHOSEN } from '../domain/import/import-choices.ts';
import type { Database } from './database.ts';

export type Import = {
  id: number;
  /** Null where nobody has said which act it is for, or the file names acts of its own. */
  actId: number | null;
  sourceFileId: number;
  fileName: string;
  startedBy: string;
  startedAt: string;
  appliedAt: string | null;
  /** What the file holds, as JSON; null until it has been read, and again once it is taken over. */
  reading: string | null;
  choices: ImportChoices;
  pagesRead: number | null;
  pagesTotal: number | null;
  /** When the reading process was last heard of. */
  beatAt: string | null;
  /** How many resolutions taking it over made, changed and left as they were; null before, and where only an event says so. */
  counts: Record<string, number> | null;
};

export type NewImport = Pick<Import, 'actId' | 'sourceFileId' | 'fileName' | 'startedBy' | 'startedAt'>;

type ImportRow = {
  id: number; act_id: number | null; source_file_id: number; file_name: string; started_by: string; started_at: string; applied_at: string | null;
  reading?: string | null; choices: string; pages_read: number | null; pages_total: number | null; beat_at: string | null;
  counts: string | null;
};

const toImport = (row: ImportRow): Import => ({
  id: row.id,
  actId: row.act_id,
  sourceFileId: row.source_file_id,
  fileName: row.file_name,
  startedBy: row.started_by,
  startedAt: row.started_at,
  appliedAt: row.applied_at,
  reading: row.reading ?? null,
  choices: { ...NOTHING_CHOSEN, ...JSON.parse(row.choices) },
  pagesRead: row.pages_read,
  pagesTotal: row.pages_total,
  beatAt: row.beat_at,
  counts: row.counts === null ? null : JSON.parse(row.counts),
});

export async function insertImport(trx: Database, one: NewImport): Promise<number> {
  const [row] = await trx('imports')
    .insert({
      act_id: one.actId,
      source_file_id: one.sourceFileId,
      file_name: one.fileName,
      started_by: one.startedBy,
      started_at: one.startedAt,
      beat_at: one.startedAt,
    })
    .returning('id');
  return row.id;
}

export async function findImport(db: Database, id: number): Promise<Import | null> {
  const row = await db('imports').where({ id }).first();
  return row ? toImport(row) : null;
}

/** The import as it stands now; until the transaction ends, nobody else changes it. */
export async function holdImport(trx: Database, id: number): Promise<Import | null> {
  const [row] = await trx('imports').where({ id }).update({ choices: trx.ref('choices') }).returning('*');
  return row ? toImport(row) : null;
}

const BUT_READING = [
  'id', 'act_id', 'source_file_id', 'file_name', 'started_by', 'started_at', 'applied_at', 'choices', 'pages_read', 'pages_total', 'beat_at',
  'counts',
];

/** How a refused reading begins, as `keepReading` was given it. */
const REFUSED = '{"kind":"refused"';

/** Latest first, without what was read. `isRead`: it has been; `isRefused`: nothing of it can be taken over. */
export async function listImports(db: Database, { offset = 0, limit = 100 } = {}): Promise<(Import & { isRead: boolean; isRefused: boolean })[]> {
  const rows = await db('imports').orderBy('id', 'desc').offset(offset).limit(limit)
    .select(...BUT_READING, db.raw('substr(reading, 1, ?) as beginning', [REFUSED.length]));
  return rows.map(({ beginning, ...row }) => ({ ...toImport(row), isRead: beginning !== null, isRefused: beginning === REFUSED }));
}

export async function countImports(db: Database): Promise<number> {
  const row = await db('imports').count({ count: 'id' }).first();
  return Number(row?.['count'] ?? 0);
}

/** How far the reading is, and that it goes on. */
export async function noteProgress(db: Database, id: number, { done, total }: { done: number; total: number }, at: string): Promise<void> {
  await db('imports').where({ id }).update({ pages_read: done, pages_total: total, beat_at: at });
}

/** Keeps what was read; false where the import was taken over or given up meanwhile. */
export async function keepReading(trx: Database, id: number, reading: string): Promise<boolean> {
  return (await trx('imports').where({ id, applied_at: null }).update({ reading })) === 1;
}

/** Takes the reading up again: one of those who ask at the same time. */
export async function restartReading(trx: Database, id: number, seenBeatAt: string | null, at: string): Promise<boolean> {
  const restarted = { reading: null, pages_read: null, pages_total: null, beat_at: at };
  return (await trx('imports').where({ id, applied_at: null, beat_at: seenBeatAt }).update(restarted)) === 1;
}

/** Says which act an import is for; null where the file names acts of its own. */
export async function keepAct(trx: Database, id: number, actId: number | null): Promise<void> {
  await trx('imports').where({ id }).update({ act_id: actId });
}

export async function keepChoices(trx: Database, id: number, choices: ImportChoices): Promise<void> {
  await trx('imports').where({ id }).update({ choices: JSON.stringify(choices) });
}

/** Marks the import as taken over; false where it was already. */
export async function markApplied(trx: Database, id: number, appliedAt: string): Promise<boolean> {
  return (await trx('imports').where({ id, applied_at: null }).update({ applied_at: appliedAt, reading: null })) === 1;
}

/** Keeps what taking it over did. */
export async function keepCounts(trx: Database, id: number, counts: Record<string, number>): Promise<void> {
  await trx('imports').where({ id }).update({ counts: JSON.stringify(counts) });
}
