/** In whose place a reminder was told beside the person's own: a deputy may hold another role, or stand in for several. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('reminders', (t) => void t.text('told_for'));
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table reminders drop column told_for');
}
