import type { Db, Trx } from '../db.ts';
import { findSitesOf } from '../sites/find-site.ts';
import type { Feed } from './feed.ts';
import { findFeedOfSite, findFeedsAddedBy } from './find-feed.ts';

/** The feeds that a member added, or has proven to be theirs, newest first. */
export async function findMyFeeds(db: Db | Trx, memberId: number): Promise<Feed[]> {
  const sites = await findSitesOf(db, memberId);
  const proven = await Promise.all(
    sites.filter(({ kind }) => kind === 'feed').map(({ id }) => findFeedOfSite(db, id)),
  );
  const added = await findFeedsAddedBy(db, memberId);
  const byId = new Map([...added, ...proven].flatMap((feed) => (feed ? [[feed.id, feed]] : [])));
  return [...byId.values()].sort((a, b) => b.id - a.id);
}
