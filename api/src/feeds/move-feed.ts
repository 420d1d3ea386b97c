import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { Feed } from './feed.ts';
import { isOwnAddress } from './own-address.ts';
import { addressOf } from './place-item.ts';
import { podcastGuidOf } from './podcast-guid.ts';
import { saveFeedUrl, selectHomes, updateFeed } from './store.ts';

/**
 * A feed has moved: it is read at its new address from now on, and stays the same feed with the same
 * claim. Whether it is at home there too, so that what lies there is its own, takes more than a
 * redirect, which anybody can set up to anybody's feed: the new address lies where the feed was at
 * home, or what is there carries the `podcast:guid` that comes from the old address. Else a claim has
 * to be proven there first (`confirm-home.ts`).
 */
export async function moveFeed(
  { config, clock, db }: Pick<Deps, 'config' | 'clock' | 'db'>,
  { feed, url, podcastGuid }: { feed: Feed; url: string; podcastGuid: string },
): Promise<void> {
  const address = addressOf({ config, clock }, url);
  if (!address) return;
  await inTransaction(db, async (trx) => {
    const homes = (await selectHomes(trx, feed.id)).map((home) => home.url);
    const isHome =
      isOwnAddress(homes, address.url) ||
      (podcastGuid !== '' && homes.some((home) => podcastGuidOf(home) === podcastGuid));
    await saveFeedUrl(trx, address, { feedId: feed.id, isHome, now: clock.now() });
    await updateFeed(trx, feed.id, { url });
  });
}
