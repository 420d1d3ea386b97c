import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** What keeps earnings from being paid out, each with its reason, until it is released. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'holds', (table) => {
    table.increments('id');
    table.integer('member_id').unsigned().notNullable().references('members.id');
    table.string('reason', 30).notNullable(); // See src/holds/hold.ts.
    table.bigInteger('amount'); // NULL: everything.
    table.string('cause', 100).notNullable(); // What it came from, such as `claim/12`.
    table.bigInteger('created_at').notNullable();
    table.bigInteger('released_at');
    // The cause while it holds, else NULL: one cause holds a member's money once.
    table.string('open_cause', 100);
    table.unique(['member_id', 'open_cause']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('holds');
}
