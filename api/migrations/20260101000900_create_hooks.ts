import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** Web hooks: who wants to be told what at which address, and what was told. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'hooks', (table) => {
    table.string('id', 20).primary();
    table.integer('member_id').unsigned().notNullable().references('members.id').index();
    table.string('url', 500).notNullable();
    table.string('label', 80).notNullable().defaultTo('');
    table.string('state', 10).notNullable(); // active, paused, disabled (by us)
    table.string('problem', 300).notNullable().defaultTo(''); // Why it was disabled.
    // Sealed, not hashed: we sign with it. See docs/decisions/0013-web-hooks.md.
    table.string('secret', 200).notNullable();
    table.string('previous_secret', 200); // Signs too, until the instant below.
    table.bigInteger('previous_until');
    table.bigInteger('failing_since'); // The first failure after the last success.
    table.bigInteger('next_look_at').notNullable(); // When to look for its next events.
    table.bigInteger('created_at').notNullable();
    table.index(['state', 'next_look_at']);
  });

  // What a hook is told of: what happened since an instant, and is not behind the cursor.
  await createTable(knex, 'hook_events', (table) => {
    table.string('hook_id', 20).notNullable().references('hooks.id');
    table.string('event', 40).notNullable();
    table.bigInteger('since').notNullable();
    table.string('position', 20).notNullable(); // A period or an entry's id: all up to it is told.
    table.primary(['hook_id', 'event']);
  });

  // The outbox. One row for a hook and an event, however often anybody looks.
  await createTable(knex, 'hook_deliveries', (table) => {
    table.string('id', 40).primary(); // The webhook-id.
    table.string('hook_id', 20).notNullable().references('hooks.id');
    table.string('event', 40).notNullable();
    table.string('event_key', 120).notNullable(); // What happened, such as flattr/2026-01/7/12.
    // Named in the message if they show what they flattr when it is sent.
    table.integer('supporter_id').unsigned();
    table.text('payload').notNullable(); // JSON
    table.bigInteger('created_at').notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table.bigInteger('next_attempt_at').index(); // NULL: delivered or given up.
    table.bigInteger('attempted_at');
    table.bigInteger('delivered_at');
    table.integer('last_status'); // What the receiver answered last.
    table.string('last_problem', 300).notNullable().defaultTo('');
    table.unique(['hook_id', 'event_key']);
    table.index(['hook_id', 'created_at']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['hook_deliveries', 'hook_events', 'hooks']) {
    await knex.schema.dropTable(table);
  }
}
