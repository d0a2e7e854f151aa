/** The files of letters; what they hold is in `source-files.ts`. */
import { groupBy } from '../domain/group-by.ts';
import { readInChunks } from './chunks.ts';
import type { Database } from './database.ts';

/** `size` in bytes; `addedById` a user's id, null where the program added it; `addedAt` an instant. */
export type LetterFile = { id: number; letterId: number; name: string; size: number; addedBy: string; addedById: number | null; addedAt: string };

type Row = { id: number; letter_id: number; name: string; size: number; added_by: string; added_by_id: number | null; added_at: string };

const toFile = (row: Row): LetterFile =>
  ({ id: row.id, letterId: row.letter_id, name: row.name, size: row.size, addedBy: row.added_by, addedById: row.added_by_id, addedAt: row.added_at });

const COLUMNS = ['letter_files.id', 'letter_id', 'letter_files.name', 'size', 'added_by', 'added_by_id', 'added_at'] as const;

const rowsOf = (db: Database) => db('letter_files').join('source_files', 'source_files.id', 'source_file_id').select(...COLUMNS);

/** By letter, in the order they were handed in. */
export async function filesOfLetters(db: Database, letterIds: readonly number[]): Promise<Map<number, LetterFile[]>> {
  const rows: Row[] = await readInChunks(letterIds, (chunk) => rowsOf(db).whereIn('letter_id', chunk).orderBy('letter_files.id'));
  return groupBy(rows.map(toFile), (one) => one.letterId);
}

export async function findLetterFile(db: Database, id: number): Promise<(LetterFile & { bytes: Buffer }) | null> {
  const row = await rowsOf(db).where('letter_files.id', id).first(...COLUMNS, 'bytes');
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

/** By letter, the units its resolutions are handed to, null among them where one is handed to nobody. */
export async function unitsOfLetters(db: Database, letterIds: readonly number[]): Promise<Map<number, (number | null)[]>> {
  const rows: { letter_id: number; unit_id: number | null }[] = await readInChunks(letterIds, (chunk) =>
    db('letter_resolutions').join('resolutions', 'resolutions.id', 'resolution_id').whereIn('letter_id', chunk).distinct('letter_id', 'unit_id'));
  return new Map([...groupBy(rows, (row) => row.letter_id)].map(([id, all]) => [id, all.map((row) => row.unit_id)]));
}

/** Ids of the resolutions a letter is about. */
export const resolutionsOfLetter = async (db: Database, letterId: number): Promise<number[]> =>
  (await db('letter_resolutions').where({ letter_id: letterId }).orderBy('resolution_id').select('resolution_id')).map((row) => row.resolution_id);
