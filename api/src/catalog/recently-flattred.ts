import type { Deps } from '../deps.ts';
import { listFlattrs } from '../flattrs/list-flattrs.ts';
import type { Instant } from '../period.ts';
import { findThings } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';

const LIMIT = 20;

/** What a supporter flattred last and shows, without things that are hidden or gone. */
export async function recentlyFlattred(
  deps: Pick<Deps, 'db'>,
  supporterId: number,
): Promise<{ thing: Thing; createdAt: Instant }[]> {
  const flattrs = await listFlattrs(deps, {
    supporterId,
    isShown: true,
    limit: LIMIT,
    offset: 0,
  });
  const things = await findThings(
    deps.db,
    flattrs.map(({ thingId }) => thingId),
  );
  return flattrs.flatMap(({ thingId, createdAt }) => {
    const thing = things.get(thingId);
    return thing && !thing.isHidden && thing.deletedAt === null ? [{ thing, createdAt }] : [];
  });
}
