import type { Deps } from '../deps.ts';
import { findThings, findThingsByHash } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';
import type { FeedItem } from './feed.ts';
import { selectItems } from './item-store.ts';
import { addressOf } from './place-item.ts';

/** An episode or post, its thing where everybody may see it, and by which of its addresses it is found. */
export type Episode = {
  item: FeedItem;
  thing: Thing | undefined;
  foundBy: ('page' | 'audio' | 'guid')[];
};

export const EPISODES_ON_PAGE = 30;

/** A page of a feed's episodes, newest first, and how many there are; the first page is 1. */
export async function findEpisodes(
  deps: Pick<Deps, 'config' | 'clock' | 'db'>,
  feedId: number,
  page: number,
): Promise<{ total: number; episodes: Episode[] }> {
  const { db } = deps;
  const offset = (page - 1) * EPISODES_ON_PAGE;
  const { total, items } = await selectItems(db, feedId, { offset, limit: EPISODES_ON_PAGE });
  const things = await findThings(
    db,
    items.flatMap(({ thingId }) => thingId ?? []),
  );
  const addresses = items.map((item) => hashesOf(deps, item));
  const byHash = await findThingsByHash(
    db,
    addresses.flatMap((list) => list.map(([, hash]) => hash)),
  );
  const episodes = items.map((item, at) => {
    const thing = item.thingId === null ? undefined : things.get(item.thingId);
    const isShown = thing?.deletedAt === null && !thing.isHidden && thing.measureId === null;
    const target = thing?.leadsToId ?? thing?.id;
    const leading = addresses[at]!.filter(([, hash]) => byHash.get(hash)?.id === target);
    return {
      item,
      thing: isShown ? thing : undefined,
      foundBy: isShown ? leading.map(([name]) => name) : [],
    };
  });
  return { total, episodes };
}

/** A guid that is an address may be the page's: that is said once. */
function hashesOf(
  deps: Pick<Deps, 'config' | 'clock'>,
  { linkHash, audioHash, guid }: FeedItem,
): [Episode['foundBy'][number], string][] {
  const guidHash = /^https?:/i.test(guid) ? addressOf(deps, guid)?.hash : undefined;
  const named = [
    ['page', linkHash],
    ['audio', audioHash],
    ['guid', guidHash === linkHash || guidHash === audioHash ? null : guidHash],
  ] as const;
  return named.flatMap(([name, hash]) => (hash ? [[name, hash]] : []));
}
