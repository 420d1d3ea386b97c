import type { Db, Trx } from '../db.ts';
import type { Micros } from '../money.ts';
import type { Period } from '../period.ts';
import { findBudgetsInRange } from './store.ts';

/**
 * The budgets that hold in a period for supporters with ids from `from` to `to` (without it), by
 * supporter; those who never set one are not in it.
 */
export function budgetsInRange(
  db: Db | Trx,
  range: { from: number; to: number },
  period: Period,
): Promise<Map<number, Micros>> {
  return findBudgetsInRange(db, range, period);
}
