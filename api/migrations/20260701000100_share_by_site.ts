import type { Knex } from 'knex';

/**
 * An agreement names its site by the site itself, whose address may be as long as addresses are, and
 * which may be a feed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('agreements', (table) => {
    table.integer('site_id').unsigned().index();
  });
  await knex.raw(`UPDATE agreements SET site_id =
    (SELECT id FROM sites WHERE sites.kind = 'host' AND sites.address = agreements.site)`);
  const open = await knex('agreements').whereNotNull('site_id').whereNotNull('open_key');
  for (const { id, owner_id, site_id } of open) {
    await knex('agreements')
      .where({ id })
      .update({ open_key: `${owner_id}/site/${site_id}` });
  }
  await knex.raw('ALTER TABLE agreements DROP COLUMN site');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE agreements ADD COLUMN site VARCHAR(255)');
  await knex.raw(`UPDATE agreements SET site =
    (SELECT SUBSTR(address, 1, 255) FROM sites WHERE sites.id = agreements.site_id)`);
  await knex.schema.alterTable('agreements', (table) => table.dropIndex('site_id'));
  await knex.raw('ALTER TABLE agreements DROP COLUMN site_id');
}
