/** How a person reads: which form of a day comes first, and the colours of the pages. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('users', (t) => {
    // Null: as people of the language write.
    t.text('day_form');
    t.text('theme').notNullable().defaultTo('system');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('users', (t) => t.dropColumns('day_form', 'theme'));
}
