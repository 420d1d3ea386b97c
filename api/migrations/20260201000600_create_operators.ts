import type { Knex } from 'knex';
import { isSqlite } from '../src/db.ts';
import { createRawTable } from '../src/schema.ts';

/** What operators did, which nobody may change afterwards; when a session last proved a passkey. */
export async function up(knex: Knex): Promise<void> {
  await createRawTable(
    knex,
    'operator_actions',
    `id SERIAL,
     operator_id INTEGER,
     action TEXT(60) NOT NULL,
     subject TEXT(120) NOT NULL,
     reason TEXT(2000) NOT NULL,
     acted_at INSTANT NOT NULL,
     CONSTRAINT operator_actions_has_reason CHECK (reason <> '')`,
  );
  // An operator is a member; NULL is the command line, whose user the service does not know.
  for (const column of ['subject', 'operator_id', 'action']) {
    await knex.raw(`CREATE INDEX operator_actions_${column} ON operator_actions (${column})`);
  }
  for (const change of ['UPDATE', 'DELETE']) {
    const head = `CREATE TRIGGER operator_actions_no_${change.toLowerCase()} BEFORE ${change} ON operator_actions`;
    const message = 'operator_actions is append-only';
    await knex.raw(
      isSqlite(knex)
        ? `${head} BEGIN SELECT RAISE(ABORT, '${message}'); END`
        : `${head} FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${message}'`,
    );
  }
  await knex.raw('ALTER TABLE sessions ADD COLUMN proved_at BIGINT');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE sessions DROP COLUMN proved_at');
  await knex.schema.dropTable('operator_actions');
}
