import type { Config } from '../config.ts';
import type { Db, Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import { canonicalUrl } from '../things/canonical-url.ts';
import type { Feed } from './feed.ts';
import {
  selectFeedIdAt,
  selectFeedIdOfSite,
  selectFeeds,
  selectFeedsAddedBy,
  selectFeedsOfShow,
} from './store.ts';

export async function findFeed(db: Db | Trx, id: number): Promise<Feed | undefined> {
  return (await selectFeeds(db, [id]))[0];
}

/** The feed that is a site of the kind `feed`. */
export async function findFeedOfSite(db: Db | Trx, siteId: number): Promise<Feed | undefined> {
  const id = await selectFeedIdOfSite(db, siteId);
  return id === undefined ? undefined : findFeed(db, id);
}

/** The feed that an address leads to: where it is, where it was, or where it moved to. */
export async function findFeedByUrl(
  { config, db }: { config: Pick<Config, 'mode'>; db: Db | Trx },
  url: string,
): Promise<Feed | undefined> {
  const hash = hashOfFeed(config, url);
  const id = hash && (await selectFeedIdAt(db, hash));
  return id ? findFeed(db, id) : undefined;
}

function hashOfFeed({ mode }: Pick<Config, 'mode'>, url: string): string | undefined {
  try {
    return canonicalUrl(url, { allowLoopback: mode === 'sandbox' }).hash;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** The feeds that carry a `podcast:guid`, the first known first. Anybody may write it into a feed. */
export function findFeedsOfShow(db: Db | Trx, podcastGuid: string): Promise<Feed[]> {
  return selectFeedsOfShow(db, podcastGuid.trim().toLowerCase());
}

/** The feeds that a member added, newest first. */
export function findFeedsAddedBy(db: Db | Trx, memberId: number): Promise<Feed[]> {
  return selectFeedsAddedBy(db, memberId);
}
