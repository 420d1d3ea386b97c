import { askTogether } from '../ask.ts';
import type { Db, Trx } from '../db.ts';
import { type Account, account } from '../ledger/accounts.ts';
import { askForBalances } from '../ledger/balances-of.ts';
import type { Micros } from '../money.ts';
import type { Period } from '../period.ts';
import { budgetsQuestion } from './store.ts';

/** What a supporter has and what they let a period take of it. */
export type FundsAndBudget = {
  funds: Micros;
  budget: Micros;
  /** What the period takes if it ended now: the lesser of the two. 0 means a click is worth nothing. */
  amount: Micros;
};

/** Funds and budget of many supporters, with one statement however many there are. */
export async function fundsAndBudgets(
  db: Db | Trx,
  supporterIds: readonly number[],
  period: Period,
): Promise<Map<number, FundsAndBudget>> {
  const { questions, read } = askForFundsAndBudgets(supporterIds, period);
  return read(await askTogether(db, questions));
}

type Found = readonly [balances: Map<Account, Micros>, budgets: Map<number, Micros>];

/** The same as two questions, to be asked together with others, and what makes one answer of theirs. */
export function askForFundsAndBudgets(supporterIds: readonly number[], period: Period) {
  const questions = [
    askForBalances(supporterIds.map(account.funds)),
    budgetsQuestion(supporterIds, period),
  ] as const;
  const read = ([balances, budgets]: Found): Map<number, FundsAndBudget> =>
    new Map(
      supporterIds.map((id) => {
        const funds = balances.get(account.funds(id))!;
        const budget = budgets.get(id) ?? 0;
        return [id, { funds, budget, amount: Math.min(funds, budget) }];
      }),
    );
  return { questions, read };
}
