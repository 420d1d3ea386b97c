import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { addressOf } from './place-item.ts';
import { saveFeedUrl, selectFeeds, updateFeed } from './store.ts';

/**
 * A claim of a feed was proven by what stands in the feed where it is read now: so it is at home
 * there, and its episodes there are its own from the next time that it is read.
 */
export async function confirmHome(
  trx: Trx,
  { config, clock }: Pick<Deps, 'config' | 'clock'>,
  feedId: number,
): Promise<void> {
  const [feed] = await selectFeeds(trx, [feedId]);
  const address = feed && addressOf({ config, clock }, feed.url);
  if (!address) return;
  const now = clock.now();
  await saveFeedUrl(trx, address, { feedId, isHome: true, now });
  // Read it whole and soon, though it may not have changed.
  const isRead = feed.nextFetchAt !== null;
  await updateFeed(trx, feedId, {
    etag: '',
    lastModified: '',
    ...(isRead ? { nextFetchAt: now } : {}),
  });
}
