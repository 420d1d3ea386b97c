import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { FeedItem } from './feed.ts';

type Row = Record<string, unknown>;

function itemOf(row: Row): FeedItem {
  return {
    id: row.id as number,
    feedId: row.feed_id as number,
    guid: row.guid as string,
    title: row.title as string,
    link: row.link as string,
    linkHash: row.link_hash as string | null,
    audioUrl: row.audio_url as string,
    audioHash: row.audio_hash as string | null,
    thingId: row.thing_id as number | null,
    isCovered: Boolean(row.is_covered),
    pointsBack: row.points_back === null ? null : Boolean(row.points_back),
    pageChecks: row.page_checks as number,
    publishedAt: row.published_at === null ? null : Number(row.published_at),
    firstSeenAt: Number(row.first_seen_at),
  };
}

/** What is written of an item. */
export type ItemChanges = Partial<Omit<FeedItem, 'id' | 'feedId' | 'guid' | 'firstSeenAt'>> & {
  nextPageCheckAt?: Instant | null;
};

const COLUMNS = {
  title: 'title',
  link: 'link',
  linkHash: 'link_hash',
  audioUrl: 'audio_url',
  audioHash: 'audio_hash',
  thingId: 'thing_id',
  isCovered: 'is_covered',
  pointsBack: 'points_back',
  pageChecks: 'page_checks',
  publishedAt: 'published_at',
  nextPageCheckAt: 'next_page_check_at',
} as const satisfies Record<keyof ItemChanges, string>;

function columnsOf(changes: ItemChanges): Row {
  return Object.fromEntries(
    Object.entries(changes).map(([key, value]) => [COLUMNS[key as keyof ItemChanges], value]),
  );
}

export async function insertItem(
  trx: Trx,
  item: ItemChanges & { feedId: number; guid: string; guidHash: string; firstSeenAt: Instant },
): Promise<void> {
  const { feedId, guid, guidHash, firstSeenAt, ...changes } = item;
  await trx('feed_items')
    .insert({
      feed_id: feedId,
      guid,
      guid_hash: guidHash,
      first_seen_at: firstSeenAt,
      ...columnsOf(changes),
    })
    .onConflict(['feed_id', 'guid_hash'])
    .merge(['guid']);
}

export async function updateItem(trx: Db | Trx, id: number, changes: ItemChanges): Promise<void> {
  await trx('feed_items').where({ id }).update(columnsOf(changes));
}

/** Items of a feed by the hashes of their guids. */
export async function selectItemsByGuid(
  db: Db | Trx,
  feedId: number,
  guidHashes: readonly string[],
): Promise<Map<string, FeedItem>> {
  const rows: Row[] = await db('feed_items')
    .where({ feed_id: feedId })
    .whereIn('guid_hash', [...guidHashes]);
  return new Map(rows.map((row) => [row.guid_hash as string, itemOf(row)]));
}

export async function selectItem(db: Db | Trx, id: number): Promise<FeedItem | undefined> {
  const row: Row | undefined = await db('feed_items').where({ id }).first();
  return row && itemOf(row);
}

/** A page of a feed's items, newest first, and how many there are. */
export async function selectItems(
  db: Db | Trx,
  feedId: number,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; items: FeedItem[] }> {
  const [count] = await db('feed_items').where({ feed_id: feedId }).count({ count: '*' });
  const rows: Row[] = await db('feed_items')
    .where({ feed_id: feedId })
    .orderBy([
      { column: 'published_at', order: 'desc' },
      { column: 'id', order: 'asc' },
    ])
    .offset(offset)
    .limit(limit);
  return { total: Number(count?.count ?? 0), items: rows.map(itemOf) };
}

/** The things for which feeds that may speak for them name an audio file. */
export async function selectThingsOfAudio(db: Db | Trx, audioHash: string): Promise<number[]> {
  return db('feed_items')
    .where({ audio_hash: audioHash, is_covered: true })
    .whereNotNull('thing_id')
    .distinct('thing_id')
    .pluck('thing_id');
}

/** The covered items of things. */
export async function selectCovering(
  db: Db | Trx,
  thingIds: readonly number[],
): Promise<{ thingId: number; feedId: number }[]> {
  if (thingIds.length === 0) return [];
  const rows = await db('feed_items')
    .whereIn('thing_id', [...thingIds])
    .where({ is_covered: true })
    .distinct('thing_id', 'feed_id');
  return rows.map((row) => ({ thingId: row.thing_id, feedId: row.feed_id }));
}

/** The things of a feed's covered items, by id. */
export async function selectCoveredThings(
  db: Db | Trx,
  feedId: number,
  { after, limit }: { after: number; limit: number },
): Promise<number[]> {
  return db('feed_items')
    .where({ feed_id: feedId, is_covered: true })
    .andWhere('thing_id', '>', after)
    .orderBy('thing_id')
    .limit(limit)
    .distinct('thing_id')
    .pluck('thing_id');
}

/** Items whose pages are to be looked at for a link back, those that waited longest first. */
export async function selectUnchecked(
  db: Db,
  now: Instant,
  limit: number,
): Promise<(FeedItem & { dueAt: Instant })[]> {
  const rows: Row[] = await db('feed_items')
    .where('next_page_check_at', '<=', now)
    .orderBy('next_page_check_at')
    .limit(limit);
  return rows.map((row) => ({ ...itemOf(row), dueAt: Number(row.next_page_check_at) }));
}

/** Takes a page for oneself until an instant; false when another one has taken it. */
export async function takeItem(
  db: Db,
  { id, dueAt }: { id: number; dueAt: Instant },
  until: Instant,
): Promise<boolean> {
  const count = await db('feed_items')
    .where({ id, next_page_check_at: dueAt })
    .update({ next_page_check_at: until });
  return count > 0;
}

/** When a feed's newest item came out; null where it does not say. */
export async function selectLastPublished(db: Db | Trx, feedId: number): Promise<Instant | null> {
  const row = await db('feed_items')
    .where({ feed_id: feedId })
    .max({ last: 'published_at' })
    .first();
  return row?.last === null || row?.last === undefined ? null : Number(row.last);
}

/** Covered items of which an address is a thing that is not the item's. */
export async function selectApart(
  db: Db | Trx,
  feedId: number,
  limit: number,
): Promise<FeedItem[]> {
  const rows: Row[] = await db('feed_items')
    .join('things', (join) =>
      join
        .on('things.url_hash', 'feed_items.audio_hash')
        .orOn('things.url_hash', 'feed_items.link_hash'),
    )
    .where({ 'feed_items.feed_id': feedId, 'feed_items.is_covered': true })
    .whereNull('things.leads_to_id')
    .whereNull('things.deleted_at')
    .whereRaw('things.id <> feed_items.thing_id')
    .limit(limit)
    .distinct('feed_items.*');
  return rows.map(itemOf);
}
