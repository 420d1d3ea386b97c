import type { Instant } from '../period.ts';
import type { Feed } from './feed.ts';
import type { FeedFacts } from './feed-facts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A feed that has had nothing new for so long is asked less often. */
const QUIET_AFTER = 45 * DAY;
const PAUSE = HOUR;
const QUIET_PAUSE = 6 * HOUR;
const PAUSE_MAX = DAY;
const FAILED_PAUSE_MAX = 3 * DAY;
const RETRY_AFTER_MAX = 14 * DAY;
/** After so many failures in a row, which are some two months, it is not asked any more. */
const FAILURES_MAX = 25;

/**
 * When a feed that was read well is asked again: each hour, or each six while it is quiet, and not
 * before it wants to be (its `ttl`, `Cache-Control`), but each day at least.
 */
export function nextFetchAfterRead(
  { id, createdAt }: Pick<Feed, 'id' | 'createdAt'>,
  {
    now,
    lastItemAt,
    ttlMinutes,
    maxAge,
  }: { now: Instant; lastItemAt: Instant | null; maxAge: number } & Pick<FeedFacts, 'ttlMinutes'>,
): Instant {
  const isQuiet = now - (lastItemAt ?? createdAt) > QUIET_AFTER;
  const wanted = Math.max(ttlMinutes * MINUTE, maxAge * 1000);
  const pause = Math.max(isQuiet ? QUIET_PAUSE : PAUSE, wanted);
  return now + Math.min(pause, PAUSE_MAX) + spread(id);
}

/**
 * When a feed that could not be read is asked again: after a pause that doubles, and not before the
 * other server wants it (`Retry-After`, in seconds or a date). Null: not any more.
 * @param failures in a row, with this one.
 */
export function nextFetchAfterFailure(
  { id }: Pick<Feed, 'id'>,
  { now, failures, retryAfter }: { now: Instant; failures: number; retryAfter: string },
): Instant | null {
  if (failures >= FAILURES_MAX) return null;
  const pause = Math.min(PAUSE * 2 ** (failures - 1), FAILED_PAUSE_MAX);
  const wanted = /^\d{1,9}$/.test(retryAfter.trim())
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - now;
  return now + Math.max(pause, Math.min(wanted || 0, RETRY_AFTER_MAX)) + spread(id);
}

/** Up to five minutes that are the same for one feed, so that not all are asked at once. */
function spread(id: number): number {
  return ((id * 7919) % 300) * 1000;
}
