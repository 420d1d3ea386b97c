import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** Money from outside: what was asked of a provider, and what the provider said. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'deposits', (table) => {
    table.string('id', 26).primary(); // Made before the provider is called; its idempotency key.
    table.integer('member_id').unsigned().notNullable().references('members.id').index();
    table.string('provider', 20).notNullable();
    table.bigInteger('amount').notNullable();
    table.string('currency', 3).notNullable();
    table.string('state', 12).notNullable(); // requested, succeeded, failed, canceled
    table.string('provider_reference', 120).unique(); // The provider's own id, once it told us.
    table.bigInteger('created_at').notNullable();
    table.bigInteger('finished_at');
  });

  // What a provider told us, stored once and applied once.
  await createTable(knex, 'provider_events', (table) => {
    table.string('provider', 20).notNullable();
    table.string('event_id', 120).notNullable();
    table.string('kind', 40).notNullable();
    table.text('payload').notNullable(); // JSON
    table.bigInteger('received_at').notNullable();
    table.bigInteger('applied_at');
    table.primary(['provider', 'event_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('provider_events');
  await knex.schema.dropTable('deposits');
}
