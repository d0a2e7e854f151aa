/**
 * A resolution may be listed, and answered, in the tables of several agencies; it has proposers, and may have come from
 * a file that only another tracker holds.
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('resolutions', (t) => {
    t.text('proposers').notNullable().defaultTo('[]');
    t.text('source_name');
  });
  await knex.schema.createTable('listings', (t) => {
    t.increments('id');
    t.integer('act_id').notNullable().references('acts.id');
    t.integer('resolution_id').notNullable().references('resolutions.id').onDelete('CASCADE');
    t.text('agency').notNullable();
    t.text('section_key').notNullable();
    t.text('section_path').notNullable();
    t.text('item_key').notNullable();
    t.text('item').notNullable();
    t.integer('position').notNullable();
    t.text('reply').notNullable();
    t.string('replied_on', 10);
    t.text('disposition');
    t.integer('source_file_id').references('source_files.id');
    t.integer('source_page');
    t.integer('source_line');
    t.text('source_name');
    t.unique(['resolution_id', 'agency']);
    t.index(['act_id', 'agency']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('listings');
  await knex.schema.alterTable('resolutions', (t) => t.dropColumn('proposers'));
}
