import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** Pages and works that can be flattred, known by their canonical URL. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'things', (table) => {
    table.increments('id');
    table.string('url', 2048).notNullable(); // Canonical; see src/things/canonical-url.ts.
    table.string('url_hash', 32).notNullable().unique(); // The first half of its SHA-256, in hex.
    table.string('host', 255).notNullable().index();
    table.string('title', 200).notNullable().defaultTo('');
    table.string('description', 1000).notNullable().defaultTo('');
    table.string('image_url', 2048).notNullable().defaultTo('');
    table.string('language', 10).notNullable().defaultTo('');
    table.string('category', 20).notNullable().defaultTo('rest');
    table.boolean('is_hidden').notNullable().defaultTo(false);
    // Who earns. NULL: nobody is known, the shares wait.
    table.integer('creator_id').unsigned().references('members.id').index();
    // An identifier from elsewhere (`email:<md5>`) that a claim can match later.
    table.string('owner_identifier', 190);
    table.bigInteger('created_at').notNullable().index();
    table.bigInteger('updated_at');
    // NULL: it is there. A thing's row is never removed: a click may be under way, money may be on it.
    table.bigInteger('deleted_at');
    // Whether its creator registered or edited it: then title and texts are theirs, not the page's.
    table.boolean('is_registered').notNullable().defaultTo(false);
    // What the page says of itself, read in the background.
    table.bigInteger('page_read_at');
    table.bigInteger('page_next_read_at').index(); // NULL: no need.
    table.integer('page_attempts').notNullable().defaultTo(0); // That failed, since one did not.
    table.string('page_problem', 200).notNullable().defaultTo('');
    table.string('page_fid', 6).notNullable().defaultTo(''); // Its `flattr:id` mark.
    table.string('page_author_url', 2048).notNullable().defaultTo('');
  });

  // Things that have a creator since not long ago: what waits on them is to be swept to the creator.
  await createTable(knex, 'thing_sweeps', (table) => {
    table.integer('thing_id').unsigned().primary().references('things.id');
  });

  await createTable(knex, 'thing_tags', (table) => {
    table.integer('thing_id').unsigned().notNullable().references('things.id');
    table.string('tag', 60).notNullable();
    table.primary(['thing_id', 'tag']);
    table.index(['tag', 'thing_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('thing_sweeps');
  await knex.schema.dropTable('thing_tags');
  await knex.schema.dropTable('things');
}
