/** What an LY letter says in figures of a resolution's frozen money: NT$ released, NT$ that stay frozen. */
import type { Knex } from 'knex';

const COLUMNS = ['released_twd', 'stays_frozen_twd'];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('letter_resolutions', (t) => {
    for (const column of COLUMNS) t.bigInteger(column);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('letter_resolutions', (t) => t.dropColumns(...COLUMNS));
}
