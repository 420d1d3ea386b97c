import { inTransaction, isDuplicate } from '../db.ts';
import type { Deps } from '../deps.ts';
import { hashBlock, NO_HASH } from './chain.ts';
import { findLastBlock, insertBlock, lastFinalEntryId } from './chain-store.ts';
import { listEntriesBetween } from './store.ts';

/** The most entries a block has. */
export const BLOCK_ENTRIES_MAX = 1000;

/**
 * Seals the entries that no block has yet, in the order of their ids, into blocks that are chained by
 * their hashes: who changes an old entry has to change every later hash, and the newest is public.
 * Any number of processes may call it at once; a block is sealed by one of them.
 * @returns how many blocks this call sealed.
 */
export async function sealBlocks({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  // Up to here no entry can appear any more: posting was held off while the id was read.
  const upTo = await inTransaction(db, lastFinalEntryId);

  for (let sealed = 0; ; ) {
    const last = await findLastBlock(db);
    const entries = await listEntriesBetween(db, {
      after: last?.lastEntryId ?? 0,
      upTo,
      limit: BLOCK_ENTRIES_MAX,
    });
    const [first] = entries;
    if (!first) return sealed;

    const previousHash = last?.hash ?? NO_HASH;
    try {
      await insertBlock(db, {
        number: (last?.number ?? 0) + 1,
        firstEntryId: first.id,
        lastEntryId: entries.at(-1)!.id,
        entries: entries.length,
        previousHash,
        hash: hashBlock(previousHash, entries),
        sealedAt: clock.now(),
      });
      sealed += 1;
    } catch (error) {
      // Another process has sealed this block; on with the next.
      if (!isDuplicate(error)) throw error;
    }
  }
}
