import type { Db, Trx } from '../db.ts';
import { selectFlattrCounts } from './search-store.ts';

/** How often a thing was flattred, ever, and by how many supporters. */
export type FlattrCount = { flattrs: number; supporters: number };

/**
 * How often each of some things was flattred. Flattrs of closed periods are never removed, so this
 * counts them all; those that were undone in time do not count.
 * @returns a count for each id that was asked for.
 */
export async function flattrCounts(
  db: Db | Trx,
  thingIds: readonly number[],
): Promise<Map<number, FlattrCount>> {
  const counts = await selectFlattrCounts(db, thingIds);
  return new Map(thingIds.map((id) => [id, counts.get(id) ?? { flattrs: 0, supporters: 0 }]));
}
