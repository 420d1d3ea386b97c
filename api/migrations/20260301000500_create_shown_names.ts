import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/**
 * Where a supporter has said of a thing whether their name stands beside their flattrs of it. Without
 * a row their setting decides, so a click writes nothing here.
 */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'shown_names', (table) => {
    table.integer('supporter_id').unsigned().notNullable().references('members.id');
    table.integer('thing_id').unsigned().notNullable().references('things.id');
    table.boolean('is_shown').notNullable();
    table.primary(['supporter_id', 'thing_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('shown_names');
}
