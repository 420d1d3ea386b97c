import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { periodOf } from '../period.ts';
import { saveBudget } from './store.ts';

/**
 * Stops a supporter's giving, from the current period on, until they set a budget again. Their funds
 * stay theirs; flattrs they made this period receive nothing unless a budget is set before its end.
 */
export async function pauseBudget(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { memberId }: { memberId: number },
): Promise<void> {
  const now = clock.now();
  await inTransaction(db, (trx) =>
    saveBudget(trx, {
      supporterId: memberId,
      fromPeriod: periodOf(now),
      amount: 0,
      changedAt: now,
    }),
  );
}
