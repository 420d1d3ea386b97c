import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { PayoutEvent } from '../payments/payout-provider.ts';
import { insertEvent } from '../payments/provider-events.ts';
import type { Instant } from '../period.ts';
import { moveOn } from './move-on.ts';
import type { Payout, PayoutState } from './payout.ts';
import { lockPayout } from './store.ts';

/**
 * - `applied`: the event was new and did what it says;
 * - `known`: it came before, or the payout is there already; nothing changed;
 * - `unmatched`: it names no payout of ours, another amount, or what cannot have happened, such as a
 *   payment after its money went back. It is stored for the operator to look at, and no money moved.
 */
export type EventResult = 'applied' | 'known' | 'unmatched';

/** What an event makes of a payout, by the state that it is in. All else cannot be. */
const OUTCOMES: Readonly<
  Record<PayoutEvent['outcome'], Partial<Record<PayoutState, PayoutState>>>
> = {
  paid: { sent: 'paid', paid: 'paid' },
  failed: { sent: 'failed', failed: 'failed' },
  returned: { sent: 'failed', paid: 'failed', failed: 'failed' },
};

/**
 * Stores what a provider or a bank said of a payout and does it, once: event, state, entries and mail
 * stand or fall in one transaction. The same event may come any number of times, from any number of
 * processes at once.
 */
export async function applyEvent(
  deps: Pick<Deps, 'config' | 'clock' | 'db' | 'log'>,
  event: PayoutEvent,
): Promise<EventResult> {
  const result = await inTransaction(deps.db, async (trx) =>
    applyInTransaction(trx, deps, event, await lockPayout(trx, event.payoutId)),
  );
  if (result === 'unmatched') {
    const { provider, eventId, payoutId, outcome } = event;
    const told = { provider, eventId, payoutId, outcome };
    deps.log.error({ event: told }, 'a payout event matches no payout');
  }
  return result;
}

/** The same in a transaction of the caller, who holds the payout's row. */
export async function applyInTransaction(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  event: PayoutEvent,
  payout: Payout | undefined,
): Promise<EventResult> {
  const state = stateAfter(payout, event);
  const receivedAt: Instant = deps.clock.now();
  const isNew = await insertEvent(trx, 'payout', event, {
    receivedAt,
    appliedAt: state === undefined ? null : receivedAt,
  });
  if (!isNew) return 'known';
  if (!payout || state === undefined) return 'unmatched';
  if (state === payout.state) return 'known';
  await moveOn(trx, deps, payout, { state, reason: event.reason });
  return 'applied';
}

/** The state that an event brings a payout into; undefined when it cannot be about it. */
export function stateAfter(
  payout: Payout | undefined,
  event: PayoutEvent,
): PayoutState | undefined {
  const isOurs =
    payout?.provider === event.provider &&
    payout.amount === event.amount &&
    payout.currency === event.currency;
  return payout && isOurs ? OUTCOMES[event.outcome][payout.state] : undefined;
}
