import type { Deps } from '../deps.ts';
import { periodOf } from '../period.ts';
import { pairKey } from './pair.ts';
import { type FlattrCount, findFlattred, selectCounts } from './store.ts';

/**
 * How often things were flattred, ever and in the present period, and by how many supporters. What
 * was flattred of things that turned out to be one of these counts for it.
 */
export async function countFlattrsOfThings(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  thingIds: readonly number[],
): Promise<Map<number, FlattrCount>> {
  const counts = await selectCounts(db, thingIds, periodOf(clock.now()));
  const none = { flattrs: 0, thisPeriod: 0, supporters: 0 };
  return new Map(thingIds.map((id) => [id, counts.get(id) ?? none]));
}

/** Which of these things a supporter has flattred in the present period. */
export async function flattredBy(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { supporterId, thingIds }: { supporterId: number; thingIds: readonly number[] },
): Promise<Set<number>> {
  const pairs = thingIds.map((thingId) => ({ supporterId, thingId }));
  const found = await findFlattred(db, periodOf(clock.now()), pairs);
  return new Set(thingIds.filter((thingId) => found.has(pairKey(supporterId, thingId))));
}
