import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { ownersOf } from '../sites/owners-of.ts';
import { type CanonicalUrl, canonicalUrl } from '../things/canonical-url.ts';
import { createThings } from '../things/find-or-create-thing.ts';
import { findThing } from '../things/find-thing.ts';
import {
  addAddress,
  dropUnsureAddress,
  findAddresses,
  holdThingsAt,
} from '../things/join-things.ts';
import { newThing } from '../things/new-thing.ts';
import type { Thing } from '../things/thing.ts';
import type { FeedItem } from './feed.ts';
import type { ItemFacts } from './feed-facts.ts';
import { selectThingsOfAudio } from './item-store.ts';
import { joinAddresses } from './join-addresses.ts';
import { isOwnAddress } from './own-address.ts';

type PlaceDeps = Pick<Deps, 'config' | 'clock'>;

/** A feed, as far as it says which addresses are its own: where it is at home, and its site. */
export type Speaker = { homes: readonly string[]; feedSiteId: number };

/** What an item's place depends on. */
export type Placed = Pick<ItemFacts, 'link' | 'guidUrl' | 'audioUrl' | 'title' | 'tags'> &
  Pick<FeedItem, 'pointsBack'>;

/**
 * Finds or makes the thing of an episode, and lets the addresses of it that are the feed's own lead
 * there. An address is its own if it lies where the feed is at home, or is a page that links back.
 * Where none is, the episode's page is a thing like any other, for which the feed does not speak.
 *
 * An audio file that lies elsewhere, as with most shows, can prove nothing. It leads to the thing as
 * long as no other feed names it for another thing: then it leads nowhere any more.
 *
 * @returns the thing; undefined where there is no address to make one of, or its creator deleted it.
 */
export async function placeItem(
  trx: Trx,
  deps: PlaceDeps,
  { homes, feedSiteId }: Speaker,
  item: Placed,
): Promise<{ thing: Thing | undefined; isNew: boolean; isCovered: boolean }> {
  const page = addressOf(deps, item.link);
  const audio = addressOf(deps, item.audioUrl);
  const isOwnPage = page && (isOwnAddress(homes, page.url) || item.pointsBack === true);
  const candidates = distinct([
    isOwnPage ? page : undefined,
    ...[addressOf(deps, item.guidUrl), audio].map((address) =>
      address && isOwnAddress(homes, address.url) ? address : undefined,
    ),
  ]);
  if (candidates.length === 0) {
    const address = page ?? addressOf(deps, item.guidUrl) ?? audio;
    const found = address && (await theThing(trx, deps, [address], item, undefined));
    return { thing: found?.thing, isNew: found?.isNew ?? false, isCovered: false };
  }
  const own = await ofOneOwner(trx, candidates, feedSiteId);
  const found = await theThing(trx, deps, own, item, feedSiteId);
  if (found.thing && isOwnPage && audio && !candidates.some(({ hash }) => hash === audio.hash)) {
    const [, lent] = await ofOneOwner(trx, [own[0]!, audio], feedSiteId);
    if (lent) await lendAudio(trx, deps, lent, found.thing.id);
  }
  return { ...found, isCovered: found.thing !== undefined };
}

/**
 * Those of an episode's addresses that belong to the same member as the first one, or to nobody as
 * that does: a host that somebody has claimed is theirs, whatever a feed says of what is on it.
 */
async function ofOneOwner(
  trx: Trx,
  addresses: readonly CanonicalUrl[],
  feedSiteId: number,
): Promise<CanonicalUrl[]> {
  const owners = await ownersOf(
    trx,
    addresses.map(({ url }) => ({ url, feedSiteId })),
  );
  return addresses.filter((_, at) => owners[at]?.ownerId === owners[0]?.ownerId);
}

/** The first of these addresses that is a thing already counts; else the first becomes one. */
async function theThing(
  trx: Trx,
  deps: PlaceDeps,
  addresses: readonly CanonicalUrl[],
  { title, tags }: Placed,
  feedSiteId: number | undefined,
): Promise<{ thing: Thing | undefined; isNew: boolean }> {
  const look = async () =>
    feedSiteId !== undefined
      ? joinAddresses(trx, deps, { addresses, feedSiteId })
      : findThing(trx, { hash: addresses[0]!.hash });
  const known = await look();
  if (known !== undefined) return { thing: known ?? undefined, isNew: false };
  const { url } = addresses[0]!;
  // To make it would bring it back.
  if ((await holdThingsAt(trx, [addresses[0]!.hash])).size > 0) {
    return { thing: undefined, isNew: false };
  }
  await createThings(trx, [newThing(deps, { url, title, tags: tags.join(',') })]);
  return { thing: (await look()) ?? undefined, isNew: true };
}

/** Lets an audio file that is nobody's for certain lead to a thing, unless that is in doubt. */
async function lendAudio(
  trx: Trx,
  { clock }: PlaceDeps,
  audio: CanonicalUrl,
  thingId: number,
): Promise<void> {
  const others = (await selectThingsOfAudio(trx, audio.hash)).filter((id) => id !== thingId);
  if (others.length > 0) return dropUnsureAddress(trx, audio.hash);
  if (await findThing(trx, { hash: audio.hash })) return;
  const [known] = await findAddresses(trx, [audio.hash]);
  if (known) return;
  await addAddress(trx, audio, { thingId, isSure: false, knownAt: clock.now() });
}

/** Undefined for what no thing can be at. */
export function addressOf({ config }: PlaceDeps, url: string): CanonicalUrl | undefined {
  if (!url) return undefined;
  try {
    return canonicalUrl(url, { allowLoopback: config.mode === 'sandbox' });
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

function distinct(addresses: readonly (CanonicalUrl | undefined)[]): CanonicalUrl[] {
  const byHash = new Map<string, CanonicalUrl>();
  for (const address of addresses) {
    if (address && !byHash.has(address.hash)) byHash.set(address.hash, address);
  }
  return [...byHash.values()];
}
