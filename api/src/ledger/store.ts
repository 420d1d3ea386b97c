import { type Db, isSqlite, type Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant } from '../period.ts';
import type { Account } from './accounts.ts';
import type { Entry } from './post-entries.ts';

const ROWS_AT_ONCE = 1000;

/** An entry as it stands in the ledger. */
export type PostedEntry = Entry & { id: number; currency: string; postedAt: Instant };

type EntryRow = {
  id: number;
  reference: string;
  from_account: string;
  to_account: string;
  amount: number;
  currency: string;
  posted_at: number;
};

function entryOf(row: EntryRow): PostedEntry {
  return {
    id: Number(row.id),
    reference: row.reference,
    from: row.from_account,
    to: row.to_account,
    amount: asMicros(row.amount),
    currency: row.currency,
    postedAt: Number(row.posted_at),
  };
}

/**
 * Holds the ledger open for posting until the transaction ends: sealing a block waits for it.
 * @throws Error when the ledger is kept in another currency than the service is set to.
 */
export async function holdLedger(trx: Trx, currency: string): Promise<void> {
  const query = trx('ledger_locks').where({ name: 'posting' }).select('currency');
  let row = await (isSqlite(trx) ? query : query.forShare()).first();
  if (!row) {
    await trx('ledger_locks')
      .insert({ name: 'posting', currency })
      .onConflict('name')
      .merge(['name']);
    row = await trx('ledger_locks').where({ name: 'posting' }).first();
  }
  if (row.currency !== currency) {
    throw new Error(`The ledger is kept in ${row.currency}; FLATTR_CURRENCY says ${currency}.`);
  }
}

/** The entries with these references that are posted, by reference. */
export async function findEntries(
  trx: Trx,
  references: readonly string[],
): Promise<Map<string, PostedEntry>> {
  const found = new Map<string, PostedEntry>();
  for (let start = 0; start < references.length; start += ROWS_AT_ONCE) {
    const rows: EntryRow[] = await trx('ledger_entries').whereIn(
      'reference',
      references.slice(start, start + ROWS_AT_ONCE),
    );
    for (const row of rows) found.set(row.reference, entryOf(row));
  }
  return found;
}

export async function insertEntries(
  trx: Trx,
  entries: readonly Entry[],
  currency: string,
  postedAt: Instant,
): Promise<void> {
  const rows = entries.map(({ reference, from, to, amount }) => ({
    reference,
    from_account: from,
    to_account: to,
    amount,
    currency,
    posted_at: postedAt,
  }));
  await trx.batchInsert('ledger_entries', rows, 100);
}

/**
 * Adds to balances, in the order given. Lock order: callers sort by account.
 * @throws DomainError `insufficient_funds` when one would go below zero.
 */
export async function addToBalances(trx: Trx, changes: [Account, Micros][]): Promise<void> {
  for (const [account, amount] of changes) {
    if (amount < 0 && !account.startsWith('world:')) {
      const changed = await trx('ledger_balances')
        .where({ account })
        .andWhere('amount', '>=', -amount)
        .update({ amount: trx.raw('amount + ?', [amount]) });
      if (changed === 0) {
        throw new DomainError('insufficient_funds', `There is not enough money on ${account}.`);
      }
    } else {
      await trx('ledger_balances')
        .insert({ account, amount })
        .onConflict('account')
        .merge({ amount: trx.raw('ledger_balances.amount + ?', [amount]) });
    }
  }
}

/** The balances of accounts; an account that no entry has touched holds 0. */
export async function findBalances(
  db: Db | Trx,
  accounts: readonly Account[],
): Promise<Map<Account, Micros>> {
  const rows = await db('ledger_balances').whereIn('account', accounts);
  const balances = new Map<Account, Micros>(accounts.map((account) => [account, 0]));
  for (const row of rows) balances.set(row.account, asMicros(row.amount));
  return balances;
}

/** The entries that touched an account, newest first. */
export async function listEntriesOf(
  db: Db | Trx,
  account: Account,
  { limit, offset }: { limit: number; offset: number },
): Promise<PostedEntry[]> {
  const rows: EntryRow[] = await db('ledger_entries')
    .where({ from_account: account })
    .orWhere({ to_account: account })
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset);
  return rows.map(entryOf);
}
