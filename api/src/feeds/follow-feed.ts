import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { findOrCreateSite } from '../sites/find-or-create-site.ts';
import { canonicalUrl } from '../things/canonical-url.ts';
import type { Feed } from './feed.ts';
import { insertOrKeepFeed, saveFeedUrl, selectFeedIdAt, selectFeeds } from './store.ts';

/**
 * Makes a feed known to the service: it is read soon, and from then on. One that is known already,
 * by this address or one that it moved from or to, stays as it is.
 * @param memberId who added it; it is not theirs by that.
 * @throws DomainError `validation` on `url` when the address cannot be one of a feed.
 */
export async function followFeed(
  deps: Pick<Deps, 'config' | 'db' | 'clock'>,
  { url, memberId = null }: { url: string; memberId?: number | null },
): Promise<Feed> {
  const written = feedUrl(url);
  const address = canonicalUrl(written, { allowLoopback: deps.config.mode === 'sandbox' });
  return inTransaction(deps.db, async (trx) => {
    const now = deps.clock.now();
    let id = await selectFeedIdAt(trx, address.hash);
    if (id === undefined) {
      const site = await findOrCreateSite(trx, deps, { kind: 'feed', address: address.url });
      const feed = { address, siteId: site.id, url: written, addedBy: memberId, now };
      // Another one may have been a moment earlier: a site is one feed.
      id = await insertOrKeepFeed(trx, feed);
      await saveFeedUrl(trx, address, { feedId: id, isHome: true, now });
    }
    return (await selectFeeds(trx, [id]))[0]!;
  });
}

/** `feed:` and `itpc:` are how old programs wrote the address of a feed. */
function feedUrl(text: string): string {
  const trimmed = text.trim();
  const whole = trimmed.replace(/^(feed|itpc|pcast|podcast):(\/\/)?/i, '');
  return /^https?:/i.test(whole) || whole === trimmed ? whole : `https://${whole}`;
}
