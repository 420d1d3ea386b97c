import assert from 'node:assert/strict';
import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant } from '../period.ts';
import type { Account } from './accounts.ts';
import { type Entry, netChanges } from './post-entries.ts';
import { addManyToBalances, findBalances, holdLedger, insertManyEntries } from './store.ts';

/**
 * Holds accounts for the caller's transaction and tells what is on them: until it ends nobody else
 * takes from them or adds to them. An account that no entry has touched holds 0.
 */
export function holdBalances(
  trx: Trx,
  accounts: readonly Account[],
): Promise<Map<Account, Micros>> {
  return findBalances(trx, accounts, { forUpdate: true });
}

/**
 * Posts the many entries of a part of a closing at once, quicker than `postEntries` and each for the
 * first time: an entry whose reference was posted before is an error, which undoes the caller's
 * transaction. So the caller must know, by a row of its own in the same transaction, that this part
 * has not been posted.
 *
 * @param postedAt the instant of the closing, so that a closing that was killed and begun again
 *   leaves the same entries.
 * @param held what `holdBalances` told of accounts that the entries take from.
 */
export async function postClosing(
  trx: Trx,
  { config }: Pick<Deps, 'config'>,
  {
    entries,
    postedAt,
    held = new Map(),
  }: { entries: readonly Entry[]; postedAt: Instant; held?: ReadonlyMap<Account, Micros> },
): Promise<void> {
  for (const { amount, reference } of entries) {
    assert(asMicros(amount) > 0, `${reference}: an entry moves more than nothing.`);
  }
  if (entries.length === 0) return;

  await holdLedger(trx, config.currency);
  await insertManyEntries(trx, entries, config.currency, postedAt);

  // Last, since these rows are shared with everybody, and sorted, so that nobody waits in a circle.
  const changes = netChanges(entries);
  const less = changes.filter(([, amount]) => amount < 0);
  const more = changes.filter(([, amount]) => amount > 0);
  const unknown = less.map(([account]) => account).filter((account) => !held.has(account));
  const known = new Map([...held, ...(await holdBalances(trx, unknown))]);
  for (const [account, amount] of less) {
    assert(known.get(account)! + amount >= 0, `There is not enough money on ${account}.`);
  }
  await addManyToBalances(trx, less);
  await addManyToBalances(trx, more);
}
