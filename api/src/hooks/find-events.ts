import type { Config } from '../config.ts';
import type { Db } from '../db.ts';
import type { Period } from '../period.ts';
import type { FoundEvent, Hook, Subscribed } from './hook.ts';
import { listPeriodsAfter } from './source-store.ts';

/** The most events of one kind that are taken at once. */
export const EVENTS_AT_ONCE = 500;

/** Where to look for the next events of one kind for a hook. */
export type Search = {
  db: Db;
  config: Config;
  hook: Pick<Hook, 'id' | 'memberId'>;
  subscribed: Subscribed;
};

/** What was found, and up to where now all is found. */
export type Found = { events: FoundEvent[]; position: string; isMore: boolean };

/**
 * Looks for events in each period that is not done, one after the other. A period is done for ever
 * when it was closed before anybody looked and all that was there was found: nothing is added then.
 */
export async function findInPeriods(
  { db, subscribed }: Pick<Search, 'db' | 'subscribed'>,
  find: (period: Period, limit: number) => Promise<FoundEvent[]>,
  { onlyClosed }: { onlyClosed: boolean },
): Promise<Found> {
  let { position } = subscribed;
  let isUnbroken = true;
  const events: FoundEvent[] = [];
  for (const { period, isClosed } of await listPeriodsAfter(db, position)) {
    if (!isClosed && onlyClosed) break;
    const limit = EVENTS_AT_ONCE - events.length;
    const found = await find(period, limit);
    events.push(...found);
    if (found.length === limit) return { events, position, isMore: true };
    isUnbroken &&= isClosed;
    if (isUnbroken) position = period;
  }
  return { events, position, isMore: false };
}
