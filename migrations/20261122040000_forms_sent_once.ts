/** Forms by the key each was drawn with: one that is sent twice writes once, and is answered alike. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('form_submissions', (t) => {
    // Whoever writes second under a key is refused by the database, on whichever server.
    t.string('key', 64).primary();
    // Tells the request that wrote from those that came after it.
    t.string('attempt', 36).notNullable();
    // Where it led and what was said, as JSON; null until that is known.
    t.text('answer');
    t.text('sent_at').notNullable().index();
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('form_submissions');
}
