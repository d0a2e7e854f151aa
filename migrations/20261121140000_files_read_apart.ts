/**
 * Files are read by a process of their own: how far it is, what it read, what people decided about it, and what taking
 * it over did. Which act a file is for may be told by the file.
 */
import type { Knex } from 'knex';

const COLUMNS = ['reading', 'choices', 'pages_read', 'pages_total', 'beat_at', 'counts'];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('imports', (t) => {
    t.text('reading');
    t.text('choices').notNullable().defaultTo('{}');
    t.integer('pages_read');
    t.integer('pages_total');
    // The reading process says now and then that it lives.
    t.text('beat_at');
    t.text('counts');
  });
  // Nothing refers to an import, so that SQLite may build the table anew.
  await knex.schema.alterTable('imports', (t) => t.setNullable('act_id'));
  await knex.schema.createTable('column_mappings', (t) => {
    t.text('signature').primary();
    t.text('mapping').notNullable();
    t.text('made_by').notNullable();
    t.text('made_at').notNullable();
  });
}

/** Imports without an act cannot be kept. */
export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('column_mappings');
  await knex('imports').whereNull('act_id').delete();
  await knex.schema.alterTable('imports', (t) => t.dropNullable('act_id'));
  for (const column of COLUMNS) await knex.raw('alter table imports drop column ??', [column]);
}
