import { ask } from '../ask.ts';
import type { Db, Trx } from '../db.ts';
import type { Micros } from '../money.ts';
import type { Period } from '../period.ts';
import { budgetsQuestion } from './store.ts';

/**
 * What a supporter lets a period take from their funds: what they set last, in that period or before.
 * @returns 0 when they never set a budget or paused it.
 */
export async function budgetOf(db: Db | Trx, supporterId: number, period: Period): Promise<Micros> {
  return (await budgetsOf(db, [supporterId], period)).get(supporterId)!;
}

/** The same for many supporters in one query. Each of them is in the map. */
export async function budgetsOf(
  db: Db | Trx,
  supporterIds: readonly number[],
  period: Period,
): Promise<Map<number, Micros>> {
  const found = await ask(db, budgetsQuestion(supporterIds, period));
  return new Map(supporterIds.map((id) => [id, found.get(id) ?? 0]));
}
