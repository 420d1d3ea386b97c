import { createHash } from 'node:crypto';
import type { Db, Trx } from '../db.ts';
import { type LedgerBlock, listBlocks } from './chain-store.ts';
import { listEntriesBetween, type PostedEntry } from './store.ts';

/** What the first block names as the hash before it. */
export const NO_HASH = '0'.repeat(64);

/**
 * The hash of a block: SHA-256 over the previous block's hash and the block's entries, a line each.
 * README.md beside this file says how anybody can compute it again.
 */
export function hashBlock(previousHash: string, entries: readonly PostedEntry[]): string {
  const hash = createHash('sha256').update(`${previousHash}\n`);
  for (const entry of entries) hash.update(`${lineOf(entry)}\n`);
  return hash.digest('hex');
}

function lineOf({ id, reference, from, to, amount, currency, postedAt }: PostedEntry): string {
  return JSON.stringify([id, reference, from, to, amount, currency, postedAt]);
}

/** A block up to which the chain was found to be sound. */
export type VerifiedBlock = Pick<LedgerBlock, 'number' | 'hash'>;

/**
 * Computes the chain again from the entries.
 * @param since from the block after this one on; without it from the first.
 * @returns what is wrong with the first block that is not as it was sealed, or null.
 */
export async function findBreakInChain(
  db: Db | Trx,
  since?: VerifiedBlock,
): Promise<string | null> {
  let previous: LedgerBlock | undefined;
  if (since) {
    [previous] = await listBlocks(db, { after: since.number - 1, limit: 1 });
    if (previous?.number !== since.number || previous.hash !== since.hash) {
      return `block ${since.number}: it is not the one that was found sound before`;
    }
  }
  for (;;) {
    const blocks = await listBlocks(db, { after: previous?.number ?? 0, limit: 100 });
    if (blocks.length === 0) return null;
    for (const block of blocks) {
      const fault = await faultOf(db, block, previous);
      if (fault) return `block ${block.number}: ${fault}`;
      previous = block;
    }
  }
}

async function faultOf(
  db: Db | Trx,
  block: LedgerBlock,
  previous: LedgerBlock | undefined,
): Promise<string | null> {
  if (block.number !== (previous?.number ?? 0) + 1) return 'the block before it is missing';
  if (block.previousHash !== (previous?.hash ?? NO_HASH)) return 'it names another previous hash';

  const after = previous?.lastEntryId ?? 0;
  const entries = await listEntriesBetween(db, { after, upTo: block.lastEntryId });
  if (entries.length !== block.entries) {
    return `it was sealed with ${block.entries} entries, there are ${entries.length}`;
  }
  return hashBlock(block.previousHash, entries) === block.hash
    ? null
    : 'its entries are not those that were sealed';
}
