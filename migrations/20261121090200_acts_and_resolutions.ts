/** Acts, the resolutions passed with them, what each asks for and by when, frozen money, and the files they came from. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('acts', (t) => {
    t.increments('id');
    t.text('title').notNullable();
    t.text('kind').notNullable();
    t.integer('fiscal_year');
    t.string('passed_on', 10).notNullable();
    t.string('promulgated_on', 10);
    t.string('received_on', 10);
    t.text('count_from').notNullable();
    t.text('count_from_reason');
    t.text('created_at').notNullable();
  });
  await knex.schema.createTable('source_files', (t) => {
    t.increments('id');
    t.text('sha256').notNullable().unique();
    t.text('name').notNullable();
    t.integer('size').notNullable();
    t.binary('bytes').notNullable();
    t.text('stored_at').notNullable();
  });
  await knex.schema.createTable('imports', (t) => {
    t.increments('id');
    t.integer('act_id').notNullable().references('acts.id');
    t.integer('source_file_id').notNullable().references('source_files.id');
    t.text('file_name').notNullable();
    t.text('started_by').notNullable();
    t.text('started_at').notNullable();
    t.text('applied_at');
  });
  await knex.schema.createTable('resolutions', (t) => {
    t.increments('id');
    t.integer('act_id').notNullable().references('acts.id');
    t.text('agency').notNullable();
    t.text('section_key').notNullable();
    t.text('section_path').notNullable();
    t.text('item_key').notNullable();
    t.text('item').notNullable();
    t.integer('position').notNullable();
    t.text('text').notNullable();
    t.text('reply').notNullable();
    t.string('replied_on', 10);
    t.text('disposition');
    t.integer('unit_id').references('units.id').index();
    t.string('assigned_on', 10);
    t.string('signed_off_on', 10);
    t.text('signed_off_by');
    t.integer('source_file_id').references('source_files.id');
    t.integer('source_page');
    t.integer('source_line');
    t.text('created_at').notNullable();
    t.text('updated_at').notNullable();
    t.unique(['act_id', 'agency', 'section_key', 'item_key']);
  });
  await knex.schema.createTable('obligations', (t) => {
    t.increments('id');
    t.integer('resolution_id').notNullable().references('resolutions.id').onDelete('CASCADE').index();
    t.integer('position').notNullable();
    t.text('kind').notNullable();
    t.text('words').notNullable();
    t.text('report_type');
    t.text('committee');
    t.text('reading').notNullable();
  });
  await knex.schema.createTable('occurrences', (t) => {
    t.increments('id');
    t.integer('obligation_id').notNullable().references('obligations.id').onDelete('CASCADE');
    t.integer('number').notNullable();
    t.text('anchor').notNullable();
    t.string('anchor_on', 10);
    t.string('raw_due_on', 10);
    t.string('due_on', 10).index();
    t.boolean('is_provisional').notNullable();
    t.text('unsure');
    t.unique(['obligation_id', 'number']);
  });
  await knex.schema.createTable('freezes', (t) => {
    t.increments('id');
    t.integer('resolution_id').notNullable().references('resolutions.id').onDelete('CASCADE').index();
    t.integer('position').notNullable();
    t.text('words').notNullable();
    t.bigInteger('frozen_twd');
    t.bigInteger('base_twd');
    t.boolean('consent_required').notNullable();
    t.text('unsure');
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['freezes', 'occurrences', 'obligations', 'resolutions', 'imports', 'source_files', 'acts']) {
    await knex.schema.dropTable(table);
  }
}
