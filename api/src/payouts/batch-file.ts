import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { recordAction } from '../operators/record-action.ts';
import { findFile, lockBatch, type PayoutBatch, saveDownloaded } from './batch-store.ts';
import { moveOn } from './move-on.ts';
import { findPayouts, lockPayout } from './store.ts';

const ALL = { limit: 1_000_000, offset: 0 };

/**
 * The file of a batch for the bank, the same each time. The first time its payouts are `sent`: from
 * then on it may be at the bank, so they cannot be taken back here any more.
 * @param input.operatorId who fetches it; null on the command line.
 * @throws DomainError `not_found` when there is none, or all of it is settled and its file forgotten.
 */
export function batchFile(
  deps: Deps,
  { id, operatorId }: { id: number; operatorId: number | null },
): Promise<{ name: string; text: string; batch: PayoutBatch }> {
  return inTransaction(deps.db, async (trx) => {
    const batch = await lockBatch(trx, id);
    const text = batch && (await findFile(trx, id));
    if (!batch || !text) {
      throw new DomainError('not_found', 'There is no such batch, or all of it is settled.');
    }
    if (batch.downloadedAt === null) {
      await saveDownloaded(trx, id, deps.clock.now());
      for (const { id: payoutId } of await findPayouts(trx, { batchId: id }, ALL)) {
        const payout = await lockPayout(trx, payoutId);
        if (payout?.state === 'batched') await moveOn(trx, deps, payout, { state: 'sent' });
      }
    }
    await recordAction(trx, deps, {
      operatorId,
      action: 'payouts.download',
      subject: `batch:${id}`,
      reason: batch.downloadedAt === null ? 'Fetched for the bank.' : 'Fetched again.',
    });
    return { name: `${batch.messageId}.xml`, text, batch };
  });
}
