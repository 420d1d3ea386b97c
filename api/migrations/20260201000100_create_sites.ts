import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** What creators claim, and which of it decides who earns on a thing. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'sites', (table) => {
    table.increments('id');
    table.string('kind', 10).notNullable(); // host, feed
    table.string('address', 2048).notNullable(); // `blog.example`, `host.example/alice`; or a feed's URL.
    table.string('address_hash', 64).notNullable().unique(); // SHA-256, in hex.
    table.bigInteger('created_at').notNullable();
    // The one claim that earns, and whose it is. NULL: nobody's. One column, so there is one.
    table.integer('claim_id').unsigned().unique();
    table.integer('owner_id').unsigned().references('members.id').index();
    // While a contest is open or the proofs have gone: what its things receive is held.
    table.boolean('is_held').notNullable().defaultTo(false);
    // When its things are to be looked through, for whose they are now; and after which.
    table.bigInteger('settle_at').index();
    table.integer('settle_after').unsigned().notNullable().defaultTo(0);
  });

  await knex.schema.alterTable('things', (table) => {
    // The site by whose claim its creator earns on it; NULL: by none.
    table.integer('site_id').unsigned();
    // Whether its creator is verified. If not, what it receives is held for them.
    table.boolean('is_verified').notNullable().defaultTo(false);
    // The feed that it is an item of, if it may be claimed with the feed.
    table.integer('feed_site_id').unsigned();
    // Whom an operator has named, whoever has the site.
    table.integer('ruled_creator_id').unsigned();
    table.index('site_id');
    table.index('feed_site_id');
  });

  // Who was a thing's creator before: what they earned on it stays in their reports.
  await createTable(knex, 'former_creators', (table) => {
    table.integer('member_id').unsigned().notNullable().references('members.id');
    table.integer('thing_id').unsigned().notNullable().references('things.id');
    table.primary(['member_id', 'thing_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('former_creators');
  await knex.schema.alterTable('things', (table) => {
    table.dropIndex('site_id');
    table.dropIndex('feed_site_id');
  });
  for (const column of ['site_id', 'is_verified', 'feed_site_id', 'ruled_creator_id']) {
    await knex.raw(`ALTER TABLE things DROP COLUMN ${column}`);
  }
  await knex.schema.dropTable('sites');
}
