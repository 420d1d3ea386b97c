import type { Knex } from 'knex';

/** From where on what was taken over reaches: what its new owner had earned before is theirs. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('takeovers', (table) => {
    table.string('first_period', 7); // The oldest of which something was held. NULL: nothing was.
  });
  // The oldest that there may be: nobody who had earned there before was told apart.
  await knex('takeovers').whereNotNull('last_period').update({ first_period: '' });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE takeovers DROP COLUMN first_period');
}
