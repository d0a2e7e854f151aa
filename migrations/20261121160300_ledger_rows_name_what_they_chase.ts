/** Rows of the ledger from before are about the occurrence they name; those whose occurrence is gone chase nothing any more. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw("update reminders set item_key = 'occurrence:' || occurrence_id where occurrence_id is not null");
  await knex.raw("update reminders set moved_cause = 'calendar' where moved_because is not null");
  await knex.raw("update mails set handed_over_on = day where state = 'sent'");
}

export async function down(knex: Knex): Promise<void> {
  await knex('reminders').update({ item_key: '', moved_cause: null });
}
