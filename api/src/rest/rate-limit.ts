import type { Deps } from '../deps.ts';
import { addToCount } from '../throttle/add-to-count.ts';

const HOUR = 3_600_000;

/** How often a caller is told of among the instances, until their limit is used up. */
const TELLINGS = 50;

/** How much of its limit a caller has used in the present hour. */
export type Usage = { limit: number; current: number; remaining: number; resetsAt: number };

export type RateLimit = {
  /** Counts a request. `times`: a limit that is so many times the usual one. */
  count(subject: string, options?: { times: number }): Usage & { isOver: boolean };
  /** What a caller has used, without counting. */
  usageOf(subject: string): Usage;
  /** Forgets a caller who turned out not to be one. */
  forget(subject: string): void;
};

/**
 * Counts the requests of each caller by the hour, in the memory of this process: a count in the database
 * would cost more than most requests. All instances share what they counted: whenever one has counted a
 * fiftieth of a caller's limit it adds that to the database, beside the requests, and learns what the
 * others have added. So the limit holds for all together, to a fiftieth for each instance, and most
 * callers never reach the database.
 */
export function createRateLimit(deps: Pick<Deps, 'clock' | 'config' | 'db' | 'log'>): RateLimit {
  const { clock, config } = deps;
  /** How many requests of this hour are known of, by their key. */
  const counts = new Map<string, number>();
  /** How much of a count is in the database. */
  const shared = new Map<string, number>();
  /** Keys whose count is on its way there: one at a time, or each would take the other's for a stranger's. */
  const onTheWay = new Set<string>();
  let hour = 0;

  /** The hour is part of the key, so that it begins for all instances at the same instant. */
  const keyFor = (subject: string) => {
    const now = Math.floor(clock.now() / HOUR);
    if (now !== hour) {
      counts.clear();
      shared.clear();
      hour = now;
    }
    return `${hour} ${subject}`;
  };
  const usage = (counted: number, limit = config.rateLimit): Usage => {
    const current = Math.min(counted, limit);
    return { limit, current, remaining: limit - current, resetsAt: ((hour + 1) * HOUR) / 1000 };
  };

  const untold = (key: string, counted: number) => counted - (shared.get(key) ?? 0);

  /** Tells the other instances of a caller, again as long as enough has come in since. */
  async function share(key: string, step: number): Promise<void> {
    if (onTheWay.has(key)) return;
    onTheWay.add(key);
    try {
      for (;;) {
        const counted = counts.get(key) ?? 0;
        const count = untold(key, counted);
        if (count < step) return;
        shared.set(key, counted);
        const all = await addToCount(deps, {
          kind: 'rest',
          subject: key,
          count,
          windowEndsAt: (hour + 1) * HOUR,
        });
        if (all <= counted) continue;
        counts.set(key, (counts.get(key) ?? 0) + all - counted);
        shared.set(key, all);
      }
    } catch (err) {
      // Then the limit holds for this instance alone.
      deps.log.warn({ err }, 'a count of requests could not be shared');
    } finally {
      onTheWay.delete(key);
    }
  }

  return {
    count(subject, { times = 1 } = { times: 1 }) {
      const limit = config.rateLimit * times;
      const key = keyFor(subject);
      const counted = (counts.get(key) ?? 0) + 1;
      counts.set(key, counted);
      const step = Math.max(1, limit / TELLINGS);
      // What is far over the limit is known to be.
      const isNews = counted <= 2 * limit && untold(key, counted) >= step;
      if (isNews) void share(key, step);
      return { ...usage(counted, limit), isOver: counted > limit };
    },
    usageOf(subject) {
      return usage(counts.get(keyFor(subject)) ?? 0);
    },
    forget(subject) {
      counts.delete(keyFor(subject));
    },
  };
}
