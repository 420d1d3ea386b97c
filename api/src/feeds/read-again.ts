import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { countAttempt } from '../throttle/count-attempt.ts';
import type { Feed } from './feed.ts';
import { holdFeed, updateFeed } from './store.ts';

/**
 * Lets a feed be read within seconds, also one that was given up or gone: its creator has repaired it
 * and does not want to wait. What failed before still counts, so that the pauses stay long.
 * @throws DomainError `rate_limit_exceeded`: the other server is not ours to press.
 */
export async function readAgain(
  deps: Pick<Deps, 'db' | 'clock'>,
  { memberId, feed }: { memberId: number; feed: Pick<Feed, 'id'> },
): Promise<void> {
  await countAttempt(deps, [
    { kind: 'read_feed', subject: String(memberId), max: 20, minutes: 60 },
    { kind: 'read_this_feed', subject: String(feed.id), max: 3, minutes: 15 },
  ]);
  await inTransaction(deps.db, async (trx) => {
    const held = await holdFeed(trx, feed.id);
    const now = deps.clock.now();
    if (!held || (held.nextFetchAt !== null && held.nextFetchAt <= now)) return;
    await updateFeed(trx, feed.id, { nextFetchAt: now, endedAt: null });
  });
}
