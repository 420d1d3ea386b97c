import type { Db } from '../db.ts';
import type { Micros } from '../money.ts';
import type { Instant } from '../period.ts';
import type { Account } from './accounts.ts';
import { findLastBlock } from './chain-store.ts';
import { listEntriesTo } from './store.ts';

/** Money that an account received. */
export type Receipt = { id: number; reference: string; amount: Micros; postedAt: Instant };

/**
 * What an account received, in the order of the ledger, after the entry with the id `after`. Only
 * entries of sealed blocks: none with a lower id can appear any more, so who keeps the last id that
 * they saw misses nothing and sees nothing twice.
 */
export async function sealedEntriesTo(
  db: Db,
  account: Account,
  { after, limit }: { after: number; limit: number },
): Promise<Receipt[]> {
  const upTo = (await findLastBlock(db))?.lastEntryId ?? 0;
  if (upTo <= after) return [];
  const entries = await listEntriesTo(db, account, { after, upTo, limit });
  return entries.map(({ id, reference, amount, postedAt }) => ({
    id,
    reference,
    amount,
    postedAt,
  }));
}
