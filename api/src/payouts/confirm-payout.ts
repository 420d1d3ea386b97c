import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { recordAction } from '../operators/record-action.ts';
import type { PayoutEvent } from '../payments/payout-provider.ts';
import { applyInTransaction } from './apply-event.ts';
import { closeBatch, lockBatch } from './batch-store.ts';
import type { Payout } from './payout.ts';
import { findPayouts, lockPayout } from './store.ts';

/** What the bank did with a transfer. */
export type Confirmation =
  | { outcome: 'paid' }
  /** It refused it or brought it back; `reason` is the bank's, and the creator reads it. */
  | { outcome: 'returned'; reason: string };

type Input = { operatorId: number | null; confirmation: Confirmation };

const ALL = { limit: 1_000_000, offset: 0 };

/**
 * Writes down what a bank, or a provider that was asked by hand, did with a payout, once: the same
 * again changes nothing. A paid payout can still be returned.
 * @throws DomainError `not_found`; `validation` on `reason` without one; `forbidden` when it cannot be,
 *   such as for a payout that never went out.
 */
export async function confirmPayout(
  deps: Deps,
  { id, ...input }: Input & { id: string },
): Promise<Payout> {
  const confirmed = await inTransaction(deps.db, async (trx) => {
    const payout = await lockPayout(trx, id);
    if (!payout) throw new DomainError('not_found', 'There is no such payout.');
    await confirm(trx, deps, payout, input);
    const after = await lockPayout(trx, id);
    if (after?.batchId) await closeIfSettled(trx, deps, after.batchId);
    return after!;
  });
  sendMailsSoon(deps);
  return confirmed;
}

/**
 * Writes down that the bank executed a batch: all of its payouts that are not settled are paid.
 * @returns how many were.
 * @throws DomainError `not_found` when there is no such batch, or its file was never fetched.
 */
export async function confirmBatch(
  deps: Deps,
  { id, operatorId }: { id: number; operatorId: number | null },
): Promise<number> {
  const paid = await inTransaction(deps.db, async (trx) => {
    const batch = await lockBatch(trx, id);
    if (!batch || batch.downloadedAt === null) {
      throw new DomainError('not_found', 'There is no such batch at a bank.');
    }
    let count = 0;
    for (const { id: payoutId } of await findPayouts(trx, { batchId: id, states: ['sent'] }, ALL)) {
      const payout = await lockPayout(trx, payoutId);
      if (payout?.state !== 'sent') continue;
      await confirm(trx, deps, payout, { operatorId, confirmation: { outcome: 'paid' } });
      count += 1;
    }
    if (batch.closedAt === null) await closeIfSettled(trx, deps, id);
    return count;
  });
  sendMailsSoon(deps);
  return paid;
}

async function confirm(
  trx: Trx,
  deps: Deps,
  payout: Payout,
  { operatorId, confirmation }: Input,
): Promise<void> {
  const reason = confirmation.outcome === 'returned' ? confirmation.reason.trim() : '';
  if (confirmation.outcome === 'returned' && reason === '') {
    throw fieldError('reason', 'Write why the bank returned it. Its creator reads this.');
  }
  const event: PayoutEvent = {
    provider: payout.provider,
    eventId: `${payout.id}/${confirmation.outcome}`,
    outcome: confirmation.outcome,
    payoutId: payout.id,
    amount: payout.amount,
    currency: payout.currency,
    reason,
  };
  const result = await applyInTransaction(trx, deps, event, payout);
  if (result === 'unmatched') {
    throw new DomainError(
      'forbidden',
      `A payout that is ${payout.state} cannot be ${confirmation.outcome}.`,
    );
  }
  if (result === 'known') return;
  await recordAction(trx, deps, {
    operatorId,
    action: confirmation.outcome === 'paid' ? 'payouts.paid' : 'payouts.returned',
    subject: `payout:${payout.id}`,
    reason: reason || 'The bank paid it.',
  });
}

async function closeIfSettled(trx: Trx, deps: Deps, batchId: number): Promise<void> {
  const open = await findPayouts(trx, { batchId, states: ['batched', 'sent'] }, ALL);
  if (open.length > 0) return;
  await closeBatch(trx, batchId, { closedAt: deps.clock.now(), isCanceled: false });
}
