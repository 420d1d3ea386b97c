import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** Money to outside: where it goes, what was asked of a provider, what the provider said. */
export async function up(knex: Knex): Promise<void> {
  // A change makes a new row: a payout names the one that it went to.
  await createTable(knex, 'payout_destinations', (table) => {
    table.increments('id');
    table.integer('member_id').unsigned().notNullable().references('members.id').index();
    table.string('provider', 20).notNullable();
    table.text('details').notNullable(); // JSON, for the provider alone; {} once the member left.
    table.string('label', 80).notNullable(); // What pages, logs and exports show: the last four.
    table.boolean('is_automatic').notNullable().defaultTo(false); // Pays out after each month.
    table.bigInteger('created_at').notNullable();
    table.bigInteger('replaced_at');
    // The member while it is their current one, else NULL: a member has one.
    table.integer('current_of').unsigned().unique();
  });

  // What an operator carries to a bank.
  await createTable(knex, 'payout_batches', (table) => {
    table.increments('id');
    table.string('provider', 20).notNullable();
    table.string('message_id', 35).notNullable().unique(); // By which a bank knows it again.
    table.string('execute_on', 10).notNullable();
    table.integer('payouts').notNullable();
    table.bigInteger('amount').notNullable();
    table.text('file', 'mediumtext'); // As it was first made; NULL once all of it is settled.
    table.bigInteger('created_at').notNullable();
    table.bigInteger('downloaded_at'); // From here on it may be at the bank.
    table.bigInteger('closed_at');
    table.boolean('is_canceled').notNullable().defaultTo(false);
  });

  await createTable(knex, 'payouts', (table) => {
    table.string('id', 26).primary(); // Made before anything else; the provider's idempotency key.
    table.integer('member_id').unsigned().notNullable().references('members.id');
    table.integer('destination_id').unsigned().notNullable().references('payout_destinations.id');
    table.string('provider', 20).notNullable();
    table.bigInteger('amount').notNullable();
    table.string('currency', 3).notNullable();
    table.string('state', 10).notNullable(); // See src/payouts/payout.ts.
    table.string('reason', 300).notNullable().defaultTo('');
    table.integer('batch_id').unsigned().references('payout_batches.id').index();
    table.string('automatic_period', 7); // The month after which it was asked for by itself.
    table.text('request'); // JSON: what the provider was asked, written before it was.
    table.string('provider_reference', 120).unique(); // The provider's own id, once it told us.
    table.integer('attempts').notNullable().defaultTo(0);
    table.bigInteger('next_attempt_at').index(); // While nobody knows whether the provider took it.
    table.bigInteger('created_at').notNullable();
    table.bigInteger('sent_at');
    table.bigInteger('finished_at');
    table.index(['member_id', 'created_at']);
    table.index(['state', 'provider']);
    table.unique(['member_id', 'automatic_period']);
  });

  // Each state that a payout was in, with its reason.
  await createTable(knex, 'payout_steps', (table) => {
    table.increments('id');
    table.string('payout_id', 26).notNullable().references('payouts.id').index();
    table.string('state', 10).notNullable();
    table.string('reason', 300).notNullable().defaultTo('');
    table.bigInteger('entered_at').notNullable();
  });

  // What providers and banks told of payouts, stored once and applied once.
  await createTable(knex, 'payout_events', (table) => {
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
  for (const table of [
    'payout_events',
    'payout_steps',
    'payouts',
    'payout_batches',
    'payout_destinations',
  ]) {
    await knex.schema.dropTable(table);
  }
}
