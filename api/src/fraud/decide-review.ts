import { causeOfReview, imposeWithholding } from '../abuse/impose-measure.ts';
import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { releaseHold } from '../holds/release-hold.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { recordAction } from '../operators/record-action.ts';
import { lockReview, saveReviewDecision } from './store.ts';

/**
 * An operator decides about earnings that look made up: released, they are free and are not held for
 * this month again; confirmed, they stay held by a measure, of which the creator is told why and how to
 * object. Flattrs and entries of the ledger stay as they are.
 * @throws DomainError `validation` without a reason or when it was decided already; `not_found`.
 */
export async function decideReview(
  deps: Deps,
  {
    reviewId,
    outcome,
    operatorId,
    reason,
  }: {
    reviewId: number;
    outcome: 'released' | 'confirmed';
    operatorId: number;
    reason: string;
  },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const review = await lockReview(trx, reviewId);
    if (!review) throw new DomainError('not_found', 'There is no such review.');
    if (review.state !== 'open') throw new DomainError('validation', 'This was decided already.');
    const { memberId, period } = review;
    await recordAction(trx, deps, {
      operatorId,
      action: outcome === 'released' ? 'fraud.release' : 'fraud.confirm',
      subject: `review:${review.id}`,
      reason,
    });
    if (outcome === 'released')
      await releaseHold(trx, deps, { memberId, cause: causeOfReview(period) });
    const measureId =
      outcome === 'confirmed'
        ? await imposeWithholding(trx, deps, { memberId, period, operatorId, reason })
        : null;
    const decision = { at: deps.clock.now(), reason: reason.trim(), operatorId, measureId };
    await saveReviewDecision(trx, review.id, { state: outcome, ...decision });
  });
  sendMailsSoon(deps);
}
