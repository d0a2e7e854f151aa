/** The files of a letter as people handed them in: its scan, its attachments. What they hold is kept once, among the source files. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('letter_files', (t) => {
    t.increments('id');
    t.integer('letter_id').notNullable().references('letters.id').onDelete('CASCADE');
    t.integer('source_file_id').notNullable().references('source_files.id').index();
    // The same content may be handed in under other names.
    t.text('name').notNullable();
    t.text('added_by').notNullable();
    t.integer('added_by_id').references('users.id');
    t.text('added_at').notNullable();
    t.unique(['letter_id', 'source_file_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('letter_files');
}
