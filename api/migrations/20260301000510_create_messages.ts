import type { Knex } from 'knex';
import { createTable } from '../src/schema.ts';

/** What creators and supporters write to each other, who wants to hear no more, and digests by mail. */
export async function up(knex: Knex): Promise<void> {
  await createTable(knex, 'messages', (table) => {
    table.increments('id');
    table.string('kind', 10).notNullable(); // thanks, answer, feedback
    table.integer('sender_id').unsigned().notNullable().references('members.id');
    // Of thanks: NULL, they are for whoever flattred the sender's things in the period. Of feedback on
    // a thing without a verified creator: NULL, it is for whoever that will be.
    table.integer('recipient_id').unsigned().references('members.id');
    table.string('period', 7); // Of thanks.
    table.integer('thing_id').unsigned().references('things.id').index(); // Of feedback.
    table.integer('answers_id').unsigned(); // The thanks that are answered.
    table.text('text').notNullable(); // Plain.
    table.boolean('is_named').notNullable(); // Whether the recipient learns who wrote it.
    table.bigInteger('sent_at').notNullable();
    table.string('once_key', 60).unique(); // What may be written once: `thanks/creator/period`.
    table.index(['sender_id', 'kind', 'period']);
    table.index(['recipient_id', 'sent_at']);
  });

  await createTable(knex, 'mutes', (table) => {
    table.increments('id');
    table.integer('member_id').unsigned().notNullable().references('members.id');
    table.integer('muted_id').unsigned().notNullable().references('members.id');
    table.boolean('is_named').notNullable(); // Whether the member knows whom they muted.
    table.bigInteger('muted_at').notNullable();
    table.unique(['member_id', 'muted_id']);
  });

  await createTable(knex, 'digests', (table) => {
    table.integer('member_id').unsigned().primary().references('members.id');
    table.string('frequency', 10).notNullable(); // none, weekly, monthly
    table.string('off_secret', 43).notNullable(); // In each digest; it can turn digests off, no more.
    table.bigInteger('last_at').notNullable();
    table.bigInteger('next_at').index(); // NULL: none.
  });

  // Where a mail server can say that its reader wants no more of these (RFC 8058).
  await knex.schema.alterTable('mails', (table) => {
    table.string('unsubscribe_url', 300);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE mails DROP COLUMN unsubscribe_url');
  for (const table of ['digests', 'mutes', 'messages']) await knex.schema.dropTable(table);
}
