import type { Config } from '../config.ts';
import { countFlattrsOfThings } from '../flattrs/count-flattrs-of-things.ts';
import { formatMicros } from '../money.ts';
import { closableFrom } from '../period.ts';
import { findThings } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';
import { type Found, findInPeriods, type Search } from './find-events.ts';
import { findUntoldFlattrs, findUntoldWaiting, flattrKey, waitingKey } from './source-store.ts';
import { toldThing } from './told-thing.ts';

/** `share.waiting`: shares for owners whom a button has named and nobody knows. */
export function findWaiting(search: Search): Promise<Found> {
  const { db, config, hook } = search;
  return findInPeriods(
    search,
    async (period, limit) => {
      const shares = await findUntoldWaiting(db, { hookId: hook.id, period, limit });
      const things = await findThings(
        db,
        shares.map(({ thingId }) => thingId),
      );
      return shares.map(({ thingId, amount, flattrs }) => {
        const thing = things.get(thingId)!;
        return {
          key: waitingKey(period, thingId),
          at: closableFrom(period),
          data: {
            period,
            amount: formatMicros(amount),
            currency: config.currency,
            flattrs,
            owner: thing.ownerIdentifier,
            thing: toldThing(config, thing),
          },
        };
      });
    },
    { onlyClosed: true },
  );
}

/**
 * `pendingclickcreate`: flattrs of such things, with the fields of old Flattr's web hook (its partner
 * guide). The total counts what is known when the event is found; the order is not promised.
 */
export function findPendingClicks(search: Search & { now: () => number }): Promise<Found> {
  const { db, config, hook, subscribed, now } = search;
  const { since } = subscribed;
  return findInPeriods(
    search,
    async (period, limit) => {
      const flattrs = await findUntoldFlattrs(db, {
        hookId: hook.id,
        creatorId: null,
        period,
        since,
        limit,
      });
      const ids = [...new Set(flattrs.map(({ thingId }) => thingId))];
      const [things, counts] = await Promise.all([
        findThings(db, ids),
        countFlattrsOfThings({ db, clock: { now } }, ids),
      ]);
      return flattrs.map(({ supporterId, thingId, createdAt }) => ({
        key: flattrKey(null, { period, supporterId, thingId }),
        at: createdAt,
        supporterId,
        data: {
          thing_id: thingId,
          thing_owner_id: things.get(thingId)!.ownerIdentifier,
          thing_clicks_total: counts.get(thingId)!.flattrs,
          flattrer_username: '',
          claim_url: claimUrl(config, things.get(thingId)!),
        },
      }));
    },
    { onlyClosed: false },
  );
}

/**
 * Where the owner claims. Of an e-mail address we have the code alone: whoever built the button
 * appends the address itself, as with the old service.
 */
function claimUrl({ publicUrl }: Config, { id, ownerIdentifier }: Thing): string {
  const isAddress = ownerIdentifier?.startsWith('email:');
  return isAddress ? `${publicUrl}/owner/` : `${publicUrl}/thing/${id}`;
}
