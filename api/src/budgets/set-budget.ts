import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { fieldError } from '../errors.ts';
import { asMicros, formatMicros, type Micros } from '../money.ts';
import { periodOf } from '../period.ts';
import { saveBudget } from './store.ts';

/**
 * Sets a supporter's monthly budget. It holds from the current period on and replaces what they set
 * for this period before; a period that is over keeps the budget it had.
 * @throws DomainError `validation` on the field `budget`, or as it is called in the form or body, when the amount is under or over the limits.
 */
export async function setBudget(
  { db, config, clock }: Pick<Deps, 'db' | 'config' | 'clock'>,
  { memberId, amount, field = 'budget' }: { memberId: number; amount: Micros; field?: string },
): Promise<void> {
  asMicros(amount);
  const { budgetMinimum, budgetMaximum, currency } = config;
  if (amount < budgetMinimum) {
    throw fieldError(
      field,
      `The budget must be at least ${formatMicros(budgetMinimum)} ${currency} a month.`,
    );
  }
  if (amount > budgetMaximum) {
    throw fieldError(
      field,
      `The budget must be at most ${formatMicros(budgetMaximum)} ${currency} a month.`,
    );
  }
  const now = clock.now();
  await inTransaction(db, (trx) =>
    saveBudget(trx, { supporterId: memberId, fromPeriod: periodOf(now), amount, changedAt: now }),
  );
}
