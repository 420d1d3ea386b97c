import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { postEntries } from '../ledger/post-entries.ts';
import type { DepositEvent } from '../payments/provider.ts';
import { insertEvent } from '../payments/provider-events.ts';
import { type Deposit, lockDeposit, saveDepositState } from './store.ts';

/**
 * - `applied`: the event was new and did what it says;
 * - `known`: it came before, nothing changed;
 * - `unmatched`: it names no deposit of ours, or another amount than we asked for. It is stored for
 *   the operator to look at, and no money moved.
 */
export type EventResult = 'applied' | 'known' | 'unmatched';

/**
 * Stores what a provider said of a deposit and does it, once: event, state and ledger entry
 * `deposit/<id>` stand or fall in one transaction. The same event may come any number of times, from
 * any number of processes at once, and events may come out of order: money that arrived counts, even
 * after a failure was told.
 */
export async function applyEvent(deps: Deps, event: DepositEvent): Promise<EventResult> {
  const result = await inTransaction(deps.db, async (trx): Promise<EventResult> => {
    const deposit = await lockDeposit(trx, event.depositId);
    const isOurs = matches(deposit, event);
    const now = deps.clock.now();
    const isNew = await insertEvent(trx, 'deposit', event, {
      receivedAt: now,
      appliedAt: isOurs ? now : null,
    });
    if (!isNew) return 'known';
    if (!isOurs) return 'unmatched';
    await applyToDeposit(trx, deps, deposit, event);
    return 'applied';
  });
  if (result === 'unmatched') deps.log.error({ event }, 'a payment event matches no deposit');
  return result;
}

/** Whether an event is about this deposit, in provider, amount and currency. */
export function matches(deposit: Deposit | undefined, event: DepositEvent): deposit is Deposit {
  return (
    deposit?.provider === event.provider &&
    deposit.amount === event.amount &&
    deposit.currency === event.currency
  );
}

/** Does what an event says of its deposit, whose row the caller holds. */
export async function applyToDeposit(
  trx: Trx,
  deps: Deps,
  deposit: Deposit,
  { outcome }: DepositEvent,
): Promise<void> {
  if (deposit.state === 'succeeded') return;
  await saveDepositState(trx, deposit.id, outcome, deps.clock.now());
  if (outcome === 'succeeded') await postDeposit(trx, deps, deposit);
}

/** Posts the entry of a deposit that succeeded: from the world, through its provider, to the funds. */
export async function postDeposit(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  deposit: Deposit,
): Promise<void> {
  await postEntries(trx, deps, [
    {
      reference: `deposit/${deposit.id}`,
      from: account.world(deposit.provider),
      to: account.funds(deposit.memberId),
      amount: deposit.amount,
    },
  ]);
}
