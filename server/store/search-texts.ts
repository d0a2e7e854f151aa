/**
 * What is searched of each resolution, one row each. Whoever writes one of the parts calls `refreshSearchTexts` in the same
 * transaction. Every search reads every row, which is fast enough (`bench/README.md`) and finds words of any length.
 */
import { groupBy } from '../domain/group-by.ts';
import { fold } from '../domain/text/search.ts';
import { inChunks, readInChunks } from './chunks.ts';
import type { Database } from './database.ts';

/** Parts stand apart by what no folded word holds. */
const joined = (parts: readonly (string | null)[]): string => parts.flatMap((part) => (part === null || part === '' ? [] : [fold(part)])).join('\n');

/** Gathers anew what is searched of these resolutions. */
export async function refreshSearchTexts(trx: Database, resolutionIds: readonly number[]): Promise<void> {
  await inChunks([...new Set(resolutionIds)], async (ids) => {
    const rows = await trx('resolutions').whereIn('id', ids).select('id', 'item', 'section_path', 'proposers', 'text', 'reply');
    if (rows.length === 0) return;
    const listings = groupBy(
      await trx('listings').whereIn('resolution_id', ids).orderBy('id').select('resolution_id', 'item', 'section_path', 'reply'),
      (row) => row.resolution_id as number,
    );
    const letters = groupBy(
      await trx('letter_resolutions').join('letters', 'letters.id', 'letter_id').whereIn('resolution_id', ids).orderBy('letters.id')
        .select('resolution_id', 'document_number', 'title'),
      (row) => row.resolution_id as number,
    );
    const pathOf = (row: { section_path: string }): string[] => JSON.parse(row.section_path);
    await trx('search_texts').insert(rows.map((row) => {
      const [listed, sent] = [listings.get(row.id) ?? [], letters.get(row.id) ?? []];
      return {
        resolution_id: row.id,
        heading: joined([
          row.item, ...pathOf(row), ...JSON.parse(row.proposers) as string[],
          ...listed.flatMap((one) => [one.item, ...pathOf(one)]), ...sent.flatMap((letter) => [letter.document_number, letter.title]),
        ]),
        body: fold(row.text),
        replies: joined([row.reply, ...listed.map((one) => one.reply)]),
      };
    })).onConflict('resolution_id').merge();
  });
}

/** Gathers what is searched of resolutions that have none yet, as after an update of the program; answers how many there were. */
export async function fillSearchTexts(db: Database): Promise<number> {
  return db.transaction(async (trx) => {
    const rows = await trx('resolutions').whereNotIn('id', trx('search_texts').select('resolution_id')).select('id');
    await refreshSearchTexts(trx, rows.map((row) => row.id as number));
    return rows.length;
  });
}

export type Condition = { sql: string; bindings: string[] };

const isPostgres = (db: Database): boolean => db.client.config.client === 'pg';

/** Which field of `search_texts` holds a word first, numbered as `SEARCH_FIELDS`; NULL where none does. */
export function fieldHolding(db: Database, word: string): Condition {
  const position = isPostgres(db) ? 'strpos' : 'instr';
  return {
    sql: `(case when ${position}(heading, ?) > 0 then 0 when ${position}(body, ?) > 0 then 1 when ${position}(replies, ?) > 0 then 2 end)`,
    bindings: [word, word, word],
  };
}

/** Rows of `search_texts` that hold every word. */
export function holdingAll(db: Database, words: readonly string[]) {
  const query = db('search_texts');
  for (const { sql, bindings } of words.map((word) => fieldHolding(db, word))) query.whereRaw(`${sql} is not null`, bindings);
  return query;
}

/** By resolution id. */
export async function readSearchTexts(db: Database, ids: readonly number[]) {
  const rows = await readInChunks(ids, (chunk) => db('search_texts').whereIn('resolution_id', chunk));
  return new Map(rows.map(({ resolution_id: id, heading, body, replies }) => [id as number, { heading, body, replies }]));
}
