import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { recordAction } from '../operators/record-action.ts';
import { closeBatch, lockBatch } from './batch-store.ts';
import { moveOn } from './move-on.ts';
import { findPayouts, lockPayout } from './store.ts';

const ALL = { limit: 1_000_000, offset: 0 };

/**
 * Gives up a batch whose file nobody has fetched: its payouts wait for the next one.
 * @throws DomainError `not_found`; `forbidden` once its file was fetched, since a bank may have it.
 */
export function cancelBatch(
  deps: Deps,
  { id, operatorId, reason }: { id: number; operatorId: number | null; reason: string },
): Promise<void> {
  return inTransaction(deps.db, async (trx) => {
    const batch = await lockBatch(trx, id);
    if (!batch || batch.closedAt !== null) {
      throw new DomainError('not_found', 'There is no such open batch.');
    }
    if (batch.downloadedAt !== null) {
      throw new DomainError('forbidden', 'Its file was fetched: tell what the bank did instead.');
    }
    for (const { id: payoutId } of await findPayouts(trx, { batchId: id }, ALL)) {
      const payout = await lockPayout(trx, payoutId);
      if (payout?.state !== 'batched') continue;
      await moveOn(trx, deps, payout, { state: 'requested', batchId: null });
    }
    await closeBatch(trx, id, { closedAt: deps.clock.now(), isCanceled: true });
    await recordAction(trx, deps, {
      operatorId,
      action: 'payouts.cancel_batch',
      subject: `batch:${id}`,
      reason,
    });
  });
}
