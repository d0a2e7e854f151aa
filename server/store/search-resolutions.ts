/** Resolutions by the words they hold, the best find first. */
import { betterRank, type Rank, rankOf, searchWords } from '../domain/text/search.ts';
import type { Database } from './database.ts';
import { narrowed, type ResolutionFilter } from './resolutions.ts';
import { fieldHolding, readSearchTexts } from './search-texts.ts';

/**
 * [choice] So many are ordered by how often and how near to one another their words stand, after the field that holds them;
 * what more there is stays in the document's order: a word that hundreds hold tells none of them apart.
 */
const RANKED_CLOSELY = 300;

/** Ids of all that hold every word typed and fit the rest of the filter, best first. */
export async function rankResolutions(db: Database, { words: typed = '', ...facts }: ResolutionFilter): Promise<number[]> {
  const words = searchWords(typed);
  const fields = words.map((word) => fieldHolding(db, word));
  const query = narrowed(db, facts).join('search_texts', 'resolution_id', 'resolutions.id').orderBy(['act_id', 'agency', 'position', 'id']);
  for (const { sql, bindings } of fields) query.whereRaw(`${sql} is not null`, bindings);
  const tier = fields.map((one) => one.sql).join(' + ') || '0';
  const rows: { id: number; tier: number }[] = await query.select('id', db.raw(`${tier} as tier`, fields.flatMap((one) => one.bindings)));
  const ids = rows.sort((a, b) => a.tier - b.tier).map((row) => row.id);
  const closely = ids.slice(0, RANKED_CLOSELY);
  return [...(await ranked(db, closely, words)), ...ids.slice(RANKED_CLOSELY)];
}

async function ranked(db: Database, ids: readonly number[], words: readonly string[]): Promise<number[]> {
  const texts = await readSearchTexts(db, ids);
  const ranks = ids.flatMap((id): { id: number; rank: Rank }[] => {
    const rank = rankOf(texts.get(id)!, words);
    return rank === null ? [] : [{ id, rank }];
  });
  return ranks.sort((a, b) => betterRank(a.rank, b.rank)).map((one) => one.id);
}
