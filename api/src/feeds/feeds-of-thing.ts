import type { Db, Trx } from '../db.ts';
import { leadingThings } from '../things/join-things.ts';
import { selectCoveredThings, selectCovering } from './item-store.ts';
import { selectFeeds } from './store.ts';

/** A feed that may speak for a thing. */
export type CoveringFeed = {
  id: number;
  /** What a claim of it names; it never changes, wherever the feed moves. */
  address: string;
  podcastGuid: string | null;
};

/**
 * The feeds whose claim covers a thing: of which it is an episode, and whose own its address is (on
 * the domain where the feed is at home, or a page that links back to it). Others that merely name the
 * address are not among them. The first known comes first.
 */
export async function feedsOfThing(
  db: Db | Trx,
  { id, leadsToId }: { id: number; leadsToId: number | null },
): Promise<CoveringFeed[]> {
  const covering = await selectCovering(db, [leadsToId ?? id]);
  const feeds = await selectFeeds(
    db,
    covering.map(({ feedId }) => feedId),
  );
  return feeds.map(({ id: feedId, address, podcastGuid }) => ({
    id: feedId,
    address,
    podcastGuid,
  }));
}

/**
 * The things that a claim of a feed covers, by id, from after one on: its episodes, and what turned
 * out to be one of them.
 * @param limit of episodes; what leads to them comes on top.
 */
export async function thingsOfFeed(
  db: Db | Trx,
  feedId: number,
  { after = 0, limit = 500 }: { after?: number; limit?: number } = {},
): Promise<{ thingIds: number[]; after: number | null }> {
  const ids = await selectCoveredThings(db, feedId, { after, limit });
  const leading = await leadingThings(db, ids);
  return {
    thingIds: [...ids, ...leading.map(({ id }) => id)],
    after: ids.length < limit ? null : ids.at(-1)!,
  };
}
