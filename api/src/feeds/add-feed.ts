import type { Deps } from '../deps.ts';
import { countAttempt } from '../throttle/count-attempt.ts';
import type { Feed } from './feed.ts';
import { followFeed } from './follow-feed.ts';

/**
 * A member makes a feed known to the service. It need not be theirs, and does not become so.
 * @throws DomainError `validation` on `url`; `rate_limit_exceeded`.
 */
export async function addFeed(
  deps: Pick<Deps, 'config' | 'db' | 'clock'>,
  { memberId, url }: { memberId: number; url: string },
): Promise<Feed> {
  await countAttempt(deps, [{ kind: 'add_feed', subject: String(memberId), max: 30, minutes: 60 }]);
  return followFeed(deps, { url, memberId });
}
