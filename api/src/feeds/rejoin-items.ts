import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { findThings } from '../things/find-thing.ts';
import type { Feed } from './feed.ts';
import { selectApart } from './item-store.ts';
import { placeItem } from './place-item.ts';
import { selectHomes } from './store.ts';

const AT_ONCE = 100;

/**
 * Episodes of which an address is a thing of its own: because it belonged to somebody else before a
 * claim was verified, or was flattred at the moment in which the episode became known. Those that may
 * be one now become one.
 */
export async function rejoinItems(
  deps: Pick<Deps, 'config' | 'clock' | 'db'>,
  feed: Pick<Feed, 'id' | 'siteId'>,
): Promise<void> {
  const apart = await selectApart(deps.db, feed.id, AT_ONCE);
  for (const item of apart) {
    await inTransaction(deps.db, async (trx) => {
      const homes = (await selectHomes(trx, feed.id)).map(({ url }) => url);
      const tags = (await findThings(trx, [item.thingId ?? 0])).get(item.thingId ?? 0)?.tags ?? [];
      const speaker = { homes, feedSiteId: feed.siteId };
      await placeItem(trx, deps, speaker, { ...item, guidUrl: '', tags });
    });
  }
}
