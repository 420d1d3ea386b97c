import { type Db, isSqlite, type Trx } from '../db.ts';
import type { Instant } from '../period.ts';

/** A sealed block of entries; see README.md. */
export type LedgerBlock = {
  number: number;
  firstEntryId: number;
  lastEntryId: number;
  entries: number;
  previousHash: string;
  hash: string;
  sealedAt: Instant;
};

type BlockRow = {
  number: number;
  first_entry_id: number;
  last_entry_id: number;
  entries: number;
  previous_hash: string;
  hash: string;
  sealed_at: number;
};

function blockOf(row: BlockRow): LedgerBlock {
  return {
    number: row.number,
    firstEntryId: Number(row.first_entry_id),
    lastEntryId: Number(row.last_entry_id),
    entries: row.entries,
    previousHash: row.previous_hash,
    hash: row.hash,
    sealedAt: Number(row.sealed_at),
  };
}

/**
 * The id of the newest entry, once everybody who was posting is done: no entry with this or a lower
 * id can appear any more. Posting waits until the transaction ends, so it should end at once.
 */
export async function lastFinalEntryId(trx: Trx): Promise<number> {
  // SQLite has one writer, and a transaction is it from its beginning.
  if (!isSqlite(trx)) await trx('ledger_locks').where({ name: 'posting' }).forUpdate().first();
  const row = await trx('ledger_entries').max({ id: 'id' }).first();
  return Number(row?.id ?? 0);
}

export async function findLastBlock(db: Db | Trx): Promise<LedgerBlock | undefined> {
  const row: BlockRow | undefined = await db('ledger_blocks').orderBy('number', 'desc').first();
  return row && blockOf(row);
}

/** Blocks by number, from the one after `after` on. */
export async function listBlocks(
  db: Db | Trx,
  { after, limit }: { after: number; limit: number },
): Promise<LedgerBlock[]> {
  const rows: BlockRow[] = await db('ledger_blocks')
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit);
  return rows.map(blockOf);
}

/** Fails with a duplicate key when the block is there (`isDuplicate`). */
export async function insertBlock(db: Db | Trx, block: LedgerBlock): Promise<void> {
  await db('ledger_blocks').insert({
    number: block.number,
    first_entry_id: block.firstEntryId,
    last_entry_id: block.lastEntryId,
    entries: block.entries,
    previous_hash: block.previousHash,
    hash: block.hash,
    sealed_at: block.sealedAt,
  });
}
