import type { Db, Trx } from '../db.ts';
import type { Period } from '../period.ts';
import { siteAddressesOf } from '../sites/site-address.ts';
import { type Part, WHOLE } from '../split.ts';
import { feedSitesOf } from '../things/feed-sites-of.ts';
import { type PartInForce, selectPartsInForce, selectSharingOwners } from './store.ts';

/** What must be known of a thing to tell who earns on it. A page that is no thing yet has the id 0. */
export type OwnedThing = { id: number; url: string; creatorId: number | null };

/**
 * How the earnings of things are divided in a period. An agreement about the thing itself goes before
 * one about its feed, and that before one about its host, of which the longest address goes first.
 * Only agreements of who is the thing's creator now count. What is settled for a period never changes once
 * anybody has flattred the thing in it, but that the part of a collaborator who has left the service is the owner's.
 *
 * @param isHeld in a transaction that moves money by it: nobody leaves the service meanwhile.
 * @returns by thing the parts, which sum to a million; things that one member alone earns on are not
 *   in it.
 */
export async function divisionsInForce(
  db: Db | Trx,
  { period, things }: { period: Period; things: readonly OwnedThing[] },
  { isHeld = false } = {},
): Promise<Map<OwnedThing, Part[]>> {
  const ownerIds = new Set(await selectSharingOwners(db, period));
  const owned = things.filter(({ creatorId }) => creatorId !== null && ownerIds.has(creatorId));
  if (owned.length === 0) return new Map();

  const creators = [...new Set(owned.map(({ creatorId }) => creatorId!))];
  const thingIds = owned.map(({ id }) => id).filter((id) => id > 0);
  const parts = await selectPartsInForce(db, { period, ownerIds: creators, thingIds }, { isHeld });
  const isOfFeeds = parts.some(({ site }) => site?.kind === 'feed');
  const feedSites = isOfFeeds ? await feedSitesOf(db, thingIds) : new Map<number, number>();
  const byOwner = Map.groupBy(parts, ({ ownerId }) => ownerId);
  const divisions = new Map<OwnedThing, Part[]>();
  for (const thing of owned) {
    const offered = byOwner.get(thing.creatorId!) ?? [];
    const division = divisionOf(thing, offered, feedSites.get(thing.id));
    if (division.length > 1) divisions.set(thing, division);
  }
  return divisions;
}

function divisionOf(
  thing: OwnedThing,
  parts: readonly PartInForce[],
  feedSiteId: number | undefined,
): Part[] {
  const bySite = siteAddressesOf(thing.url).map((address) =>
    parts.filter(({ site }) => site?.kind === 'host' && site.address === address),
  );
  const chosen =
    [
      parts.filter(({ thingId }) => thingId === thing.id),
      parts.filter(({ site }) => site?.kind === 'feed' && site.id === feedSiteId),
      ...bySite,
    ].find((some) => some.length > 0) ?? [];

  const shares = chosen
    .filter(({ hasLeft, memberId, ownerId }) => !hasLeft && memberId !== ownerId)
    .map(({ memberId, millionths }) => ({ memberId, millionths }));
  if (shares.length === 0) return [];
  const given = shares.reduce((total, { millionths }) => total + millionths, 0);
  const rest = { memberId: thing.creatorId!, millionths: WHOLE - given };
  return [rest, ...shares];
}
