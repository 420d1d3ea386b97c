import { type Db, isSqlite, type Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { CanonicalUrl } from '../things/canonical-url.ts';
import type { Feed } from './feed.ts';

type Row = Record<string, unknown>;

function feedOf(row: Row): Feed {
  return {
    id: row.id as number,
    address: row.address as string,
    siteId: row.site_id as number,
    url: row.url as string,
    podcastGuid: row.podcast_guid as string | null,
    title: row.title as string,
    description: row.description as string,
    imageUrl: row.image_url as string,
    link: row.link as string,
    language: row.language as string,
    paymentUrls: JSON.parse(row.payment_urls as string) as string[],
    etag: row.etag as string,
    lastModified: row.last_modified as string,
    addedBy: row.added_by as number | null,
    createdAt: Number(row.created_at),
    nextFetchAt: instantOf(row.next_fetch_at),
    attemptedAt: instantOf(row.attempted_at),
    fetchedAt: instantOf(row.fetched_at),
    failures: row.failures as number,
    problem: row.problem as string,
    endedAt: instantOf(row.ended_at),
  };
}

function instantOf(value: unknown): Instant | null {
  return value === null ? null : Number(value);
}

const COLUMNS = {
  url: 'url',
  podcastGuid: 'podcast_guid',
  title: 'title',
  description: 'description',
  imageUrl: 'image_url',
  link: 'link',
  language: 'language',
  paymentUrls: 'payment_urls',
  etag: 'etag',
  lastModified: 'last_modified',
  nextFetchAt: 'next_fetch_at',
  attemptedAt: 'attempted_at',
  fetchedAt: 'fetched_at',
  failures: 'failures',
  problem: 'problem',
  endedAt: 'ended_at',
} as const satisfies Partial<Record<keyof Feed, string>>;

export type FeedChanges = Partial<Pick<Feed, keyof typeof COLUMNS>>;

/** Inserts a feed; the one that is its site's already stays as it is. Gives its id. */
export async function insertOrKeepFeed(
  trx: Trx,
  feed: {
    address: CanonicalUrl;
    siteId: number;
    url: string;
    addedBy: number | null;
    now: Instant;
  },
): Promise<number> {
  await trx('feeds')
    .insert({
      address: feed.address.url,
      site_id: feed.siteId,
      url: feed.url,
      added_by: feed.addedBy,
      created_at: feed.now,
      next_fetch_at: feed.now,
    })
    .onConflict('site_id')
    .merge(['site_id']);
  return (await selectFeedIdOfSite(trx, feed.siteId))!;
}

export async function updateFeed(db: Db | Trx, id: number, changes: FeedChanges): Promise<void> {
  const columns = Object.entries(changes).map(([key, value]) => [
    COLUMNS[key as keyof FeedChanges],
    Array.isArray(value) ? JSON.stringify(value) : value,
  ]);
  await db('feeds').where({ id }).update(Object.fromEntries(columns));
}

export async function selectFeeds(db: Db | Trx, ids: readonly number[]): Promise<Feed[]> {
  if (ids.length === 0) return [];
  const rows: Row[] = await db('feeds')
    .whereIn('id', [...ids])
    .orderBy('id');
  return rows.map(feedOf);
}

/** A feed, held until the transaction ends. */
export async function holdFeed(trx: Trx, id: number): Promise<Feed | undefined> {
  const query = trx('feeds').where({ id });
  const row: Row | undefined = await (isSqlite(trx) ? query : query.forUpdate()).first();
  return row && feedOf(row);
}

/** The feed that is a site. */
export async function selectFeedIdOfSite(
  db: Db | Trx,
  siteId: number,
): Promise<number | undefined> {
  return (await db('feeds').where({ site_id: siteId }).first('id'))?.id;
}

/** The feed that an address leads to, now or once. */
export async function selectFeedIdAt(db: Db | Trx, hash: string): Promise<number | undefined> {
  return (await db('feed_urls').where({ url_hash: hash }).first('feed_id'))?.feed_id;
}

/** The feeds that a member added, newest first. */
export async function selectFeedsAddedBy(db: Db | Trx, memberId: number): Promise<Feed[]> {
  const rows: Row[] = await db('feeds').where({ added_by: memberId }).orderBy('id', 'desc');
  return rows.map(feedOf);
}

/** Forgets which feeds a member added. */
export async function forgetAddedBy(trx: Trx, memberId: number): Promise<void> {
  await trx('feeds').where({ added_by: memberId }).update({ added_by: null });
}

/** The feeds that say they are a show, the first known first. */
export async function selectFeedsOfShow(db: Db | Trx, podcastGuid: string): Promise<Feed[]> {
  const rows: Row[] = await db('feeds').where({ podcast_guid: podcastGuid }).orderBy('id');
  return rows.map(feedOf);
}

/** The feeds that are due, those that waited longest first. */
export async function selectDueFeeds(db: Db, now: Instant, limit: number): Promise<Feed[]> {
  const rows: Row[] = await db('feeds')
    .where('next_fetch_at', '<=', now)
    .orderBy('next_fetch_at')
    .limit(limit);
  return rows.map(feedOf);
}

/** Takes a feed for oneself until an instant; false when another one has taken it. */
export async function takeFeed(
  db: Db,
  { id, nextFetchAt }: Pick<Feed, 'id' | 'nextFetchAt'>,
  until: Instant,
): Promise<boolean> {
  const count = await db('feeds')
    .where({ id, next_fetch_at: nextFetchAt })
    .update({ next_fetch_at: until });
  return count > 0;
}

/** Adds an address of a feed; one that is known stays with its feed, and a home stays one. */
export async function saveFeedUrl(
  trx: Trx,
  address: CanonicalUrl,
  { feedId, isHome, now }: { feedId: number; isHome: boolean; now: Instant },
): Promise<void> {
  await trx('feed_urls')
    .insert({
      url_hash: address.hash,
      feed_id: feedId,
      url: address.url,
      is_home: isHome,
      known_at: now,
    })
    .onConflict('url_hash')
    .merge(['url_hash']);
  if (!isHome) return;
  await trx('feed_urls')
    .where({ url_hash: address.hash, feed_id: feedId })
    .update({ is_home: true });
}

/** The addresses at which a feed is proven to be itself. */
export async function selectHomes(
  db: Db | Trx,
  feedId: number,
): Promise<{ url: string; hash: string }[]> {
  const rows = await db('feed_urls')
    .where({ feed_id: feedId, is_home: true })
    .orderBy('known_at')
    .select('url', 'url_hash');
  return rows.map((row) => ({ url: row.url, hash: row.url_hash }));
}
