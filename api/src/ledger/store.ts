import type { Knex } from 'knex';
import { ask, type Question } from '../ask.ts';
import { type Db, isSqlite, type Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';
import type { Account } from './accounts.ts';
import type { Entry } from './post-entries.ts';

const ROWS_AT_ONCE = 1000;
const ACCOUNTS_AT_ONCE = 5000;

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
    throw new Error(`The ledger is kept in ${row.currency}, not in ${currency}.`);
  }
}

/** The currency that the ledger has been kept in since its first entry; undefined before. */
export async function findCurrency(db: Db | Trx): Promise<string | undefined> {
  return (await db('ledger_locks').where({ name: 'posting' }).first('currency'))?.currency;
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

/** What do these accounts hold? Each of them is in the answer; one that no entry has touched holds 0. */
export function balancesQuestion(accounts: readonly Account[]): Question<Map<Account, Micros>> {
  return {
    columns: ['account', 'amount'],
    from: 'ledger_balances WHERE account IN (KEYS)',
    keys: accounts,
    read(rows) {
      const balances = new Map<Account, Micros>(accounts.map((account) => [account, 0]));
      for (const [account, amount] of rows) balances.set(account as Account, asMicros(amount));
      return balances;
    },
  };
}

/**
 * The balances of accounts; an account that no entry has touched holds 0.
 * @param forUpdate whether the rows are locked until the transaction ends.
 */
export async function findBalances(
  db: Db | Trx,
  accounts: readonly Account[],
  { forUpdate = false }: { forUpdate?: boolean } = {},
): Promise<Map<Account, Micros>> {
  if (!forUpdate) return ask(db, balancesQuestion(accounts));
  const balances = new Map<Account, Micros>(accounts.map((account) => [account, 0]));
  for (let start = 0; start < accounts.length; start += ACCOUNTS_AT_ONCE) {
    const query = db('ledger_balances').whereIn(
      'account',
      accounts.slice(start, start + ACCOUNTS_AT_ONCE),
    );
    const rows = await (isSqlite(db) ? query : query.forUpdate());
    for (const row of rows) balances.set(row.account, asMicros(row.amount));
  }
  return balances;
}

/** The id of the member whose account it is. */
function memberOf(account: Account): number | undefined {
  const id = /^member:(\d+):/.exec(account)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** Entries from or to an account; for those of members there is an index, by the member's id. */
function touching(query: Knex.QueryBuilder, account: Account): void {
  const member = memberOf(account);
  const side = (name: 'from' | 'to') => ({
    [`${name}_account`]: account,
    ...(member === undefined ? {} : { [`${name}_member`]: member }),
  });
  query.where(side('from')).orWhere(side('to'));
}

/** The entries that touched an account, newest first. */
export async function listEntriesOf(
  db: Db | Trx,
  account: Account,
  { limit, offset }: { limit: number; offset: number },
): Promise<PostedEntry[]> {
  const rows: EntryRow[] = await db('ledger_entries')
    .where((query) => touching(query, account))
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset);
  return rows.map(entryOf);
}

/** What an account held after one of its entries, summed from its entries. */
export async function sumUpTo(db: Db | Trx, account: Account, entryId: number): Promise<Micros> {
  const row = await db('ledger_entries')
    .where((query) => touching(query, account))
    .andWhere('id', '<=', entryId)
    .sum({ total: db.raw('CASE WHEN to_account = ? THEN amount ELSE -amount END', [account]) })
    .first();
  return asMicros(row?.total ?? 0);
}

/** Movements between two kinds of accounts, summed. */
export type Flow = { from: string; to: string; amount: Micros; entries: number };

/** The kind of an account, in SQL; see `accounts.ts`. */
const kindOf = (account: string) => `CASE
  WHEN ${account} LIKE 'world:%' THEN 'world'
  WHEN ${account} LIKE 'member:%:funds' THEN 'funds'
  WHEN ${account} LIKE 'member:%:earnings' THEN 'earnings'
  WHEN ${account} LIKE 'payout:%' THEN 'payouts'
  WHEN ${account} LIKE 'thing:%' THEN 'waiting'
  WHEN ${account} LIKE 'period:%' THEN 'dividing'
  ELSE ${account} END`;

/**
 * Sums the entries before an instant by the kinds of their accounts, with those of some closings,
 * whenever these were posted.
 */
export async function sumByKinds(
  db: Db | Trx,
  before: Instant,
  closings: readonly { period: Period; closingAt: Instant }[],
): Promise<Flow[]> {
  const causes = closings.flatMap(({ period, closingAt }) =>
    ['close', 'sweep', 'fee'].map((word) => ({ closingAt, prefix: `${word}/${period}/%` })),
  );
  const rows = await db('ledger_entries')
    .where('posted_at', '<', before)
    .orWhere((late) => {
      for (const { closingAt, prefix } of causes) {
        late.orWhere((cause) =>
          cause.where('posted_at', closingAt).andWhere('reference', 'like', prefix),
        );
      }
      if (causes.length === 0) late.whereRaw('1 = 0');
    })
    .groupByRaw(`${kindOf('from_account')}, ${kindOf('to_account')}`)
    .select({
      from: db.raw(kindOf('from_account')),
      to: db.raw(kindOf('to_account')),
      amount: db.raw('SUM(amount)'),
      entries: db.raw('COUNT(*)'),
    });
  return rows.map(({ from, to, amount, entries }) => ({
    from,
    to,
    amount: asMicros(amount),
    entries: Number(entries),
  }));
}

/** Entries by id: those after one id, up to another. */
export async function listEntriesBetween(
  db: Db | Trx,
  { after, upTo, limit = 100_000 }: { after: number; upTo: number; limit?: number },
): Promise<PostedEntry[]> {
  const rows: EntryRow[] = await db('ledger_entries')
    .where('id', '>', after)
    .andWhere('id', '<=', upTo)
    .orderBy('id')
    .limit(limit);
  return rows.map(entryOf);
}

/** The first entry to an account of a member. */
export async function findFirstEntryTo(
  db: Db | Trx,
  account: Account,
): Promise<PostedEntry | undefined> {
  const member = memberOf(account);
  const row: EntryRow | undefined = await db('ledger_entries')
    .where({ to_account: account, ...(member === undefined ? {} : { to_member: member }) })
    .orderBy('id')
    .first();
  return row && entryOf(row);
}

/** Entries to an account with an id after one and up to another, in their order. */
export async function listEntriesTo(
  db: Db | Trx,
  account: Account,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<PostedEntry[]> {
  const rows: EntryRow[] = await db('ledger_entries')
    .where({ to_account: account })
    .andWhere('id', '>', after)
    .andWhere('id', '<=', upTo)
    .orderBy('id')
    .limit(limit);
  return rows.map(entryOf);
}
