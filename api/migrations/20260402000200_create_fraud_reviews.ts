import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** Earnings of a month that look made up, for an operator to look at. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'fraud_reviews', (table) => {
    table.increments('id');
    table.integer('member_id').unsigned().notNullable().references('members.id');
    table.string('period', 7).notNullable();
    table.integer('score').notNullable(); // See src/fraud/score.ts.
    table.text('parts').notNullable(); // JSON: what it is made of.
    table.bigInteger('amount').notNullable(); // What they earned in the period, held until it is decided.
    table.bigInteger('found_at').notNullable();
    table.string('state', 10).notNullable(); // open, released, confirmed
    table.bigInteger('decided_at');
    table.text('reason');
    table.integer('operator_id').unsigned();
    table.integer('measure_id').unsigned().references('measures.id');
    table.unique(['member_id', 'period']);
    table.index(['state', 'score']);
  });
  // When the earnings of the period were last looked at. NULL: never.
  await knex.raw('ALTER TABLE periods ADD COLUMN fraud_checked_at BIGINT');
  // A measure that withholds the earnings of one month says which.
  await knex.raw('ALTER TABLE measures ADD COLUMN period VARCHAR(7)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE measures DROP COLUMN period');
  await knex.raw('ALTER TABLE periods DROP COLUMN fraud_checked_at');
  await knex.schema.dropTable('fraud_reviews');
}
