/** The one row that says whether mails go out, under which planners take turns. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex('mail_control').insert({ id: 1, is_paused: false, used: 0 });
}

export async function down(knex: Knex): Promise<void> {
  await knex('mail_control').delete();
}
