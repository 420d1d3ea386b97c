import type { Deps } from '../deps.ts';
import { recordCheck } from '../ledger/latest-check.ts';
import { addMonths, closableFrom, type Period } from '../period.ts';
import { type ClosedPeriod, closePeriod } from './close-period.ts';
import { findFirstPeriodWithFlattrs, findLastClosed } from './store.ts';

/**
 * Closes the months that are over, the oldest first, from the first in which somebody flattred; then
 * checks the ledger. A job: safe to run at any time, by any number of processes at once.
 * @returns the months that were not closed before.
 */
export async function closeFinishedPeriods(deps: Deps): Promise<ClosedPeriod[]> {
  const closed: ClosedPeriod[] = [];
  for (
    let period = await firstToClose(deps);
    period && closableFrom(period) <= deps.clock.now();
    period = addMonths(period, 1)
  ) {
    const result = await closePeriod(deps, period);
    if (result.wasClosed) continue;
    const { supporters, flattrs, amount } = result;
    deps.log.info({ period, supporters, flattrs, amount }, 'a month is closed');
    closed.push(result);
  }
  if (closed.length > 0) await recordCheck(deps);
  return closed;
}

async function firstToClose({ db }: Deps): Promise<Period | undefined> {
  const last = await findLastClosed(db);
  return last ? addMonths(last, 1) : findFirstPeriodWithFlattrs(db);
}
