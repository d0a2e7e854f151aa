/** Editions of the office calendar loaded before acceptance was asked for were in force from the moment they were loaded. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex('calendar_editions').whereNull('acceptance')
    .update({ acceptance: knex.ref('id'), accepted_at: knex.ref('loaded_at'), accepted_by: 'program' });
}

export async function down(knex: Knex): Promise<void> {
  await knex('calendar_editions').update({ acceptance: null, accepted_at: null, accepted_by: null });
}
