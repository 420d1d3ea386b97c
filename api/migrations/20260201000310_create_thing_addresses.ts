import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** More addresses than one for a thing: an episode's page, its audio and its guid are one. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'thing_addresses', (table) => {
    table.string('url_hash', 32).primary(); // Of the canonical URL; no thing has it as its own.
    table.integer('thing_id').unsigned().notNullable().references('things.id').index();
    table.string('url', 2048).notNullable();
    table.boolean('is_sure').notNullable(); // Else it goes as soon as somebody else names it.
    table.bigInteger('known_at').notNullable();
  });
  // A thing that turned out to be another one: it keeps what it received, and new flattrs go there.
  await knex.schema.alterTable('things', (table) => {
    table.integer('leads_to_id').unsigned();
    table.index('leads_to_id', 'things_leads_to');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('thing_addresses');
  await knex.schema.alterTable('things', (table) =>
    table.dropIndex('leads_to_id', 'things_leads_to'),
  );
  // Knex would copy the whole table on SQLite, which has been able to do this itself for long.
  await knex.raw('ALTER TABLE things DROP COLUMN leads_to_id');
}
