import type { Knex } from 'knex';
import { createRawTable, createTable } from '../src/schema.ts';

/** How members divide the earnings of a thing or a site among themselves, and what came of it. */
export async function up(knex: Knex): Promise<void> {
  // What one member proposes to others about what they earn: on one thing, or on a site. It applies
  // to things whose creator is the owner, so it ends by itself when a thing becomes somebody else's.
  await createTable(knex, 'agreements', (table) => {
    table.increments('id');
    table.integer('owner_id').unsigned().notNullable().references('members.id').index();
    table.integer('thing_id').unsigned().references('things.id').index();
    table.string('site', 255); // Its address; NULL where the agreement is about one thing.
    table.string('state', 10).notNullable(); // proposed, accepted, declined, withdrawn
    table.bigInteger('created_at').notNullable();
    table.bigInteger('expires_at').notNullable();
    // From this period on, and until that one (without it). What holds for a period is settled
    // before it begins.
    table.string('from_period', 7);
    table.string('until_period', 7);
    // What it is about, while it is proposed: one open proposal each. NULL afterwards.
    table.string('open_key', 300).unique();
  });

  // The parts of an agreement, in millionths, the owner's among them: they sum to 1 000 000.
  await createTable(knex, 'agreement_parts', (table) => {
    table.integer('agreement_id').unsigned().notNullable().references('agreements.id');
    table.integer('position').unsigned().notNullable();
    table.string('name', 40).notNullable(); // As the owner wrote it.
    // NULL: a name that nobody has, or of somebody who wants nothing from the owner. Nobody is told.
    table.integer('member_id').unsigned().references('members.id').index();
    table.integer('millionths').unsigned().notNullable();
    table.string('state', 10).notNullable(); // asked, accepted, declined
    table.bigInteger('answered_at');
    table.string('until_period', 7); // Who left: from then on the part is the owner's.
    table.primary(['agreement_id', 'position']);
    table.unique(['agreement_id', 'member_id']);
  });

  // What each of several creators earned of a thing in a period, after the fee. Only of shared
  // things: their line in thing_periods is earned, by nobody alone.
  await createRawTable(
    knex,
    'thing_parts',
    `period TEXT(7) NOT NULL,
     thing_id INTEGER NOT NULL,
     member_id INTEGER NOT NULL,
     amount MICROS NOT NULL,
     PRIMARY KEY (period, thing_id, member_id)`,
    { clustered: true },
  );
  await knex.raw('CREATE INDEX thing_parts_member ON thing_parts (member_id, period)');
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['thing_parts', 'agreement_parts', 'agreements']) {
    await knex.schema.dropTable(table);
  }
}
