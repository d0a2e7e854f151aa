/** The reminder ledger: what each person is told, once, in which mail, and what the mail server answered. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('mails', (t) => {
    t.increments('id');
    t.text('message_id').notNullable().unique();
    t.text('recipient').notNullable();
    t.string('day', 10).notNullable();
    t.text('subject').notNullable();
    t.text('text').notNullable();
    t.text('html').notNullable();
    t.text('state').notNullable().index();
    t.integer('attempts').notNullable().defaultTo(0);
    t.text('claimed_by');
    t.text('claimed_at');
    t.text('retry_at');
    t.text('sent_at');
    t.text('created_at').notNullable();
    t.index(['recipient', 'day']);
  });
  await knex.schema.createTable('reminders', (t) => {
    t.increments('id');
    t.integer('resolution_id').notNullable().references('resolutions.id').onDelete('CASCADE').index();
    // A resolution read again may replace its occurrences; what was sent about the old ones stays on record.
    t.integer('occurrence_id').references('occurrences.id').onDelete('SET NULL');
    t.text('rung').notNullable();
    t.string('due_on', 10).notNullable();
    t.text('recipient').notNullable();
    t.text('reason').notNullable();
    t.integer('mail_id').references('mails.id').index();
    t.text('dropped_because');
    t.text('planned_at').notNullable();
    t.unique(['occurrence_id', 'rung', 'due_on', 'recipient']);
  });
  await knex.schema.createTable('mail_attempts', (t) => {
    t.increments('id');
    t.integer('mail_id').notNullable().references('mails.id').index();
    t.text('attempted_at').notNullable();
    t.text('outcome').notNullable();
    t.text('answer').notNullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['mail_attempts', 'reminders', 'mails']) await knex.schema.dropTable(table);
}
