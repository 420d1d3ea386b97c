import type { Knex } from 'knex';

/** Up to where a check found the chain of hashes sound, and whether it went through all of it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE ledger_checks ADD COLUMN verified_block BIGINT');
  await knex.raw('ALTER TABLE ledger_checks ADD COLUMN verified_hash CHAR(64)');
  await knex.raw('ALTER TABLE ledger_checks ADD COLUMN is_whole INTEGER NOT NULL DEFAULT 0');
}

export async function down(knex: Knex): Promise<void> {
  for (const column of ['is_whole', 'verified_hash', 'verified_block']) {
    await knex.raw(`ALTER TABLE ledger_checks DROP COLUMN ${column}`);
  }
}
