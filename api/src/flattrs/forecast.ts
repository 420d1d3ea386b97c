import { fundsAndBudgets } from '../budgets/funds-and-budgets.ts';
import type { Deps } from '../deps.ts';
import type { Micros } from '../money.ts';
import { type Period, periodOf } from '../period.ts';
import { shareOf } from '../split.ts';
import { countBySupporter } from './store.ts';

/** What this period does for a supporter if it ended now. */
export type Forecast = {
  period: Period;
  budget: Micros;
  funds: Micros;
  /** What would be divided: the lesser of budget and funds. */
  amount: Micros;
  flattrs: number;
  /** What each flattr is worth, rounded down; 0 when there are none. */
  each: Micros;
  /** What each would be worth after one flattr more. */
  eachAfterNext: Micros;
};

/** What the supporter's flattrs of the current period are worth now, and after the next one. */
export async function forecastFor(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  memberId: number,
): Promise<Forecast> {
  const period = periodOf(clock.now());
  const [supporters, flattrs] = await Promise.all([
    fundsAndBudgets(db, [memberId], period),
    countBySupporter(db, memberId, period),
  ]);
  return forecastOf(period, supporters.get(memberId)!, flattrs);
}

/** The same from figures at hand. */
export function forecastOf(
  period: Period,
  { budget, funds }: { budget: Micros; funds: Micros },
  flattrs: number,
): Forecast {
  const amount = Math.min(budget, funds);
  return {
    period,
    budget,
    funds,
    amount,
    flattrs,
    each: shareOf(amount, flattrs),
    eachAfterNext: shareOf(amount, flattrs + 1),
  };
}
