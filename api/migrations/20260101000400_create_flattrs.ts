import type { Knex } from 'knex';
import { createRawTable, createTable } from '../src/schema.ts';

/** Budgets, flattrs, subscriptions: what a supporter wants a period to do. */
export async function up(knex: Knex): Promise<void> {
  // A row holds from its period on until the next row. So a change made while the last month waits
  // to be closed does not touch that month.
  await createTable(knex, 'budgets', (table) => {
    table.integer('supporter_id').unsigned().notNullable().references('members.id');
    table.string('from_period', 7).notNullable();
    table.bigInteger('amount').notNullable(); // 0: paused.
    table.bigInteger('changed_at').notNullable();
    table.primary(['supporter_id', 'from_period']);
  });

  // The primary key is the rule: one supporter, one thing, one period, one flattr. It is also the
  // order in which a month is closed.
  await createRawTable(
    knex,
    'flattrs',
    `period TEXT(7) NOT NULL,
     supporter_id INTEGER NOT NULL,
     thing_id INTEGER NOT NULL,
     source TEXT(12) NOT NULL,
     created_at INSTANT NOT NULL,
     PRIMARY KEY (period, supporter_id, thing_id)`,
    { clustered: true },
  );
  await knex.raw('CREATE INDEX flattrs_thing ON flattrs (thing_id, period)');

  await createTable(knex, 'subscriptions', (table) => {
    table.integer('supporter_id').unsigned().notNullable().references('members.id');
    table.integer('thing_id').unsigned().notNullable().references('things.id');
    table.boolean('is_active').notNullable().defaultTo(true);
    table.bigInteger('created_at').notNullable();
    table.bigInteger('started_at').notNullable();
    table.string('last_period', 7).notNullable(); // The last period it flattred in, undone or not.
    table.primary(['supporter_id', 'thing_id']);
    table.index(['last_period', 'is_active']);
  });

  // Sites on which a supporter flattrs with one click; see docs/decisions/0007-one-click.md.
  await createTable(knex, 'trusted_sites', (table) => {
    table.integer('supporter_id').unsigned().notNullable().references('members.id');
    table.string('origin', 300).notNullable();
    table.bigInteger('trusted_at').notNullable();
    table.primary(['supporter_id', 'origin']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['trusted_sites', 'subscriptions', 'flattrs', 'budgets'])
    await knex.schema.dropTable(table);
}
