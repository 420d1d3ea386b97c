import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** Whom a feed named as its owner when a member claimed it, and what they answered to our mail. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'owner_mails', (table) => {
    table.integer('claim_id').unsigned().primary().references('claims.id');
    table.string('address_hash', 64).notNullable(); // Nothing else is kept of the address.
    table.string('shown', 300).notNullable(); // `p…@example.org`
    table.string('secret_hash', 64).notNullable().unique(); // Of the link in the newest mail.
    table.string('answer', 4).notNullable(); // none, yes, no
    table.bigInteger('sent_at').notNullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('owner_mails');
}
