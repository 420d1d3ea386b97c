import type { Trx } from '../db.ts';
import { assignCreators } from './assign-creators.ts';
import { updateFeedSite } from './earner-store.ts';

/**
 * Says of things that they may be claimed with a feed, whose own they are, and looks again who earns
 * on them. One that may be claimed with another feed already stays with that.
 */
export async function offerToFeed(
  trx: Trx,
  { thingIds, feedSiteId }: { thingIds: readonly number[]; feedSiteId: number },
): Promise<void> {
  await updateFeedSite(trx, thingIds, feedSiteId);
  await assignCreators(trx, thingIds);
}
