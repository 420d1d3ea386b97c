import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** Abuse that people report, what operators do about it, and how those whom it concerns object. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE members ADD COLUMN suspended_at BIGINT');
  await knex.raw('CREATE INDEX members_suspended ON members (suspended_at)');
  // The measure that hides it, whatever its creator says of it.
  await knex.raw('ALTER TABLE things ADD COLUMN measure_id INTEGER');

  // What an operator did against a member or a thing. It is lifted, never deleted.
  await createTable(knex, 'measures', (table) => {
    table.increments('id');
    table.string('kind', 10).notNullable(); // suspend, hide
    table.integer('member_id').unsigned().references('members.id').index(); // Whom it concerns.
    table.integer('thing_id').unsigned().references('things.id').index(); // What was hidden.
    table.text('reason').notNullable(); // In words for whom it concerns.
    table.string('token_hash', 64).notNullable().unique(); // Of the link in their mail.
    table.integer('operator_id').unsigned();
    table.bigInteger('imposed_at').notNullable();
    table.bigInteger('lifted_at');
    table.string('open_key', 40).unique(); // `suspend/7` until it is lifted: one at a time.
  });

  await createTable(knex, 'abuse_reports', (table) => {
    table.increments('id');
    table.integer('thing_id').unsigned().references('things.id').index();
    table.integer('member_id').unsigned().references('members.id').index(); // One of the two.
    table.string('category', 12).notNullable(); // See src/abuse/report.ts.
    table.text('words').notNullable();
    // Who reported: for the answer alone, never told to whom it concerns. Emptied after the answer.
    table.integer('reporter_id').unsigned().references('members.id').index();
    table.string('email', 254).notNullable().defaultTo('');
    table.string('token_hash', 64).notNullable().unique(); // Of the reporter's own page.
    table.bigInteger('created_at').notNullable();
    table.bigInteger('decided_at').index(); // NULL: it waits for an operator.
    table.string('outcome', 12); // dismissed, hidden, suspended
    table.text('reason');
    table.integer('operator_id').unsigned();
    table.integer('measure_id').unsigned().references('measures.id').index();
  });

  // An objection against a measure, by whom it concerns; or against a report's answer, by who reported.
  await createTable(knex, 'appeals', (table) => {
    table.increments('id');
    table.integer('measure_id').unsigned().unique().references('measures.id');
    table.integer('report_id').unsigned().unique().references('abuse_reports.id');
    table.text('words').notNullable();
    table.bigInteger('filed_at').notNullable();
    table.bigInteger('decided_at').index(); // NULL: it waits for an operator.
    table.string('outcome', 10); // granted, refused
    table.text('reason');
    table.integer('operator_id').unsigned();
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['appeals', 'abuse_reports', 'measures']) await knex.schema.dropTable(table);
  await knex.raw('ALTER TABLE things DROP COLUMN measure_id');
  await knex.schema.alterTable('members', (table) =>
    table.dropIndex('suspended_at', 'members_suspended'),
  );
  await knex.raw('ALTER TABLE members DROP COLUMN suspended_at');
}
