import type { Knex } from 'knex';
import { isSqlite } from '../src/db.ts';
import { createTable } from '../src/schema.ts';

/** Requests to be known as a site's creator, what was found for them, and how they ended. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'claims', (table) => {
    table.increments('id');
    table.integer('site_id').unsigned().notNullable().references('sites.id').index();
    table.integer('member_id').unsigned().notNullable().references('members.id').index();
    table.string('state', 10).notNullable(); // open, verified, contested, suspended, rejected, expired
    table.string('live_key', 40).unique(); // `site/member` until it ends: one at a time.
    table.string('token', 64).notNullable(); // To be published on the site, so it is no secret.
    table.bigInteger('token_expires_at').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('verified_at');
    table.bigInteger('recheck_at').index(); // When its proofs are to be looked at again.
    table.integer('misses').notNullable().defaultTo(0); // Looks in a row that found no proof.
    table.bigInteger('ended_at');
    table.string('end_reason', 40);
    table.index(['state', 'token_expires_at']);
  });

  // What the last look by each method found.
  await createTable(knex, 'claim_proofs', (table) => {
    table.integer('claim_id').unsigned().notNullable().references('claims.id');
    table.string('method', 10).notNullable();
    table.bigInteger('checked_at').notNullable();
    table.boolean('ok').notNullable();
    table.bigInteger('proven_at'); // When it was last found in place.
    table.text('finding').notNullable(); // JSON
    table.primary(['claim_id', 'method']);
  });

  // Two who say that a site, or things on it, are theirs.
  await createTable(knex, 'contests', (table) => {
    table.increments('id');
    table.integer('site_id').unsigned().notNullable().references('sites.id').index();
    table.string('kind', 10).notNullable(); // claim, objection
    table.string('open_key', 40).unique(); // Until it is decided: one at a time.
    table.integer('incumbent_claim_id').unsigned().notNullable().references('claims.id');
    table.integer('challenger_claim_id').unsigned().references('claims.id'); // NULL: an objection.
    table.integer('challenger_id').unsigned().notNullable().references('members.id').index();
    table.bigInteger('opened_at').notNullable();
    table.bigInteger('ends_at').index(); // NULL: an operator decides.
    table.bigInteger('decided_at');
    table.string('outcome', 12); // incumbent, challenger
    table.string('reason', 500).notNullable().defaultTo('');
  });

  // Things that a claim took over from who had registered them, and what was held on them.
  await createTable(knex, 'takeovers', (table) => {
    table.integer('claim_id').unsigned().notNullable().references('claims.id');
    table.integer('thing_id').unsigned().notNullable().references('things.id');
    table.integer('from_member_id').unsigned().notNullable().references('members.id').index();
    table.integer('to_member_id').unsigned().notNullable().references('members.id');
    table.bigInteger('amount').notNullable(); // After the fee.
    table.bigInteger('taken_at').notNullable();
    table.bigInteger('final_at').index(); // When no objection is possible any more; NULL: it is over.
    table.integer('contest_id').unsigned();
    table.primary(['claim_id', 'thing_id']);
  });

  // What everybody may know of a site's claims. Nothing is taken out of it or changed in it.
  await createTable(knex, 'claim_log', (table) => {
    table.increments('id');
    table.integer('site_id').unsigned().notNullable().references('sites.id').index();
    table.bigInteger('at').notNullable();
    table.string('event', 20).notNullable();
    table.integer('member_id').unsigned();
    table.string('detail', 200).notNullable().defaultTo('');
  });
  for (const change of ['UPDATE', 'DELETE']) {
    const name = `claim_log_no_${change.toLowerCase()}`;
    const message = 'claim_log is append-only';
    await knex.raw(
      isSqlite(knex)
        ? `CREATE TRIGGER ${name} BEFORE ${change} ON claim_log BEGIN SELECT RAISE(ABORT, '${message}'); END`
        : `CREATE TRIGGER ${name} BEFORE ${change} ON claim_log FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${message}'`,
    );
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['claim_log', 'takeovers', 'contests', 'claim_proofs', 'claims']) {
    await knex.schema.dropTable(table);
  }
}
