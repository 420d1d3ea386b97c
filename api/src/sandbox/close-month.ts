import type { Deps } from '../deps.ts';
import { type ClosedPeriod, closePeriod } from '../distribution/close-period.ts';
import { DomainError } from '../errors.ts';
import { closableFrom, periodOf } from '../period.ts';

/**
 * Ends the present month of a sandbox at once: moves the service's clock to the instant at which the
 * month may be closed, and closes it.
 * @throws DomainError `forbidden` outside sandbox mode.
 */
export async function closeMonth(deps: Deps): Promise<ClosedPeriod> {
  const { clock } = deps;
  if (deps.config.mode !== 'sandbox' || !clock.moveTo) {
    throw new DomainError('forbidden', 'Only the clock of a sandbox can be moved.');
  }
  const period = periodOf(clock.now());
  clock.moveTo(closableFrom(period));
  return closePeriod(deps, period);
}
