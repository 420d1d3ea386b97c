import type { Knex } from 'knex';
import { isSqlite } from '../src/db.ts';
import { hostKeyOf } from '../src/things/host-key.ts';

/** The hosts below another one are found by an index: their names begin alike when they are turned round. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('things', (table) => {
    table.string('host_key', 270).notNullable().defaultTo(''); // See src/things/host-key.ts.
  });
  const hosts: string[] = await knex('things').distinct('host').pluck('host');
  for (const host of hosts) {
    await knex('things')
      .where({ host })
      .update({ host_key: hostKeyOf(host) });
  }
  await knex.schema.alterTable('things', (table) => table.index('host_key'));
  // A name of 253 characters with a port after it.
  if (!isSqlite(knex)) await knex.raw('ALTER TABLE things MODIFY host VARCHAR(260) NOT NULL');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('things', (table) => table.dropIndex('host_key'));
  await knex.raw('ALTER TABLE things DROP COLUMN host_key');
}
