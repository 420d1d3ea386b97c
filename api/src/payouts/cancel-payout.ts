import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { moveOn } from './move-on.ts';
import { CANCELABLE, type Payout } from './payout.ts';
import { findPayoutsIn, lockPayout } from './store.ts';

/**
 * Takes a member's own payout back while nobody outside knows of it: its money is in their earnings
 * again. One that was taken back before stays so.
 * @throws DomainError `not_found` when there is none with this id, or it is somebody else's; `forbidden`
 *   once it is on its way.
 */
export function cancelPayout(
  deps: Pick<Deps, 'config' | 'clock' | 'db'>,
  { memberId, id }: { memberId: number; id: string },
): Promise<Payout> {
  return inTransaction(deps.db, async (trx) => {
    const payout = await lockPayout(trx, id);
    if (payout?.memberId !== memberId) {
      throw new DomainError('not_found', 'There is no such payout of yours.');
    }
    if (payout.state === 'canceled') return payout;
    if (!CANCELABLE.includes(payout.state)) {
      throw new DomainError('forbidden', 'This payout is on its way, and cannot be taken back.');
    }
    return moveOn(trx, deps, payout, { state: 'canceled', reason: 'You took it back.' });
  });
}

/** Takes back all of a member's payouts that can be, before they leave. */
export async function cancelPayoutsOf(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  memberId: number,
): Promise<void> {
  for (const { id } of await findPayoutsIn(trx, memberId, CANCELABLE)) {
    const payout = await lockPayout(trx, id);
    if (!payout || !CANCELABLE.includes(payout.state)) continue;
    await moveOn(trx, deps, payout, { state: 'canceled', reason: 'You left.' });
  }
}
