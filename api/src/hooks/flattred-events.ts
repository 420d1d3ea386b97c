import { findThings } from '../things/find-thing.ts';
import { type Found, findInPeriods, type Search } from './find-events.ts';
import { findUntoldFlattrs, flattrKey } from './source-store.ts';
import { toldThing } from './told-thing.ts';

/** `thing.flattred`: what a creator's things receive. */
export function findFlattred(search: Search): Promise<Found> {
  const { db, config, hook, subscribed } = search;
  const { since } = subscribed;
  return findInPeriods(
    search,
    async (period, limit) => {
      const flattrs = await findUntoldFlattrs(db, {
        hookId: hook.id,
        creatorId: hook.memberId,
        period,
        since,
        limit,
      });
      const things = await findThings(
        db,
        flattrs.map(({ thingId }) => thingId),
      );
      return flattrs.map(({ supporterId, thingId, source, createdAt }) => ({
        key: flattrKey(hook.memberId, { period, supporterId, thingId }),
        at: createdAt,
        supporterId,
        data: { period, source, thing: toldThing(config, things.get(thingId)!) },
      }));
    },
    { onlyClosed: false },
  );
}
