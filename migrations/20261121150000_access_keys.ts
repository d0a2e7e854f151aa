/**
 * Secret addresses of feeds and tokens of the API, by digest only; and the answers given to requests that named an
 * idempotency key, so that a repeated one is answered alike.
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('access_keys', (t) => {
    t.increments('id');
    t.integer('user_id').notNullable().references('users.id').index();
    t.text('kind').notNullable();
    t.text('scope').notNullable();
    // Of the scope `unit` only.
    t.integer('unit_id').references('units.id');
    t.text('name').notNullable();
    t.text('secret_hash').notNullable().unique();
    t.text('created_at').notNullable();
    // A day of the office: noting every use would write with every request.
    t.string('last_used_on', 10);
    t.text('revoked_at');
    t.text('revoked_by');
  });
  await knex.schema.createTable('repeatable_requests', (t) => {
    t.integer('access_key_id').notNullable().references('access_keys.id');
    t.text('idempotency_key').notNullable();
    t.text('fingerprint').notNullable();
    t.text('answer').notNullable();
    t.text('created_at').notNullable().index();
    t.primary(['access_key_id', 'idempotency_key']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('repeatable_requests');
  await knex.schema.dropTable('access_keys');
}
