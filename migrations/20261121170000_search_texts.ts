/** What is searched of each resolution, written alike (see `server/domain/search.ts`): one row each, kept by whoever writes the parts. */
import type { Knex } from 'knex';

const TEXTS = ['heading', 'body', 'replies'];

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('search_texts', (t) => {
    t.integer('resolution_id').primary().references('resolutions.id').onDelete('CASCADE');
    for (const name of TEXTS) t.text(name).notNullable();
  });
  if (knex.client.config.client !== 'pg') return;
  // Every search reads every text: to unpack them took longer than to read them.
  for (const name of TEXTS) await knex.raw('alter table search_texts alter column ?? set storage external', [name]);
}

export const down = (knex: Knex): Promise<void> => knex.schema.dropTable('search_texts');
