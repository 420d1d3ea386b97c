import type { Deps } from '../deps.ts';
import { findThings, findThingsByHash } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';
import type { FeedItem } from './feed.ts';
import { selectItems } from './item-store.ts';

/** An episode or post, its thing where everybody may see it, and by which of its addresses it is found. */
export type Episode = {
  item: FeedItem;
  thing: Thing | undefined;
  foundBy: ('page' | 'audio' | 'guid')[];
};

export const EPISODES_ON_PAGE = 30;

/** A page of a feed's episodes, newest first, and how many there are; the first page is 1. */
export async function findEpisodes(
  { db }: Pick<Deps, 'db'>,
  feedId: number,
  page: number,
): Promise<{ total: number; episodes: Episode[] }> {
  const offset = (page - 1) * EPISODES_ON_PAGE;
  const { total, items } = await selectItems(db, feedId, { offset, limit: EPISODES_ON_PAGE });
  const things = await findThings(
    db,
    items.flatMap(({ thingId }) => thingId ?? []),
  );
  const addresses = items.map(hashesOf);
  const byHash = await findThingsByHash(
    db,
    addresses.flatMap((list) => list.map(([, hash]) => hash)),
  );
  const episodes = items.map((item, at): Episode => {
    const thing = item.thingId === null ? undefined : things.get(item.thingId);
    const isShown = thing?.deletedAt === null && !thing.isHidden && thing.measureId === null;
    const target = thing?.leadsToId ?? thing?.id;
    const leading = addresses[at]!.filter(([, hash]) => byHash.get(hash)?.id === target);
    return {
      item,
      thing: isShown ? thing : undefined,
      // With the address of the feed beside it, see find-episode.ts.
      foundBy: isShown ? [...leading.map(([name]) => name), 'guid'] : [],
    };
  });
  return { total, episodes };
}

function hashesOf({ linkHash, audioHash }: FeedItem): [Episode['foundBy'][number], string][] {
  const named = [
    ['page', linkHash],
    ['audio', audioHash],
  ] as const;
  return named.flatMap(([name, hash]) => (hash ? [[name, hash]] : []));
}
