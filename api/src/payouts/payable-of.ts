import type { Db, Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import type { Micros } from '../money.ts';
import { holdsOnPayouts } from './holds-on-payouts.ts';
import { type SplitEarnings, splitEarnings } from './split-earnings.ts';

/** What a creator can have paid out, and why the rest cannot be. */
export type Payable = SplitEarnings & { balance: Micros };

/**
 * The earnings of a member, part by part; see `splitEarnings`. In a transaction that decides by it,
 * hold the account first: `holdBalances`.
 */
export async function payableOf(
  db: Db | Trx,
  deps: Pick<Deps, 'clock' | 'config'>,
  memberId: number,
): Promise<Payable> {
  const balance = await balanceOf(db, account.earnings(memberId));
  const holds = await holdsOnPayouts(db, deps, memberId);
  return { balance, ...splitEarnings({ balance, holds, minimum: deps.config.payoutMinimum }) };
}
