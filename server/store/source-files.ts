/** The files people handed in, kept as they were, once per content. */
import { createHash } from 'node:crypto';
import type { Database } from './database.ts';

const READ_FROM = ['imports', 'resolutions', 'listings'] as const;

export type SourceFile = { id: number; sha256: string; name: string; size: number };

/** Stores the bytes; the same bytes again give the same id. */
export async function keepSourceFile(trx: Database, file: { name: string; bytes: Uint8Array; storedAt: string }): Promise<number> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  await trx('source_files')
    .insert({ sha256, name: file.name, size: file.bytes.length, bytes: Buffer.from(file.bytes), stored_at: file.storedAt })
    .onConflict('sha256')
    .ignore();
  const row = await trx('source_files').where({ sha256 }).first('id');
  return row.id;
}

/**
 * A file that was imported, or that something on record was read from; one that only a letter has, or had, is not found here.
 * `name`: one it was handed in by; any other is overlooked for the first.
 */
export async function findSourceFile(db: Database, id: number, name = ''): Promise<(SourceFile & { bytes: Buffer }) | null> {
  const readFrom = (table: string) => db(table).where({ source_file_id: id }).select('source_file_id');
  const row = await db('source_files').where({ id })
    .where((held) => READ_FROM.forEach((table) => held.orWhereIn('id', readFrom(table)))).first();
  if (!row) return null;
  const named = name === '' ? null : await db('imports').where({ source_file_id: id, file_name: name }).first('file_name');
  return { id: row.id, sha256: row.sha256, name: named?.file_name ?? row.name, size: row.size, bytes: row.bytes };
}
