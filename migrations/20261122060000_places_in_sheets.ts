/** Whether the place something was read from is a row of a sheet; else it is a line or paragraph. */
import type { Knex } from 'knex';

const TABLES = ['resolutions', 'listings'];

export async function up(knex: Knex): Promise<void> {
  for (const table of TABLES) await knex.schema.alterTable(table, (t) => t.boolean('source_is_sheet').notNullable().defaultTo(false));
}

export async function down(knex: Knex): Promise<void> {
  for (const table of TABLES) await knex.raw('alter table ?? drop column source_is_sheet', [table]);
}
