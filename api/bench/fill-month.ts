import { fileURLToPath } from 'node:url';
import { loadConfig } from '../src/config.ts';
import { inTransaction, isSqlite, openDatabase, type Trx } from '../src/db.ts';
import type { Deps } from '../src/deps.ts';
import { insertRows } from '../src/insert-rows.ts';
import { account } from '../src/ledger/accounts.ts';
import { postEntries } from '../src/ledger/post-entries.ts';

export const PERIOD = '2026-01';

const FLATTRS_EACH = 100;
const ROWS_AT_ONCE = 40_000;
const BUDGETS = [2_000_000, 5_000_000, 10_000_000, 17_500_000];
const STAMP = Date.parse('2026-01-15T12:00:00Z');

type FillDeps = Pick<Deps, 'config' | 'db' | 'clock'>;
export type Month = { supporters: number; things: number };

/**
 * Fills an empty database with a month: a supporter for each hundred flattrs, a thing for each
 * fifty; half of the things have one of a few creators, some supporters have less than their budget.
 */
export async function fillMonth(deps: FillDeps, flattrs: number): Promise<Month> {
  const supporters = Math.ceil(flattrs / FLATTRS_EACH);
  const things = Math.ceil(flattrs / 50);
  const creators = Math.ceil(things / 10);
  const { db } = deps;

  await inTransaction(db, async (trx) => {
    await fill(trx, 'members', supporters + creators, MEMBER_COLUMNS, (id) => memberRow(id));
    await fill(trx, 'things', things, THING_COLUMNS, (id) =>
      thingRow(id, id % 2 === 0 ? supporters + 1 + (id % creators) : null),
    );
    await fill(
      trx,
      'budgets',
      supporters,
      ['supporter_id', 'from_period', 'amount', 'changed_at'],
      (id) => [id, PERIOD, BUDGETS[id % BUDGETS.length]!, STAMP],
    );
    await fillFunds(trx, deps, supporters);
  });
  await fillFlattrs(deps, flattrs, things);
  if (isSqlite(db)) await db.raw('PRAGMA wal_checkpoint(TRUNCATE)');
  return { supporters, things };
}

/** All the money comes in at once and is handed out: quicker than a deposit each. */
async function fillFunds(trx: Trx, deps: FillDeps, supporters: number): Promise<void> {
  const amounts = Array.from({ length: supporters }, (_, index) =>
    index % 10 === 0 ? 1_234_567 : 50_000_000,
  );
  const amount = amounts.reduce((total, each) => total + each, 0);
  const from = account.world('sandbox');
  const all = { reference: 'deposit/all', from, to: account.givenUp, amount };
  await postEntries(trx, deps, [all], STAMP);
  const columns = ['reference', 'from_account', 'to_account', 'amount', 'currency', 'posted_at'];
  await fill(trx, 'ledger_entries', supporters, columns, (id) => [
    `deposit/${id}`,
    account.givenUp,
    account.funds(id),
    amounts[id - 1]!,
    'USD',
    STAMP,
  ]);
  await fill(trx, 'ledger_balances', supporters, ['account', 'amount'], (id) => [
    account.funds(id),
    amounts[id - 1]!,
  ]);
  await trx('ledger_balances').where({ account: account.givenUp }).update({ amount: 0 });
}

/** Supporters flattr from 50 to 150 things each, scattered, none twice. */
async function fillFlattrs({ db }: FillDeps, flattrs: number, things: number): Promise<void> {
  let rows: (string | number)[][] = [];
  let made = 0;
  const flush = async () => {
    await inTransaction(db, (trx) =>
      insertRows(
        trx,
        'flattrs',
        ['period', 'supporter_id', 'thing_id', 'source', 'created_at'],
        rows,
      ),
    );
    rows = [];
  };
  for (let supporterId = 1; made < flattrs; supporterId += 1) {
    const count = Math.min(50 + ((supporterId * 37) % 101), flattrs - made, things);
    const ids = new Set<number>();
    for (let at = 0; ids.size < count; at += 1) {
      ids.add(1 + ((Math.imul(supporterId * 151 + at, 0x9e3779b1) >>> 0) % things));
    }
    for (const id of [...ids].sort((a, b) => a - b))
      rows.push([PERIOD, supporterId, id, 'button', STAMP]);
    made += count;
    if (rows.length >= ROWS_AT_ONCE) await flush();
  }
  await flush();
}

async function fill(
  trx: Trx,
  table: string,
  count: number,
  columns: string[],
  rowOf: (id: number) => (string | number | null)[],
): Promise<void> {
  for (let start = 1; start <= count; start += ROWS_AT_ONCE) {
    const length = Math.min(ROWS_AT_ONCE, count - start + 1);
    await insertRows(
      trx,
      table,
      columns,
      Array.from({ length }, (_, index) => rowOf(start + index)),
    );
  }
}

const MEMBER_COLUMNS = ['id', 'name', 'name_key', 'kind', 'fid', 'created_at'];
function memberRow(id: number) {
  return [id, `m${id}`, `m${id}`, 'individual', id.toString(36).padStart(6, '0'), STAMP];
}

const THING_COLUMNS = ['id', 'url', 'url_hash', 'host', 'creator_id', 'is_verified', 'created_at'];
function thingRow(id: number, creatorId: number | null) {
  const url = `https://works.example/${id}`;
  return [
    id,
    url,
    id.toString(16).padStart(32, '0'),
    'works.example',
    creatorId,
    creatorId ? 1 : 0,
    STAMP,
  ];
}

// As a program: fill-month.ts DATABASE_URL FLATTRS
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , url = '', flattrs] = process.argv;
  const db = openDatabase(url);
  const config = loadConfig({ FLATTR_DATABASE_URL: url });
  console.log(
    JSON.stringify(await fillMonth({ config, db, clock: { now: () => STAMP } }, Number(flattrs))),
  );
  await db.destroy();
}
