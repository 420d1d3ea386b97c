import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { closableFrom, type Period } from '../period.ts';
import {
  type ClosingPeriod,
  findClosing,
  findPeriodWithFlattrsBefore,
  lockPeriod,
  saveClosing,
} from './store.ts';

/**
 * Takes a period from `open` to `closing`: from then on nothing in it changes. A period that is
 * closing or closed already stays as it is.
 *
 * Earlier periods go first: what a month takes from a supporter's funds must not depend on which
 * month an operator thinks of first.
 *
 * @throws DomainError `period_not_over` until an hour after its end, `earlier_period_open` while an
 *   earlier period with flattrs is not closed.
 */
export async function beginClosing(
  { db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>,
  period: Period,
): Promise<ClosingPeriod> {
  if (clock.now() < closableFrom(period)) {
    const instant = new Date(closableFrom(period)).toISOString().slice(0, 16).replace('T', ' ');
    throw new DomainError(
      'period_not_over',
      `${period} is not over. It can be closed from ${instant} UTC on.`,
    );
  }
  const earlier = await findPeriodWithFlattrsBefore(db, period);
  if (earlier && (await findClosing(db, earlier))?.state !== 'closed') {
    throw new DomainError('earlier_period_open', `Close ${earlier} first: it is not closed yet.`);
  }

  return inTransaction(db, async (trx) => {
    await lockPeriod(trx, period);
    const begun = await findClosing(trx, period);
    if (begun) return begun;
    await saveClosing(trx, period, {
      closingAt: clock.now(),
      feeBasisPoints: config.feeBasisPoints,
    });
    return (await findClosing(trx, period))!;
  });
}
