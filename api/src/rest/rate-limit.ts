import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Deps } from '../deps.ts';

const HOUR = 3600;

/** How much of its limit a caller has used in the present hour, which began with their first request. */
export type Usage = { limit: number; current: number; remaining: number; resetsAt: number };

export type RateLimit = {
  /** Counts a request. */
  count(subject: string): Promise<Usage & { isOver: boolean }>;
  /** What a caller has used, without counting. */
  usageOf(subject: string): Promise<Usage>;
  /** Forgets a caller who turned out not to be one. */
  forget(subject: string): Promise<void>;
};

/**
 * Counts the requests of each caller in the memory of this process: a count in the database would
 * cost more than most requests (docs/performance.md). With several instances behind a balancer the
 * limit holds for each of them.
 */
export function createRateLimit({ clock, config }: Pick<Deps, 'clock' | 'config'>): RateLimit {
  const limit = config.rateLimit;
  const limiter = new RateLimiterMemory({ points: limit, duration: HOUR });

  const usage = (result: RateLimiterRes | null): Usage => {
    const current = Math.min(result?.consumedPoints ?? 0, limit);
    const resetsIn = result ? Math.max(0, result.msBeforeNext) : HOUR * 1000;
    return {
      limit,
      current,
      remaining: limit - current,
      resetsAt: Math.ceil((clock.now() + resetsIn) / 1000),
    };
  };
  return {
    async count(subject) {
      try {
        return { ...usage(await limiter.consume(subject)), isOver: false };
      } catch (result) {
        if (!(result instanceof RateLimiterRes)) throw result;
        return { ...usage(result), isOver: true };
      }
    },
    async usageOf(subject) {
      return usage(await limiter.get(subject));
    },
    async forget(subject) {
      await limiter.delete(subject);
    },
  };
}
