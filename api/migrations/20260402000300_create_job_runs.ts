import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** How the jobs of the service run, and what providers told that somebody has looked at. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'job_runs', (table) => {
    table.string('name', 60).primary();
    table.bigInteger('ran_at'); // When it last ran well, to some minutes.
    table.bigInteger('failed_at'); // When it last failed.
    table.integer('failures').notNullable().defaultTo(0); // Since it last ran well.
    table.string('problem', 300).notNullable().defaultTo('');
  });
  for (const table of ['provider_events', 'payout_events']) {
    await knex.raw(`ALTER TABLE ${table} ADD COLUMN set_aside_at BIGINT`);
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['payout_events', 'provider_events']) {
    await knex.raw(`ALTER TABLE ${table} DROP COLUMN set_aside_at`);
  }
  await knex.schema.dropTable('job_runs');
}
