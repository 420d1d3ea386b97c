import type { Knex } from 'knex';

/** What the member who has a contested site says for themselves; `words` are the other side's. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('contests', (table) => {
    table.string('incumbent_words', 2000).notNullable().defaultTo('');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE contests DROP COLUMN incumbent_words');
}
