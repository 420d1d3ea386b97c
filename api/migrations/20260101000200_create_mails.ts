import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/**
 * Mails to send: written in the transaction that causes them, sent right after, tried again when the
 * mail server is away. In sandbox mode this is the mailbox page.
 */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'mails', (table) => {
    table.increments('id');
    table.string('recipient', 254).notNullable();
    table.string('subject', 200).notNullable();
    table.text('body').notNullable(); // Emptied once sent in live mode: it may hold a link that lets in.
    table.bigInteger('created_at').notNullable();
    table.bigInteger('sent_at');
    table.integer('attempts').notNullable().defaultTo(0);
    table.bigInteger('next_attempt_at').index(); // NULL once sent or given up.
    table.string('last_error', 300).notNullable().defaultTo('');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('mails');
}
