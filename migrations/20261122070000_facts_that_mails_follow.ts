/**
 * The number that rises with every change of a fact rises also with what else a mail follows: who answers for what, who is
 * away, the ladder, the office calendar and the LY's sessions, addresses that refuse mail. So a mail checked under a number is true while the number stands.
 */
import type { Knex } from 'knex';

const TABLES = [
  'acts', 'units', 'users', 'resolution_persons', 'mail_preferences', 'acknowledgements', 'absences', 'mutes', 'ladders', 'calendar_days', 'calendar_editions',
  'date_moves', 'refused_addresses', 'ly_sessions',
];
const CHANGES = ['insert', 'update', 'delete'];

const isPostgres = (knex: Knex): boolean => knex.client.config.client === 'pg';

export async function up(knex: Knex): Promise<void> {
  for (const table of TABLES) {
    if (isPostgres(knex)) {
      await knex.raw(`create constraint trigger ${table}_counts after insert or update or delete on ${table}
        deferrable initially deferred for each row execute function count_change_of_facts()`);
    } else {
      for (const change of CHANGES) {
        await knex.raw(`create trigger ${table}_${change}_counts after ${change} on ${table} begin update facts_version set version = version + 1; end`);
      }
    }
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of TABLES) {
    if (isPostgres(knex)) await knex.raw(`drop trigger ${table}_counts on ${table}`);
    else for (const change of CHANGES) await knex.raw(`drop trigger ${table}_${change}_counts`);
  }
}
