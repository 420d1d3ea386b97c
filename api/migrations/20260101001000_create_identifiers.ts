import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** What members have shown to be theirs, so that links which name it pay them. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'member_identifiers', (table) => {
    table.string('identifier', 190).primary(); // `email:<md5>`
    table.integer('member_id').unsigned().notNullable().references('members.id').index();
    table.bigInteger('verified_at').notNullable();
  });
  await knex.schema.alterTable('things', (table) => {
    table.index('owner_identifier');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('things', (table) => {
    table.dropIndex('owner_identifier');
  });
  await knex.schema.dropTable('member_identifiers');
}
