/**
 * What reminders follow beside due dates: the ladder, absences, mutes, acknowledgements, preferences, addresses that
 * refuse mail, a resolution's assigned person, and each time a due date moved.
 */
import type { Knex } from 'knex';

const TABLES = ['date_moves', 'resolution_persons', 'mail_control', 'refused_addresses', 'mail_preferences', 'acknowledgements', 'mutes', 'absences', 'ladders'];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('ladders', (t) => {
    t.increments('id');
    t.text('body').notNullable();
    t.text('reason').notNullable();
    t.text('set_by').notNullable();
    t.text('set_at').notNullable();
  });
  for (const name of ['absences', 'mutes']) {
    await knex.schema.createTable(name, (t) => {
      t.increments('id');
      t.text('email').notNullable().index();
      t.string('from_on', 10).notNullable();
      t.string('until_on', 10).notNullable();
      t.text('reason');
      t.text('set_by').notNullable();
      t.text('set_at').notNullable();
      t.text('ended_at');
      t.text('ended_by');
      if (name === 'absences') t.text('deputy_email');
      else t.integer('resolution_id').references('resolutions.id').onDelete('CASCADE');
    });
  }
  await knex.schema.createTable('acknowledgements', (t) => {
    t.increments('id');
    t.text('item_key').notNullable();
    t.integer('due_version').notNullable();
    t.integer('resolution_id').notNullable().references('resolutions.id').onDelete('CASCADE').index();
    t.string('acknowledged_on', 10).notNullable();
    t.text('acknowledged_at').notNullable();
    t.text('acknowledged_by').notNullable();
    t.integer('acknowledged_by_id').references('users.id');
    t.index(['item_key', 'due_version']);
  });
  await knex.schema.createTable('mail_preferences', (t) => {
    t.text('email').primary();
    t.text('style').notNullable();
    t.text('opted_out').notNullable();
    t.text('set_by').notNullable();
    t.text('set_at').notNullable();
  });
  await knex.schema.createTable('refused_addresses', (t) => {
    t.increments('id');
    t.text('email').notNullable();
    t.text('refused_at').notNullable();
    t.text('answer').notNullable();
    t.text('source').notNullable();
    t.integer('mail_id').references('mails.id');
    t.text('cleared_at');
    t.text('cleared_by');
  });
  await knex.raw('create unique index refused_addresses_open on refused_addresses (email) where cleared_at is null');
  await knex.schema.createTable('mail_control', (t) => {
    t.integer('id').primary();
    t.boolean('is_paused').notNullable();
    t.text('paused_reason');
    t.integer('daily_cap');
    t.string('used_on', 10);
    t.integer('used').notNullable();
    t.text('planned_at');
    t.text('set_by');
    t.text('set_at');
  });
  await knex.schema.createTable('resolution_persons', (t) => {
    t.integer('resolution_id').primary().references('resolutions.id').onDelete('CASCADE');
    t.integer('user_id').notNullable().references('users.id');
    t.text('set_by').notNullable();
    t.text('set_at').notNullable();
  });
  await knex.schema.createTable('date_moves', (t) => {
    t.increments('id');
    t.integer('occurrence_id').notNullable().references('occurrences.id').onDelete('CASCADE').index();
    t.string('from_on', 10);
    t.string('to_on', 10);
    t.text('cause').notNullable();
    t.text('because').notNullable();
    t.text('moved_at').notNullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of TABLES) await knex.schema.dropTable(table);
}
