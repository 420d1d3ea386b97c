import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import {
  type EventKey,
  type Events,
  lockUnmatched,
  saveEventDone,
} from '../payments/provider-events.ts';
import { recordAction } from './record-action.ts';

/** What an operator decides about which event, and why. */
export type EventDecision = EventKey & { operatorId: number; reason: string };

/**
 * An operator lets an event be applied after all: what it is about is known by now, or was put right.
 * @param apply does what the event says, or throws when that still cannot be.
 * @throws DomainError `validation` without a reason; `not_found` when it does not wait.
 */
export async function applyAfterAll<About extends keyof Events>(
  deps: Deps,
  about: About,
  { operatorId, reason, ...key }: EventDecision,
  apply: (trx: Trx, event: Events[About]) => Promise<void>,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const stored = await lockUnmatched(trx, about, key);
    if (!stored) throw notWaiting();
    const subject = subjectOf(key);
    await recordAction(trx, deps, { operatorId, action: 'event.retry', subject, reason });
    await apply(trx, stored.event);
    await saveEventDone(trx, about, key, { applied_at: deps.clock.now() });
  });
}

/**
 * An operator sets an event aside, having done what there was to do about it, such as paying it back
 * at the provider. No money moves here.
 * @throws DomainError `validation` without a reason; `not_found` when it does not wait.
 */
export async function setEventAside(
  deps: Deps,
  about: keyof Events,
  { operatorId, reason, ...key }: EventDecision,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    if (!(await lockUnmatched(trx, about, key))) throw notWaiting();
    const subject = subjectOf(key);
    await recordAction(trx, deps, { operatorId, action: 'event.set_aside', subject, reason });
    await saveEventDone(trx, about, key, { set_aside_at: deps.clock.now() });
  });
}

function subjectOf({ provider, eventId }: EventKey): string {
  return `event:${provider}/${eventId}`.slice(0, 120);
}

function notWaiting(): DomainError {
  return new DomainError('not_found', 'There is no such event that waits.');
}
