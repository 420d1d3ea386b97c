import type { Db } from '../db.ts';
import type { Instant } from '../period.ts';
import { NO_HASH } from './chain.ts';
import { findLastBlock } from './chain-store.ts';

/** The newest hash of the chain over the ledger, how many blocks there are, and when it was sealed. */
export async function latestHash(
  db: Db,
): Promise<{ hash: string; blocks: number; lastEntryId: number; sealedAt: Instant | null }> {
  const last = await findLastBlock(db);
  return {
    hash: last?.hash ?? NO_HASH,
    blocks: last?.number ?? 0,
    lastEntryId: last?.lastEntryId ?? 0,
    sealedAt: last?.sealedAt ?? null,
  };
}
