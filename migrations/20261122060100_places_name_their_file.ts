/** A place names its file itself, for the same bytes may have been handed in under several names. */
import type { Knex } from 'knex';

const TABLES = ['resolutions', 'listings'];

export async function up(knex: Knex): Promise<void> {
  for (const table of TABLES) {
    await knex(table).whereNotNull('source_file_id')
      .update({ source_name: knex('source_files').whereRaw('source_files.id = ??.source_file_id', [table]).select('name') });
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of TABLES) await knex(table).whereNotNull('source_file_id').update({ source_name: null });
}
