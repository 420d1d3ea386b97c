import type { Db, Trx } from '../db.ts';
import { latestCheck } from '../ledger/latest-check.ts';

/**
 * Why no money leaves the service at the moment; null when it does. While an invariant of the ledger
 * is broken nobody knows whose money it would be.
 */
export async function whyStopped(db: Db | Trx): Promise<string | null> {
  const check = await latestCheck(db);
  return check === null || check.ok
    ? null
    : 'Payouts are stopped while we look into our books: a check of them failed. Your money stays yours.';
}
