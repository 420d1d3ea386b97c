import type { Db, Trx } from '../db.ts';
import { account } from '../ledger/accounts.ts';
import { balancesOf } from '../ledger/balances-of.ts';
import type { Micros } from '../money.ts';
import type { Period } from '../period.ts';
import { budgetsOf } from './budget-of.ts';

/** What a supporter has and what they let a period take of it. */
export type FundsAndBudget = {
  funds: Micros;
  budget: Micros;
  /** What the period takes if it ended now: the lesser of the two. 0 means a click is worth nothing. */
  amount: Micros;
};

/** Funds and budget of many supporters, in two queries however many there are. */
export async function fundsAndBudgets(
  db: Db | Trx,
  supporterIds: readonly number[],
  period: Period,
): Promise<Map<number, FundsAndBudget>> {
  const [balances, budgets] = await Promise.all([
    balancesOf(db, supporterIds.map(account.funds)),
    budgetsOf(db, supporterIds, period),
  ]);
  return new Map(
    supporterIds.map((id) => {
      const funds = balances.get(account.funds(id))!;
      const budget = budgets.get(id)!;
      return [id, { funds, budget, amount: Math.min(funds, budget) }];
    }),
  );
}
