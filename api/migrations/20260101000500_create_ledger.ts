import type { Knex } from 'knex';
import { isSqlite } from '../src/db.ts';
import { createRawTable } from '../src/schema.ts';

/**
 * The ledger: append-only movements of money between two accounts, their balances beside them, and
 * the chain of hashes over them. A mistake is corrected by a new entry, never by UPDATE or DELETE.
 */
export async function up(knex: Knex): Promise<void> {
  await createRawTable(
    knex,
    'ledger_entries',
    `id SERIAL,
     reference TEXT(120) NOT NULL UNIQUE,
     from_account TEXT(80) NOT NULL,
     to_account TEXT(80) NOT NULL,
     amount MICROS NOT NULL,
     currency TEXT(3) NOT NULL,
     posted_at INSTANT NOT NULL,
     from_member INTEGER GENERATED ALWAYS AS (${memberOf('from_account')}) VIRTUAL,
     to_member INTEGER GENERATED ALWAYS AS (${memberOf('to_account')}) VIRTUAL,
     CONSTRAINT ledger_entries_amount_positive CHECK (amount > 0),
     CONSTRAINT ledger_entries_accounts_differ CHECK (from_account <> to_account)`,
  );
  // People look at the movements of members alone. An index over the accounts themselves, most of
  // which are things and periods, would cost a closing more than all else that it writes.
  for (const side of ['from', 'to']) {
    await knex.raw(
      `CREATE INDEX ledger_entries_${side} ON ledger_entries (${side}_member)
       ${isSqlite(knex) ? `WHERE ${side}_member IS NOT NULL` : ''}`,
    );
  }

  // Only the outside world (`world:…`) may go below zero: what it is below is what came in.
  await createRawTable(
    knex,
    'ledger_balances',
    `account TEXT(80) NOT NULL PRIMARY KEY,
     amount MICROS NOT NULL,
     CONSTRAINT ledger_balances_not_negative CHECK (amount >= 0 OR account LIKE 'world:%')`,
    { clustered: true },
  );

  await createRawTable(
    knex,
    'ledger_blocks',
    `number INTEGER NOT NULL PRIMARY KEY,
     first_entry_id MICROS NOT NULL,
     last_entry_id MICROS NOT NULL,
     entries INTEGER NOT NULL,
     previous_hash TEXT(64) NOT NULL,
     hash TEXT(64) NOT NULL,
     sealed_at INSTANT NOT NULL`,
  );

  // One row. Who posts holds it shared, who seals a block holds it alone: no entry with a lower id
  // can appear behind a sealed block.
  await createRawTable(
    knex,
    'ledger_locks',
    'name TEXT(20) NOT NULL PRIMARY KEY, currency TEXT(3) NOT NULL',
  );
  await refuseChanges(knex, 'ledger_entries');
  await refuseChanges(knex, 'ledger_blocks');
}

/** The id in `member:7:funds`; NULL for other accounts. */
function memberOf(column: string): string {
  const rest = `SUBSTR(${column}, 8)`;
  return `CASE WHEN SUBSTR(${column}, 1, 7) = 'member:'
            THEN CAST(SUBSTR(${rest}, 1, INSTR(${rest}, ':') - 1) AS UNSIGNED) END`;
}

async function refuseChanges(knex: Knex, table: string): Promise<void> {
  const message = `${table} is append-only`;
  for (const change of ['UPDATE', 'DELETE']) {
    const name = `${table}_no_${change.toLowerCase()}`;
    await knex.raw(
      isSqlite(knex)
        ? `CREATE TRIGGER ${name} BEFORE ${change} ON ${table} BEGIN SELECT RAISE(ABORT, '${message}'); END`
        : `CREATE TRIGGER ${name} BEFORE ${change} ON ${table} FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${message}'`,
    );
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['ledger_locks', 'ledger_blocks', 'ledger_balances', 'ledger_entries']) {
    await knex.schema.dropTable(table);
  }
}
