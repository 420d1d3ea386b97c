import type { Question } from '../ask.ts';
import type { Db, Trx } from '../db.ts';
import { literal } from '../insert-rows.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';

/** Which budgets hold in a period? By supporter; those who never set one are not in the answer. */
export function budgetsQuestion(
  supporterIds: readonly number[],
  period: Period,
): Question<Map<number, Micros>> {
  return {
    columns: ['supporter_id', 'amount', 'from_period'],
    // All that was set until then, of which the last holds: one look at the primary key, where a
    // subquery for the last one would be run for each supporter.
    from: `budgets WHERE from_period <= ${literal(period)} AND supporter_id IN (KEYS)`,
    keys: supporterIds,
    read(rows) {
      const last = new Map<number, { amount: Micros; from: string }>();
      for (const [supporter, amount, fromPeriod] of rows) {
        const from = String(fromPeriod);
        const known = last.get(Number(supporter));
        if (!known || known.from < from)
          last.set(Number(supporter), { amount: asMicros(amount), from });
      }
      return new Map([...last].map(([id, { amount }]) => [id, amount]));
    },
  };
}

/** Sets what holds from a period on, in place of what was set for it before. */
export async function saveBudget(
  trx: Trx,
  budget: { supporterId: number; fromPeriod: Period; amount: Micros; changedAt: Instant },
): Promise<void> {
  await trx('budgets')
    .insert({
      supporter_id: budget.supporterId,
      from_period: budget.fromPeriod,
      amount: budget.amount,
      changed_at: budget.changedAt,
    })
    .onConflict(['supporter_id', 'from_period'])
    .merge(['amount', 'changed_at']);
}

/** The budgets that hold in a period, of supporters with ids from `from` to `to` (without it). */
export async function findBudgetsInRange(
  db: Db | Trx,
  { from, to }: { from: number; to: number },
  period: Period,
): Promise<Map<number, Micros>> {
  const rows = await db('budgets')
    .where('supporter_id', '>=', from)
    .andWhere('supporter_id', '<', to)
    .andWhere('from_period', '<=', period)
    .orderBy(['supporter_id', 'from_period'])
    .select('supporter_id', 'amount');
  // A supporter's later rows take the place of earlier ones.
  return new Map(rows.map((row) => [row.supporter_id, asMicros(row.amount)]));
}

/** What a supporter set, the oldest first. */
export async function findBudgetsOf(
  db: Db,
  supporterId: number,
): Promise<{ fromPeriod: Period; amount: Micros; changedAt: Instant }[]> {
  const rows = await db('budgets').where({ supporter_id: supporterId }).orderBy('from_period');
  return rows.map((row) => ({
    fromPeriod: row.from_period,
    amount: asMicros(row.amount),
    changedAt: Number(row.changed_at),
  }));
}
