/** Whether the agency publishes, under which name, and which acts. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('publishing', (t) => {
    // One row, of id 1; before anybody decided there is none.
    t.integer('id').primary();
    t.boolean('is_on').notNullable();
    t.text('publisher').notNullable();
    t.text('contact');
    t.text('set_by').notNullable();
    t.text('set_at').notNullable();
  });
  await knex.schema.createTable('published_acts', (t) => {
    t.integer('act_id').primary().references('acts.id');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('published_acts');
  await knex.schema.dropTable('publishing');
}
