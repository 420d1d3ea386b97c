import { hash } from 'node:crypto';
import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { describeThing } from '../things/describe-thing.ts';
import { readPageLater } from '../things/read-page-later.ts';
import type { Feed, FeedItem } from './feed.ts';
import type { FeedFacts, ItemFacts } from './feed-facts.ts';
import { type ItemChanges, insertItem, selectItemsByGuid, updateItem } from './item-store.ts';
import { isOwnAddress } from './own-address.ts';
import { addressOf, placeItem } from './place-item.ts';
import { selectHomes } from './store.ts';

type KeepDeps = Pick<Deps, 'config' | 'clock' | 'db'>;

const AT_ONCE = 50;
/** Between two pages of one site that became known at once. */
const PAGE_PAUSE = 30_000;

/**
 * Keeps what a feed says now: new items become things, changed ones follow, those that are not in it
 * any more stay as they are. Items that are as they were cost one look.
 * @returns how many are new.
 */
export async function keepItems(
  deps: KeepDeps,
  feed: Pick<Feed, 'id' | 'siteId'>,
  facts: Pick<FeedFacts, 'items' | 'language' | 'imageUrl'>,
): Promise<number> {
  let added = 0;
  for (let from = 0; from < facts.items.length; from += AT_ONCE) {
    const items = facts.items.slice(from, from + AT_ONCE);
    // A transaction may run twice; what it counted the first time does not count.
    added += await inTransaction(deps.db, async (trx) => {
      const homes = (await selectHomes(trx, feed.id)).map(({ url }) => url);
      const known = await selectItemsByGuid(
        trx,
        feed.id,
        items.map(({ guid }) => guidHashOf(guid)),
      );
      let isNew = 0;
      for (const [at, item] of items.entries()) {
        const there = known.get(guidHashOf(item.guid));
        if (!there) isNew += 1;
        const pageAt = deps.clock.now() + (from + at) * PAGE_PAUSE;
        await keepItem(trx, deps, { feed, facts, homes, item, there, pageAt });
      }
      return isNew;
    });
  }
  return added;
}

/** How an item is found in its feed; guids are too long for an index. */
export function guidHashOf(guid: string): string {
  return hash('sha256', guid.trim()).slice(0, 32);
}

async function keepItem(
  trx: Trx,
  deps: KeepDeps,
  {
    feed,
    facts,
    homes,
    item,
    there,
    pageAt,
  }: {
    feed: Pick<Feed, 'id' | 'siteId'>;
    facts: Pick<FeedFacts, 'language' | 'imageUrl'>;
    homes: readonly string[];
    item: ItemFacts;
    there: FeedItem | undefined;
    pageAt: number;
  },
): Promise<void> {
  if (there && isSame(there, item, homes)) return;
  const page = addressOf(deps, item.link);
  const isSamePage = there !== undefined && there.linkHash === (page?.hash ?? null);
  const pointsBack = isSamePage ? there.pointsBack : null;
  const placed = await placeItem(
    trx,
    deps,
    { homes, feedSiteId: feed.siteId },
    { ...item, pointsBack },
  );
  const changes: ItemChanges = {
    title: item.title,
    link: item.link,
    linkHash: page?.hash ?? null,
    audioUrl: item.audioUrl,
    audioHash: addressOf(deps, item.audioUrl)?.hash ?? null,
    thingId: placed.thing?.id ?? null,
    isCovered: placed.isCovered,
    pointsBack,
    publishedAt: item.publishedAt,
  };
  const needsCheck = page && !isOwnAddress(homes, page.url) && pointsBack === null;
  if (!isSamePage) {
    Object.assign(changes, { pageChecks: 0, nextPageCheckAt: needsCheck ? pageAt : null });
  }
  if (there) await updateItem(trx, there.id, changes);
  else {
    const { guid } = item;
    const firstSeenAt = deps.clock.now();
    await insertItem(trx, {
      ...changes,
      feedId: feed.id,
      guid,
      guidHash: guidHashOf(guid),
      firstSeenAt,
    });
  }
  if (!placed.thing || !(placed.isCovered || placed.isNew)) return;
  await describe(trx, { facts, item, there, thingId: placed.thing.id });
  if (placed.isNew) {
    const isPage = page?.hash === placed.thing.hash;
    await readPageLater(trx, placed.thing.id, isPage && !needsCheck ? pageAt : null);
  }
}

/** Whether nothing is to be done: it says what it said, and is covered if it can be. */
function isSame(there: FeedItem, item: ItemFacts, homes: readonly string[]): boolean {
  return (
    there.title === item.title &&
    there.link === item.link &&
    there.audioUrl === item.audioUrl &&
    there.publishedAt === item.publishedAt &&
    (there.isCovered || ![item.link, item.audioUrl].some((url) => isOwnAddress(homes, url)))
  );
}

async function describe(
  trx: Trx,
  {
    facts,
    item,
    there,
    thingId,
  }: {
    facts: Pick<FeedFacts, 'language' | 'imageUrl'>;
    item: ItemFacts;
    there: FeedItem | undefined;
    thingId: number;
  },
): Promise<void> {
  const said = {
    title: item.title,
    description: item.description,
    imageUrl: item.imageUrl || facts.imageUrl,
    language: facts.language,
    category: categoryOf(item),
  };
  await describeThing(trx, thingId, said, { formerTitle: there?.title ?? '' });
}

function categoryOf({ audioUrl, audioType }: ItemFacts): string {
  if (!audioUrl) return 'text';
  if (/^video\//i.test(audioType)) return 'video';
  if (/^image\//i.test(audioType)) return 'images';
  return /^audio\//i.test(audioType) || audioType === '' ? 'audio' : 'rest';
}
