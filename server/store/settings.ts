/** Settings of the installation, shared by all its servers, and a lock they take turns under. */
import type { Database } from './database.ts';

/** The setting's value; where it has none yet, the one `make` gives, stored for all servers alike. */
export async function settingOnce(db: Database, name: string, make: () => string): Promise<string> {
  await db('settings').insert({ name, value: make() }).onConflict('name').ignore();
  const row = await db('settings').where({ name }).first();
  return row.value;
}

/**
 * Until the transaction ends, nobody else puts resolutions on record or moves dates: two files at once would double what
 * they share, and what comes on record while an act changes would count from its old day. To be asked before anything is read.
 */
export async function takeTurn(trx: Database): Promise<void> {
  await trx('settings').insert({ name: 'turn', value: '' }).onConflict('name').merge();
}
