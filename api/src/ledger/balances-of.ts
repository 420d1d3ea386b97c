import type { Db, Trx } from '../db.ts';
import type { Micros } from '../money.ts';
import type { Account } from './accounts.ts';
import { findBalances } from './store.ts';

/** What many accounts hold, in micros, in one query. Each of them is in the map. */
export function balancesOf(
  db: Db | Trx,
  accounts: readonly Account[],
): Promise<Map<Account, Micros>> {
  return findBalances(db, accounts);
}
