import type { Deps } from '../deps.ts';
import { fetchFeed } from './fetch-feed.ts';
import { selectDueFeeds, takeFeed } from './store.ts';

/** A feed that somebody took and never came back from is due again after this. */
export const LEASE = 10 * 60_000;
const AT_ONCE = 4;

/**
 * Asks for the feeds that are due: a job to run every few seconds, on any number of instances at once.
 * Each feed is asked by one of them, and feeds on one host one after the other.
 * @returns how many were read, and how many could not be.
 */
export async function fetchDueFeeds(
  deps: Deps,
  { limit = 20, stop }: { limit?: number; stop?: AbortSignal | undefined } = {},
): Promise<{ read: number; failed: number }> {
  const due = await selectDueFeeds(deps.db, deps.clock.now(), limit);
  const queues = [...Map.groupBy(due, ({ url }) => new URL(url).host).values()];
  const done = { read: 0, failed: 0 };
  const work = async () => {
    for (let queue = queues.shift(); queue && !stop?.aborted; queue = queues.shift()) {
      for (const feed of queue) {
        if (stop?.aborted) return;
        if (!(await takeFeed(deps.db, feed, deps.clock.now() + LEASE))) continue;
        done[(await fetchFeed(deps, feed)) ? 'read' : 'failed'] += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}
