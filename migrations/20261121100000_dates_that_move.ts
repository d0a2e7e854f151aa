/**
 * Dates that move and stay explained: an act's start day set by an authority, one obligation's day set by hand,
 * what recurs ended by a decision, real days of the LY's sessions, editions of the office calendar that wait for
 * acceptance, the edition a date was computed under, and what a mail about a moved date says.
 */
import type { Knex } from 'knex';

/** Dropped one by one in plain SQL: knex would rebuild a SQLite table, which loses what refers to it. */
const COLUMNS: readonly [table: string, column: string][] = [
  ['acts', 'ordered_on'], ['acts', 'ordered_authority'],
  ['obligations', 'ended_on'], ['obligations', 'ended_reason'], ['obligations', 'ended_by'],
  ['occurrences', 'calendar_label'],
  ['calendar_editions', 'acceptance'], ['calendar_editions', 'accepted_at'], ['calendar_editions', 'accepted_by'],
  ['calendar_editions', 'file_name'], ['calendar_editions', 'proposed_by'],
  ['calendar_editions', 'refused_at'], ['calendar_editions', 'refused_by'], ['calendar_editions', 'refused_reason'],
  ['reminders', 'moved_from'], ['reminders', 'moved_because'],
];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('acts', (t) => {
    t.string('ordered_on', 10);
    t.text('ordered_authority');
  });
  await knex.schema.alterTable('obligations', (t) => {
    t.string('ended_on', 10);
    t.text('ended_reason');
    t.text('ended_by');
  });
  await knex.schema.alterTable('occurrences', (t) => {
    t.text('calendar_label');
  });
  await knex.schema.alterTable('calendar_editions', (t) => {
    // 1, 2, 3 ... in the order editions came into force; null while nobody has accepted the edition.
    t.integer('acceptance');
    t.text('accepted_at');
    t.text('accepted_by');
    t.text('file_name');
    t.text('proposed_by');
    t.text('refused_at');
    t.text('refused_by');
    t.text('refused_reason');
  });
  await knex.schema.alterTable('reminders', (t) => {
    t.string('moved_from', 10);
    t.text('moved_because');
  });
  await knex.schema.createTable('date_overrides', (t) => {
    t.increments('id');
    t.integer('obligation_id').notNullable().references('obligations.id').onDelete('CASCADE');
    t.text('kind').notNullable();
    // The occurrence whose due day is set; 0 where the day all of them count from is.
    t.integer('number').notNullable();
    t.string('day', 10).notNullable();
    t.text('reason').notNullable();
    t.text('set_by').notNullable();
    t.text('set_at').notNullable();
    t.text('revoked_at');
    t.text('revoked_by');
    t.text('revoked_reason');
    t.index(['obligation_id']);
  });
  await knex.raw('create unique index date_overrides_in_force on date_overrides (obligation_id, kind, number) where revoked_at is null');
  await knex.schema.createTable('ly_sessions', (t) => {
    t.increments('id');
    t.integer('term').notNullable();
    t.integer('session').notNullable();
    t.string('opens_on', 10).notNullable();
    t.string('closes_on', 10).notNullable();
    t.text('reason').notNullable();
    t.text('set_by').notNullable();
    t.text('set_at').notNullable();
    t.unique(['term', 'session']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('ly_sessions');
  await knex.schema.dropTable('date_overrides');
  for (const [table, column] of COLUMNS) await knex.raw('alter table ?? drop column ??', [table, column]);
}
