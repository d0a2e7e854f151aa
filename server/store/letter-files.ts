/** The files of letters; what they hold is in `source-files.ts`. */
import { groupBy } from '../domain/group-by.ts';
import { readInChunks } from './chunks.ts';
import type { Database } from './database.ts';

/** `size` in bytes; `addedAt` an instant. */
export type LetterFile = { id: number; letterId: number; name: string; size: number; addedBy: string; addedAt: string };

type Row = { id: number; letter_id: number; name: string; size: number; added_by: string; added_at: string };

const toFile = (row: Row): LetterFile =>
  ({ id: row.id, letterId: row.letter_id, name: row.name, size: row.size, addedBy: row.added_by, addedAt: row.added_at });

const rowsOf = (db: Database) => db('letter_files').join('source_files', 'source_files.id', 'source_file_id')
  .select('letter_files.id', 'letter_id', 'letter_files.name', 'size', 'added_by', 'added_at');

/** By letter, in the order they were handed in. */
export async function filesOfLetters(db: Database, letterIds: readonly number[]): Promise<Map<number, LetterFile[]>> {
  const rows: Row[] = await readInChunks(letterIds, (chunk) => rowsOf(db).whereIn('letter_id', chunk).orderBy('letter_files.id'));
  return groupBy(rows.map(toFile), (one) => one.letterId);
}

export async function findLetterFile(db: Database, id: number): Promise<(LetterFile & { bytes: Buffer }) | null> {
  const row = await rowsOf(db).where('letter_files.id', id).first(
    'letter_files.id', 'letter_id', 'letter_files.name', 'size', 'added_by', 'added_at', 'bytes'
  );
  return row ? { ...toFile(row), bytes: row.bytes } : null;
}

export type NewLetterFile = { letterId: number; sourceFileId: number; name: string; addedBy: { id: number | null; name: string }; addedAt: string };

/** Its id; null where the letter has a file of this content already. */
export async function insertLetterFile(trx: Database, one: NewLetterFile): Promise<number | null> {
  const [row] = await trx('letter_files')
    .insert({
      letter_id: one.letterId, source_file_id: one.sourceFileId, name: one.name, added_by: one.addedBy.name, added_by_id: one.addedBy.id,
      added_at: one.addedAt,
    })
    .onConflict(['letter_id', 'source_file_id']).ignore().returning('id');
  return row?.id ?? null;
}

export async function deleteLetterFile(trx: Database, id: number): Promise<void> {
  await trx('letter_files').where({ id }).delete();
}

/** Ids of the resolutions a letter is about. */
export const resolutionsOfLetter = async (db: Database, letterId: number): Promise<number[]> =>
  (await db('letter_resolutions').where({ letter_id: letterId }).orderBy('resolution_id').select('resolution_id')).map((row) => row.resolution_id);
