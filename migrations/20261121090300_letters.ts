/** Letters out and in, what they answer, committee reviews, and releases of frozen money. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('letters', (t) => {
    t.increments('id');
    t.text('direction').notNullable();
    t.text('document_number').notNullable();
    t.string('issued_on', 10).notNullable();
    t.text('title');
    t.text('created_at').notNullable();
    t.unique(['direction', 'document_number']);
  });
  await knex.schema.createTable('letter_resolutions', (t) => {
    t.integer('letter_id').notNullable().references('letters.id');
    t.integer('resolution_id').notNullable().references('resolutions.id').onDelete('CASCADE').index();
    t.text('outcome');
    t.boolean('is_interim').notNullable();
    t.text('logged_by').notNullable();
    t.integer('logged_by_id').references('users.id');
    t.primary(['letter_id', 'resolution_id']);
  });
  await knex.schema.createTable('answers', (t) => {
    t.integer('occurrence_id').notNullable().references('occurrences.id').onDelete('CASCADE');
    t.integer('letter_id').notNullable().references('letters.id').index();
    t.primary(['occurrence_id', 'letter_id']);
  });
  await knex.schema.createTable('committee_reviews', (t) => {
    t.increments('id');
    t.integer('resolution_id').notNullable().references('resolutions.id').onDelete('CASCADE');
    t.text('committee').notNullable();
    t.string('held_on', 10);
    t.integer('term').notNullable();
    t.integer('session').notNullable();
    t.integer('meeting').notNullable();
    t.unique(['resolution_id', 'committee', 'term', 'session', 'meeting']);
  });
  await knex.schema.createTable('releases', (t) => {
    t.increments('id');
    t.integer('freeze_id').notNullable().references('freezes.id').onDelete('CASCADE');
    t.integer('letter_id').notNullable().references('letters.id');
    t.string('released_on', 10).notNullable();
    t.bigInteger('released_twd').notNullable();
    t.unique(['freeze_id', 'letter_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['releases', 'committee_reviews', 'answers', 'letter_resolutions', 'letters']) {
    await knex.schema.dropTable(table);
  }
}
