import type { Db, Trx } from '../db.ts';
import type { Micros } from '../money.ts';
import type { Account } from './accounts.ts';
import { findBalances } from './store.ts';

/** What an account holds, in micros; 0 for one that no entry has touched. */
export async function balanceOf(db: Db | Trx, account: Account): Promise<Micros> {
  return (await findBalances(db, [account])).get(account)!;
}
