import type { Knex } from 'knex';

/** What a first owner says against a takeover, and how far what was taken over reaches. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('contests', (table) => {
    table.string('words', 2000).notNullable().defaultTo(''); // Of the one who objects.
  });
  await knex.schema.alterTable('takeovers', (table) => {
    table.string('last_period', 7); // The newest of which something was held. NULL: nothing was.
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE takeovers DROP COLUMN last_period');
  await knex.raw('ALTER TABLE contests DROP COLUMN words');
}
