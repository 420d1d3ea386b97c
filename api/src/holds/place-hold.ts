import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { holdBalances } from '../ledger/hold-balances.ts';
import { asMicros, type Micros } from '../money.ts';
import type { HoldReason } from './hold.ts';
import { saveHold } from './store.ts';

/**
 * Keeps earnings of a member from being paid out or used, from the end of the caller's transaction on:
 * a request for a payout comes wholly before it or wholly after. Placing a hold of the same cause
 * again changes its amount.
 *
 * @param input.amount how much of the earnings; null for all that is and will be there.
 * @param input.cause what it comes from, such as `claim/12`: by it the hold is released.
 */
export async function placeHold(
  trx: Trx,
  { clock }: Pick<Deps, 'clock'>,
  {
    memberId,
    reason,
    amount,
    cause,
  }: { memberId: number; reason: HoldReason; amount: Micros | null; cause: string },
): Promise<void> {
  await holdBalances(trx, [account.earnings(memberId)]);
  await saveHold(trx, {
    memberId,
    reason,
    amount: amount === null ? null : asMicros(amount),
    cause,
    since: clock.now(),
  });
}
