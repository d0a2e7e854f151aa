/** Editions of the office calendar: every edition stays on record, the latest of a year is in force. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('calendar_editions', (t) => {
    t.increments('id');
    t.integer('year').notNullable().index();
    t.text('label').notNullable();
    t.text('fingerprint').notNullable();
    t.text('loaded_at').notNullable();
  });
  await knex.schema.createTable('calendar_days', (t) => {
    t.integer('edition_id').notNullable().references('calendar_editions.id');
    t.string('day', 10).notNullable();
    t.boolean('is_off').notNullable();
    t.text('name').notNullable();
    t.primary(['edition_id', 'day']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['calendar_days', 'calendar_editions']) await knex.schema.dropTable(table);
}
