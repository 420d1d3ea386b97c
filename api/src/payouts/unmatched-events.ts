import { type Db, inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { recordAction } from '../operators/record-action.ts';
import { stateAfter } from './apply-event.ts';
import { moveOn } from './move-on.ts';
import {
  lockPayout,
  lockUnmatched,
  type StoredEvent,
  saveEventDone,
  selectUnmatched,
} from './store.ts';

type EventKey = { provider: string; eventId: string };
type By = { operatorId: number; reason: string };

/** What providers and banks told that matches no payout of ours, oldest first. */
export function unmatchedPayoutEvents(db: Db): Promise<StoredEvent[]> {
  return selectUnmatched(db);
}

/**
 * An operator lets an event be applied after all: its payout is known by now, or was put right.
 * @throws DomainError `validation` while it matches none; `not_found` when it does not wait.
 */
export async function retryPayoutEvent(deps: Deps, { operatorId, reason, ...key }: EventKey & By) {
  await inTransaction(deps.db, async (trx) => {
    const stored = await lockUnmatched(trx, key);
    if (!stored) throw notWaiting();
    await recordAction(trx, deps, {
      operatorId,
      action: 'event.retry',
      subject: subjectOf(key),
      reason,
    });
    const payout = await lockPayout(trx, stored.event.payoutId);
    const state = stateAfter(payout, stored.event);
    if (!payout || state === undefined) {
      throw new DomainError(
        'validation',
        'It still matches no payout: look at its state, provider, amount and currency. Nothing was changed.',
      );
    }
    if (state !== payout.state) {
      await moveOn(trx, deps, payout, { state, reason: stored.event.reason });
    }
    await saveEventDone(trx, key, { applied_at: deps.clock.now() });
  });
}

/**
 * An operator sets an event aside, having done what there was to do about it. No money moves here.
 * @throws DomainError `validation` without a reason; `not_found` when it does not wait.
 */
export async function setPayoutEventAside(
  deps: Deps,
  { operatorId, reason, ...key }: EventKey & By,
) {
  await inTransaction(deps.db, async (trx) => {
    if (!(await lockUnmatched(trx, key))) throw notWaiting();
    await recordAction(trx, deps, {
      operatorId,
      action: 'event.set_aside',
      subject: subjectOf(key),
      reason,
    });
    await saveEventDone(trx, key, { set_aside_at: deps.clock.now() });
  });
}

function subjectOf({ provider, eventId }: EventKey): string {
  return `event:${provider}/${eventId}`.slice(0, 120);
}

function notWaiting(): DomainError {
  return new DomainError('not_found', 'There is no such event that waits.');
}
