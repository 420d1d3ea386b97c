import type { Knex } from 'knex';

/** Whose offers of parts a member accepts without being asked each time. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('standing_acceptances', (table) => {
    table.integer('member_id').unsigned().notNullable().references('members.id');
    table.integer('owner_id').unsigned().notNullable().references('members.id');
    table.bigInteger('created_at').notNullable();
    table.primary(['member_id', 'owner_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('standing_acceptances');
}
