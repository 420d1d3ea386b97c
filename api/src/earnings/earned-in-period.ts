import type { Deps } from '../deps.ts';
import type { Period } from '../period.ts';
import { findThings } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';
import { type Earned, listEarnedIn } from './store.ts';

/** What each thing of a creator brought in one period, after the fee, the oldest thing first. */
export async function earnedInPeriod(
  { db }: Pick<Deps, 'db'>,
  { memberId, period }: { memberId: number; period: Period },
): Promise<(Earned & { thing: Thing })[]> {
  const earned = await listEarnedIn(db, memberId, period);
  const things = await findThings(
    db,
    earned.map(({ thingId }) => thingId),
  );
  return earned.map(({ amount, held, flattrs, thingId }) => ({
    thing: things.get(thingId)!,
    flattrs,
    amount,
    held,
  }));
}
