import type { Db, Trx } from '../db.ts';
import { selectFeedSites } from './earner-store.ts';

/** The feeds, as sites, that things may be claimed with, by thing; things that are in none are left out. */
export function feedSitesOf(
  db: Db | Trx,
  thingIds: readonly number[],
): Promise<Map<number, number>> {
  return selectFeedSites(db, thingIds);
}
