import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { holdBalances } from '../ledger/hold-balances.ts';
import { reasonOfHold } from './hold-words.ts';
import { holdsOnPayouts } from './holds-on-payouts.ts';
import { moveOn } from './move-on.ts';
import type { Payout } from './payout.ts';
import { whyStopped } from './why-stopped.ts';

/**
 * Looks once more, just before a payout leaves, whether anything keeps it: a check of the ledger that
 * failed, a hold of everything, or holds of amounts that are more than what is left in the earnings.
 * Then it is `held`, with the reason; a held one whose reason is over is `requested` again. Who calls
 * holds the payout's row.
 * @returns the payout as it is now.
 */
export async function holdIfStopped(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  payout: Payout,
): Promise<Payout> {
  const reason = (await whyStopped(trx)) ?? (await reasonOfMember(trx, deps, payout));
  if (reason !== null) {
    return payout.state === 'held' ? payout : moveOn(trx, deps, payout, { state: 'held', reason });
  }
  return payout.state === 'held' ? moveOn(trx, deps, payout, { state: 'requested' }) : payout;
}

async function reasonOfMember(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  { memberId, amount }: Payout,
): Promise<string | null> {
  const earnings = account.earnings(memberId);
  const balance = (await holdBalances(trx, [earnings])).get(earnings)!;
  const holds = await holdsOnPayouts(trx, deps, memberId);
  const ofAll = holds.find((hold) => hold.amount === null);
  if (ofAll) return reasonOfHold(ofAll);
  const kept = holds.reduce((sum, hold) => sum + hold.amount!, 0);
  // What was earned before a hold may have been spent: only what came out of it is kept back.
  const [first] = holds;
  return first && kept > balance && amount > 0 ? reasonOfHold(first) : null;
}
