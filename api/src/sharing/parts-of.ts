import type { Deps } from '../deps.ts';
import { addMonths, type Period, periodOf } from '../period.ts';
import { findSiteAt, findSitesOf } from '../sites/find-site.ts';
import { isOnSite } from '../sites/site-address.ts';
import { standingOf } from './agreement.ts';
import { divisionsInForce, type OwnedThing } from './divisions-in-force.ts';
import { selectAgreementsWith } from './store.ts';

type PartDeps = Pick<Deps, 'db' | 'clock'>;

/** Where the things are found that others share: by the thing, or by the site that they earn by. */
export type SharedPlaces = {
  ownerIds: number[];
  thingIds: number[];
  siteIds: number[];
  feedSiteIds: number[];
};

/** Where the things are in which a member has a part, now or from the next period on. */
export async function placesSharedWith(
  { db, clock }: PartDeps,
  memberId: number,
): Promise<SharedPlaces> {
  const places: SharedPlaces = { ownerIds: [], thingIds: [], siteIds: [], feedSiteIds: [] };
  const now = clock.now();
  const period = periodOf(now);
  for (const agreement of await selectAgreementsWith(db, memberId)) {
    if (!['coming', 'running'].includes(standingOf(agreement, { now, period }))) continue;
    const { ownerId, subject, parts } = agreement;
    const mine = parts.find((part) => part.memberId === memberId);
    if (mine?.untilPeriod && mine.untilPeriod <= period) continue;
    places.ownerIds.push(ownerId);
    if ('thingId' in subject) {
      places.thingIds.push(subject.thingId);
      continue;
    }
    const site = await findSiteAt(db, subject.site);
    if (site?.kind === 'feed') places.feedSiteIds.push(site.id);
    if (site?.kind !== 'host') continue;
    // Things on it may earn by another site of the owner's, below it.
    for (const { address, id, kind } of await findSitesOf(db, ownerId)) {
      if (kind === 'host' && isOnSite(`https://${address}`, site.address)) places.siteIds.push(id);
    }
  }
  return places;
}

/** A member's part of a thing that is another's. */
export type OwnPart = {
  millionths: number;
  /** Null: it counts already. */
  from: Period | null;
};

/** The parts that a member has in things now, or else will have from the next period on, by thing. */
export async function partsOf(
  { db, clock }: PartDeps,
  memberId: number,
  things: readonly OwnedThing[],
): Promise<Map<number, OwnPart>> {
  const now = periodOf(clock.now());
  const found = new Map<number, OwnPart>();
  for (const period of [addMonths(now, 1), now]) {
    const divisions = await divisionsInForce(db, { period, things });
    const from = period === now ? null : period;
    for (const [{ id }, parts] of divisions) {
      const part = parts.find((one) => one.memberId === memberId);
      if (part) found.set(id, { millionths: part.millionths, from });
    }
  }
  return found;
}
