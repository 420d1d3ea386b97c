import { type Db, inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { recordAction } from '../operators/record-action.ts';
import { applyToDeposit, matches } from './apply-event.ts';
import {
  lockDeposit,
  lockUnmatched,
  type StoredEvent,
  saveEventDone,
  selectUnmatched,
} from './store.ts';

type EventKey = { provider: string; eventId: string };
type By = { operatorId: number; reason: string };

/** What providers told of payments that match no deposit of ours, oldest first. */
export function unmatchedEvents(db: Db): Promise<StoredEvent[]> {
  return selectUnmatched(db);
}

/**
 * An operator lets an event be applied after all: its deposit is known by now, or was put right.
 * @throws DomainError `validation` while it matches none; `not_found` when it does not wait.
 */
export async function retryEvent(deps: Deps, { operatorId, reason, ...key }: EventKey & By) {
  await inTransaction(deps.db, async (trx) => {
    const stored = await lockUnmatched(trx, key);
    if (!stored) throw notWaiting();
    await recordAction(trx, deps, {
      operatorId,
      action: 'event.retry',
      subject: subjectOf(key),
      reason,
    });
    const deposit = await lockDeposit(trx, stored.event.depositId);
    if (!matches(deposit, stored.event)) {
      throw new DomainError(
        'validation',
        'It still matches no deposit: look at provider, amount and currency. Nothing was changed.',
      );
    }
    await applyToDeposit(trx, deps, deposit, stored.event);
    await saveEventDone(trx, key, { applied_at: deps.clock.now() });
  });
}

/**
 * An operator sets an event aside, having done what there was to do about it, such as paying it back
 * at the provider. No money moves here.
 * @throws DomainError `validation` without a reason; `not_found` when it does not wait.
 */
export async function setEventAside(deps: Deps, { operatorId, reason, ...key }: EventKey & By) {
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
