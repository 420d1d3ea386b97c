import type { Knex } from 'knex';
import { createRawTable, createTable } from '../src/schema.ts';

/** The months and how they were divided. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'periods', (table) => {
    table.string('period', 7).primary();
    table.string('state', 10).notNullable(); // open, closing, closed
    table.bigInteger('closing_at'); // When closing began: the instant on all its entries.
    table.bigInteger('closed_at');
    table.integer('supporters');
    table.bigInteger('flattrs');
    table.bigInteger('amount');
  });

  // What a period took from a supporter, and over how many flattrs. With the flattrs of the period
  // this determines every share, so shares are computed by split() and not stored.
  await createRawTable(
    knex,
    'closings',
    `period TEXT(7) NOT NULL,
     supporter_id INTEGER NOT NULL,
     amount MICROS NOT NULL,
     flattrs INTEGER NOT NULL,
     PRIMARY KEY (period, supporter_id)`,
    { clustered: true },
  );

  // A chunk of supporters is done when its row is there. Its shares, summed per thing, wait in it
  // until they are posted.
  await createRawTable(
    knex,
    'distribution_chunks',
    `period TEXT(7) NOT NULL,
     first_supporter INTEGER NOT NULL,
     supporters INTEGER NOT NULL,
     flattrs INTEGER NOT NULL,
     amount MICROS NOT NULL,
     shares BYTES NOT NULL,
     PRIMARY KEY (period, first_supporter)`,
  );

  // What a thing received in a period: the lines of the creator's monthly report.
  await createRawTable(
    knex,
    'thing_periods',
    `thing_id INTEGER NOT NULL,
     period TEXT(7) NOT NULL,
     flattrs INTEGER NOT NULL,
     amount MICROS NOT NULL,
     PRIMARY KEY (thing_id, period)`,
    { clustered: true },
  );
  await knex.raw('CREATE INDEX thing_periods_period ON thing_periods (period, thing_id)');

  // Each run of the invariants, for the status page; a failed one stops payouts.
  await createTable(knex, 'ledger_checks', (table) => {
    table.increments('id');
    table.bigInteger('checked_at').notNullable().index();
    table.boolean('is_ok').notNullable();
    table.text('results').notNullable(); // JSON
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'ledger_checks',
    'thing_periods',
    'distribution_chunks',
    'closings',
    'periods',
  ]) {
    await knex.schema.dropTable(table);
  }
}
