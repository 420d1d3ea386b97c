import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { applyAfterAll, type EventDecision } from '../operators/decide-on-event.ts';
import { stateAfter } from './apply-event.ts';
import { moveOn } from './move-on.ts';
import { lockPayout } from './store.ts';

/**
 * An operator lets an event be applied after all: its payout is known by now, or was put right.
 * @throws DomainError `validation` while it matches none; `not_found` when it does not wait.
 */
export async function retryPayoutEvent(deps: Deps, decision: EventDecision): Promise<void> {
  await applyAfterAll(deps, 'payout', decision, async (trx, event) => {
    const payout = await lockPayout(trx, event.payoutId);
    const state = stateAfter(payout, event);
    if (!payout || state === undefined) {
      throw new DomainError(
        'validation',
        'It still matches no payout: look at its state, provider, amount and currency. Nothing was changed.',
      );
    }
    if (state !== payout.state) {
      await moveOn(trx, deps, payout, { state, reason: event.reason });
    }
  });
}
