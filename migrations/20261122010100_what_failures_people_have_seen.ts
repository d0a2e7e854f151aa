/** Up to which failed attempt and which refused address a person has seen what went wrong with mails. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('seen_failures', (t) => {
    t.integer('user_id').primary().references('users.id').onDelete('CASCADE');
    t.integer('attempt_id').notNullable();
    t.integer('refused_id').notNullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('seen_failures');
}
