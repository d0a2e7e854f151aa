/**
 * The ledger holds more than due dates: each row names the thing it chases, how often its date had moved, in whose
 * place the person was told and which rungs were passed over. Mails keep the very bytes handed over.
 */
import type { Knex } from 'knex';

const OLD_KEY = ['occurrence_id', 'rung', 'due_on', 'recipient'];
const COLUMNS: readonly [table: string, column: string][] = [
  ['reminders', 'item_key'], ['reminders', 'topic'], ['reminders', 'due_version'], ['reminders', 'stands_for'], ['reminders', 'covers'],
  ['reminders', 'moved_cause'], ['mails', 'kind'], ['mails', 'source'], ['mails', 'sha256'], ['mails', 'handed_over_on'], ['mail_attempts', 'sha256'],
];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('reminders', (t) => {
    t.text('item_key').notNullable().defaultTo('');
    t.text('topic').notNullable().defaultTo('deadline');
    t.integer('due_version').notNullable().defaultTo(0);
    t.text('stands_for');
    t.text('covers');
    t.text('moved_cause');
  });
  await knex.schema.alterTable('mails', (t) => {
    t.text('kind').notNullable().defaultTo('reminder');
    t.binary('source');
    t.text('sha256');
    // The office day the mail server took it, or may have.
    t.string('handed_over_on', 10);
  });
  await knex.schema.alterTable('mail_attempts', (t) => {
    t.text('sha256');
  });
  await knex.schema.alterTable('reminders', (t) => t.dropUnique(OLD_KEY));
  await knex.raw("create unique index reminders_once on reminders (item_key, rung, due_on, due_version, recipient) where item_key <> ''");
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index reminders_once');
  await knex.schema.alterTable('reminders', (t) => t.unique(OLD_KEY));
  for (const [table, column] of COLUMNS) await knex.raw('alter table ?? drop column ??', [table, column]);
}
