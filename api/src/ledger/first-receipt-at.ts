import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { Account } from './accounts.ts';
import { findFirstEntryTo } from './store.ts';

/** When an account received money for the first time; null when it never did. */
export async function firstReceiptAt(db: Db | Trx, account: Account): Promise<Instant | null> {
  return (await findFirstEntryTo(db, account))?.postedAt ?? null;
}
