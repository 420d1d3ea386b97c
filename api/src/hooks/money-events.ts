import { account } from '../ledger/accounts.ts';
import { sealedEntriesTo } from '../ledger/sealed-entries-to.ts';
import { formatMicros } from '../money.ts';
import { findThings } from '../things/find-thing.ts';
import { EVENTS_AT_ONCE, type Found, type Search } from './find-events.ts';
import { findMonthOf, listPeriodsAfter } from './source-store.ts';
import { toldThing } from './told-thing.ts';

/** `period.closed`: what a month took from its member, and what it brought them. */
export async function findClosed({ db, config, hook, subscribed }: Search): Promise<Found> {
  const { position, since } = subscribed;
  const found: Found = { events: [], position, isMore: false };
  for (const { period, isClosed, closedAt } of await listPeriodsAfter(db, position)) {
    if (!isClosed) break;
    found.position = period;
    if (closedAt === null || closedAt < since) continue;
    const { given, earned } = await findMonthOf(db, { memberId: hook.memberId, period });
    found.events.push({
      key: `period/${period}`,
      at: closedAt,
      data: {
        period,
        currency: config.currency,
        given: { ...given, amount: formatMicros(given.amount) },
        earned: {
          ...earned,
          amount: formatMicros(earned.amount),
          held: formatMicros(earned.held),
        },
      },
    });
  }
  return found;
}

/** What the ledger calls the entry that gives a creator what a thing received in a period. */
const SWEEP = /^sweep\/(\d{4}-\d\d)\/thing\/(\d+)$/;

/**
 * `earnings.received`: each share of a thing that arrives in its creator's earnings. What is held for
 * them arrives, and is told, once they are verified.
 */
export async function findEarnings({ db, config, hook, subscribed }: Search): Promise<Found> {
  const after = Number(subscribed.position);
  const limit = EVENTS_AT_ONCE;
  const entries = await sealedEntriesTo(db, account.earnings(hook.memberId), { after, limit });
  const shares = entries.flatMap(({ reference, amount, postedAt }) => {
    const [, period, thingId] = SWEEP.exec(reference) ?? [];
    if (!thingId || postedAt < subscribed.since) return [];
    return [{ reference, amount, postedAt, period, thingId: Number(thingId) }];
  });
  const things = await findThings(
    db,
    shares.map(({ thingId }) => thingId),
  );
  return {
    events: shares.map(({ reference, amount, postedAt, period, thingId }) => ({
      key: reference,
      at: postedAt,
      data: {
        period,
        amount: formatMicros(amount),
        currency: config.currency,
        thing: toldThing(config, things.get(thingId)!),
      },
    })),
    position: String(entries.at(-1)?.id ?? after),
    isMore: entries.length === limit,
  };
}
