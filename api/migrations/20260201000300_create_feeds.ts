import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** Feeds that the service reads, and their entries. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'feeds', (table) => {
    table.increments('id');
    table.string('address', 2048).notNullable(); // Canonical; where it was first known. Stays.
    table.string('url', 2048).notNullable(); // Where it is read now, as it was written.
    table.integer('site_id').unsigned().notNullable().references('sites.id').unique();
    table.string('podcast_guid', 36).index();
    table.string('title', 200).notNullable().defaultTo('');
    table.string('description', 1000).notNullable().defaultTo('');
    table.string('image_url', 2048).notNullable().defaultTo('');
    table.string('link', 2048).notNullable().defaultTo(''); // The page that it is the feed of.
    table.string('language', 10).notNullable().defaultTo('');
    table.string('payment_urls', 4000).notNullable().defaultTo('[]'); // JSON: where it says to give.
    table.string('etag', 300).notNullable().defaultTo('');
    table.string('last_modified', 100).notNullable().defaultTo('');
    table.integer('added_by').unsigned().references('members.id').index();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('next_fetch_at').index(); // NULL: not any more.
    table.bigInteger('attempted_at');
    table.bigInteger('fetched_at'); // When it was last read well.
    table.integer('failures').notNullable().defaultTo(0); // Since it was last read well.
    table.string('problem', 300).notNullable().defaultTo('');
    table.bigInteger('ended_at'); // It is gone for good.
  });

  // Each address that a feed was ever known by leads to it. At a home it is proven to be itself: only
  // what lies there, or links there, is its own; see docs/decisions on feeds.
  await createTable(knex, 'feed_urls', (table) => {
    table.string('url_hash', 32).primary();
    table.integer('feed_id').unsigned().notNullable().references('feeds.id').index();
    table.string('url', 2048).notNullable(); // Canonical.
    table.boolean('is_home').notNullable();
    table.bigInteger('known_at').notNullable();
  });

  await createTable(knex, 'feed_items', (table) => {
    table.increments('id');
    table.integer('feed_id').unsigned().notNullable().references('feeds.id');
    table.string('guid_hash', 32).notNullable();
    table.string('guid', 1000).notNullable();
    table.string('title', 200).notNullable().defaultTo('');
    table.string('link', 2048).notNullable().defaultTo('');
    table.string('link_hash', 32).index(); // Of its page.
    table.string('audio_url', 2048).notNullable().defaultTo('');
    table.string('audio_hash', 32).index();
    table.integer('thing_id').unsigned().references('things.id').index();
    // Whether the feed may speak for its thing.
    table.boolean('is_covered').notNullable().defaultTo(false);
    // Whether its page, where it is not on the feed's own domain, links back: NULL is not known yet.
    table.boolean('points_back');
    table.bigInteger('next_page_check_at').index(); // NULL: no need.
    table.integer('page_checks').notNullable().defaultTo(0);
    table.bigInteger('published_at');
    table.bigInteger('first_seen_at').notNullable();
    table.unique(['feed_id', 'guid_hash']);
    table.index(['feed_id', 'published_at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['feed_items', 'feed_urls', 'feeds']) await knex.schema.dropTable(table);
}
