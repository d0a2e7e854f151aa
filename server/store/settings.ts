/** Settings of the installation, shared by all its servers. */
import type { Database } from './database.ts';

/** The setting's value; where it has none yet, the one `make` gives, stored for all servers alike. */
export async function settingOnce(db: Database, name: string, make: () => string): Promise<string> {
  await db('settings').insert({ name, value: make() }).onConflict('name').ignore();
  const row = await db('settings').where({ name }).first();
  return row.value;
}
