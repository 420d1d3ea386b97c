import type { Db, Trx } from '../db.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import type { Micros } from '../money.ts';

/** What a member would leave behind. */
export async function moneyLeft(
  db: Db | Trx,
  memberId: number,
): Promise<{ funds: Micros; earnings: Micros }> {
  return {
    funds: await balanceOf(db, account.funds(memberId)),
    earnings: await balanceOf(db, account.earnings(memberId)),
  };
}
