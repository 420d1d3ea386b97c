import type { Trx } from '../db.ts';
import type { Micros } from '../money.ts';
import type { Account } from './accounts.ts';
import { findBalances } from './store.ts';

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
