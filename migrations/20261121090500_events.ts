/** Who did what, when, to which records. Append-only: the database itself refuses to change or remove an event. */
import type { Knex } from 'knex';

const TABLES = ['events', 'event_subjects'];

const isPostgres = (knex: Knex): boolean => knex.client.config.client === 'pg';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('events', (t) => {
    t.increments('id');
    t.text('happened_at').notNullable();
    t.integer('actor_id');
    t.text('actor_name').notNullable();
    t.text('verb').notNullable();
    t.text('reason');
    t.text('before').notNullable();
    t.text('after').notNullable();
  });
  await knex.schema.createTable('event_subjects', (t) => {
    t.integer('event_id').notNullable().references('events.id');
    t.text('subject_type').notNullable();
    t.integer('subject_id').notNullable();
    t.primary(['event_id', 'subject_type', 'subject_id']);
    t.index(['subject_type', 'subject_id']);
  });
  if (isPostgres(knex)) {
    await knex.raw(`create function refuse_event_change() returns trigger language plpgsql as
      $$ begin raise exception 'events are append-only'; end $$`);
  }
  for (const table of TABLES) {
    for (const change of ['update', 'delete']) {
      await knex.raw(
        isPostgres(knex)
          ? `create trigger ${table}_no_${change} before ${change} on ${table} execute function refuse_event_change()`
          : `create trigger ${table}_no_${change} before ${change} on ${table}
             begin select raise(abort, 'events are append-only'); end`,
      );
    }
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [...TABLES].reverse()) await knex.schema.dropTable(table);
  if (isPostgres(knex)) await knex.raw('drop function refuse_event_change()');
}
