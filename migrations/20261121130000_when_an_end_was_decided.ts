/** The day somebody decided to end what recurs: pages drawn for an earlier day show it as it was expected then. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('obligations', (t) => {
    t.string('end_decided_on', 10);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table obligations drop column end_decided_on');
}
