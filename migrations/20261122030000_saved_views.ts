/** Names people gave to addresses of the list, and the one each person's list opens with. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('saved_views', (t) => {
    t.increments('id');
    t.integer('owner_id').notNullable().references('users.id');
    t.text('name').notNullable();
    // What stands behind /resolutions?
    t.text('query').notNullable();
    t.boolean('is_shared').notNullable();
    t.text('saved_at').notNullable();
    t.unique(['owner_id', 'name']);
  });
  await knex.schema.createTable('default_views', (t) => {
    t.integer('user_id').primary().references('users.id');
    t.integer('view_id').notNullable().references('saved_views.id').onDelete('CASCADE').index();
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('default_views');
  await knex.schema.dropTable('saved_views');
}
