import type { Knex } from 'knex';

/** The key with which software on a site answers for a claim; see docs/api/signed-claims.md. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('claims', (table) => {
    table.string('public_key', 64); // Ed25519, as its software sent it; NULL: it has sent none.
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE claims DROP COLUMN public_key');
}
