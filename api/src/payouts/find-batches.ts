import type { Db } from '../db.ts';
import { findBatches, findBatchRow, type PayoutBatch } from './batch-store.ts';

export type { PayoutBatch };

/** The batches for banks, the newest first, for operators. */
export function listBatches(
  db: Db,
  part: { limit: number; offset: number },
): Promise<PayoutBatch[]> {
  return findBatches(db, part);
}

/** A batch for a bank; its payouts: `listPayouts(db, { batchId }, …)`. */
export function findBatch(db: Db, id: number): Promise<PayoutBatch | undefined> {
  return findBatchRow(db, id);
}
