import type { Deps } from '../deps.ts';
import { lastClosedPeriod } from '../distribution/last-closed-period.ts';
import { closableFrom } from '../period.ts';

/**
 * Lets a sandbox go on where it was: its clock never starts within a month that is closed already, in
 * which nobody could click.
 */
export async function resumeClock(deps: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const period = await lastClosedPeriod(deps);
  if (period && deps.clock.now() < closableFrom(period)) deps.clock.moveTo?.(closableFrom(period));
}
