/**
 * A number that rises with every committed change of what statuses are derived from, whoever made it. Servers keep what they
 * derived under it.
 *
 * PostgreSQL counts at commit (a deferred trigger, once a transaction): the row is locked for that instant alone, so that
 * writers neither wait for nor block one another, and whoever reads a number sees everything counted in it.
 */
import type { Knex } from 'knex';

const TABLES = [
  'resolutions', 'listings', 'obligations', 'occurrences', 'answers', 'extensions', 'date_overrides', 'freezes', 'releases', 'letters',
  'letter_resolutions', 'committee_reviews',
];
const CHANGES = ['insert', 'update', 'delete'];

const isPostgres = (knex: Knex): boolean => knex.client.config.client === 'pg';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('facts_version', (t) => {
    t.bigInteger('version').notNullable();
  });
  await knex('facts_version').insert({ version: 1 });
  if (!isPostgres(knex)) {
    for (const table of TABLES) for (const change of CHANGES) {
      await knex.raw(`create trigger ${table}_${change}_counts after ${change} on ${table} begin update facts_version set version = version + 1; end`);
    }
    return;
  }
  await knex.raw(`
    create function count_change_of_facts() returns trigger language plpgsql as $$
    begin
      if current_setting('tracker.facts_counted', true) is distinct from 'yes' then
        update facts_version set version = version + 1;
        perform set_config('tracker.facts_counted', 'yes', true);
      end if;
      return null;
    end $$`);
  for (const table of TABLES) {
    await knex.raw(`create constraint trigger ${table}_counts after insert or update or delete on ${table}
      deferrable initially deferred for each row execute function count_change_of_facts()`);
  }
}

export async function down(knex: Knex): Promise<void> {
  if (isPostgres(knex)) await knex.raw('drop function count_change_of_facts() cascade');
  else for (const table of TABLES) for (const change of CHANGES) await knex.raw(`drop trigger if exists ${table}_${change}_counts`);
  await knex.schema.dropTable('facts_version');
}
