/** What the columns of sheets hold, as people said: remembered by the sheet's heads. */
import type { SheetChoice } from '../domain/import/import-choices.ts';
import type { Database } from './database.ts';

type Columns = SheetChoice['columns'];

export async function rememberColumns(trx: Database, signature: string, columns: Columns, by: { name: string; at: string }): Promise<void> {
  await trx('column_mappings').insert({ signature, mapping: JSON.stringify(columns), made_by: by.name, made_at: by.at })
    .onConflict('signature').merge();
}

/** By signature; there are as many as there are kinds of sheets. */
export async function rememberedColumns(db: Database): Promise<Record<string, Columns>> {
  const rows: { signature: string; mapping: string }[] = await db('column_mappings').select('signature', 'mapping');
  return Object.fromEntries(rows.map(({ signature, mapping }) => [signature, JSON.parse(mapping)]));
}
