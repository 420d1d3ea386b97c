import type { Db } from '../db.ts';
import type { Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';
import { findBudgetsOf } from './store.ts';

/** What a supporter set their budget to: each holds from its period on, until the next one. */
export function listBudgets(
  db: Db,
  supporterId: number,
): Promise<{ fromPeriod: Period; amount: Micros; changedAt: Instant }[]> {
  return findBudgetsOf(db, supporterId);
}
