/** Units, users, web sessions, one-time links and settings. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('units', (t) => {
    t.increments('id');
    t.text('name').notNullable().unique();
    t.text('characters');
    t.text('mailbox').notNullable();
    t.text('head_email');
    t.text('created_at').notNullable();
  });
  await knex.schema.createTable('users', (t) => {
    t.increments('id');
    t.text('email').notNullable().unique();
    t.text('name').notNullable();
    t.text('role').notNullable();
    t.integer('unit_id').references('units.id');
    t.text('password_hash').notNullable();
    t.text('locale').notNullable().defaultTo('zh-TW');
    t.boolean('is_active').notNullable().defaultTo(true);
    t.text('created_at').notNullable();
  });
  await knex.schema.createTable('web_sessions', (t) => {
    t.text('id').primary();
    t.integer('user_id').references('users.id');
    t.text('data').notNullable();
    t.text('expires_at').notNullable().index();
  });
  await knex.schema.createTable('one_time_links', (t) => {
    t.text('token_hash').primary();
    t.text('purpose').notNullable();
    t.text('expires_at').notNullable();
    t.text('used_at');
  });
  await knex.schema.createTable('settings', (t) => {
    t.text('name').primary();
    t.text('value').notNullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['settings', 'one_time_links', 'web_sessions', 'users', 'units']) await knex.schema.dropTable(table);
}
