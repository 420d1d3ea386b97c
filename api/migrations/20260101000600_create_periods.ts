import type { Knex } from 'knex';
import { createRawTable, createTable } from '../src/schema.ts';

/** The months and how they were divided. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'periods', (table) => {
    table.string('period', 7).primary();
    table.string('state', 10).notNullable(); // open, closing, closed
    // When closing began, and the fee then: they stand in its entries, whoever finishes it and when.
    table.bigInteger('closing_at');
    table.integer('fee_basis_points');
    table.bigInteger('closed_at');
    table.bigInteger('returned_at'); // When nothing of it was waiting any more.
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

  // A chunk of supporters is done when its row is there.
  await createRawTable(
    knex,
    'distribution_chunks',
    `period TEXT(7) NOT NULL,
     first_supporter INTEGER NOT NULL,
     supporters INTEGER NOT NULL,
     flattrs INTEGER NOT NULL,
     amount MICROS NOT NULL,
     PRIMARY KEY (period, first_supporter)`,
  );

  // The shares of a chunk, summed per thing, for each range of things that they fall in. They wait
  // here until the range is posted, and are gone then.
  await createRawTable(
    knex,
    'distribution_sums',
    `period TEXT(7) NOT NULL,
     first_thing INTEGER NOT NULL,
     first_supporter INTEGER NOT NULL,
     sums BYTES NOT NULL,
     PRIMARY KEY (period, first_thing, first_supporter)`,
  );

  // What a thing received in a period: the lines of the creator's monthly report. `state` is waiting
  // (for a creator), earned (by creator_id, less the fee), returning or returned (to supporters).
  await createRawTable(
    knex,
    'thing_periods',
    `thing_id INTEGER NOT NULL,
     period TEXT(7) NOT NULL,
     flattrs INTEGER NOT NULL,
     amount MICROS NOT NULL,
     fee MICROS NOT NULL,
     state TEXT(9) NOT NULL,
     creator_id INTEGER,
     returned MICROS NOT NULL DEFAULT 0,
     returned_at INSTANT,
     returned_to INTEGER,
     PRIMARY KEY (period, thing_id)`,
    { clustered: true },
  );
  await knex.raw('CREATE INDEX thing_periods_thing ON thing_periods (thing_id, period)');

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
    'distribution_sums',
    'distribution_chunks',
    'closings',
    'periods',
  ]) {
    await knex.schema.dropTable(table);
  }
}
