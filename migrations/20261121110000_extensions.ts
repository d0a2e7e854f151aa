/** Other dates asked for beside the LY's own: granted by an authority, or promised by the agency; and what was decided. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('extensions', (t) => {
    t.increments('id');
    t.integer('resolution_id').notNullable().references('resolutions.id').onDelete('CASCADE').index();
    // A resolution read again may replace its occurrences; what was asked for about the old ones stays on record.
    t.integer('occurrence_id').references('occurrences.id').onDelete('SET NULL').index();
    t.text('kind').notNullable();
    t.string('new_due_on', 10).notNullable();
    t.text('reason').notNullable();
    t.text('authority');
    t.text('requested_by').notNullable();
    t.integer('requested_by_id').references('users.id');
    t.text('requested_at').notNullable();
    t.string('requested_on', 10).notNullable();
    t.text('decision').notNullable();
    t.text('decided_by');
    t.integer('decided_by_id').references('users.id');
    t.text('decided_at');
    t.string('decided_on', 10);
    t.text('decision_reason');
  });
  await knex.raw("create unique index extensions_pending on extensions (occurrence_id, kind) where decision = 'pending'");
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('extensions');
}
