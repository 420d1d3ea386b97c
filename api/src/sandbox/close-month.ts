import type { Deps } from '../deps.ts';
import { closeFinishedPeriods } from '../distribution/close-finished-periods.ts';
import { type ClosedPeriod, closePeriod } from '../distribution/close-period.ts';
import { DomainError } from '../errors.ts';
import { closableFrom, periodOf } from '../period.ts';
import { flattrSubscribedThings } from '../subscriptions/flattr-subscribed-things.ts';

/**
 * Ends the present month of a sandbox at once: moves the service's clock to the instant at which the
 * month may be closed, and closes it. What the jobs would do within minutes is done here, since the
 * next month may end as fast.
 * @throws DomainError `forbidden` outside sandbox mode.
 */
export async function closeMonth(deps: Deps): Promise<ClosedPeriod> {
  const { clock } = deps;
  if (deps.config.mode !== 'sandbox' || !clock.moveTo) {
    throw new DomainError('forbidden', 'Only the clock of a sandbox can be moved.');
  }
  const period = periodOf(clock.now());
  await flattrSubscribedThings(deps);
  clock.moveTo(closableFrom(period));
  await closeFinishedPeriods(deps);
  // A month in which nobody flattred anything ends too.
  const closed = await closePeriod(deps, period);
  await flattrSubscribedThings(deps);
  return closed;
}
