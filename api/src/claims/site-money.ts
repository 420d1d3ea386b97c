import type { Db } from '../db.ts';
import type { Micros } from '../money.ts';
import type { Site } from '../sites/site.ts';
import { selectWaitingOn } from './site-money-store.ts';
import { selectThingsOf } from './site-things-store.ts';

/** What waits or is held on a site's things, and how many flattrs brought it. */
export type SiteMoney = { flattrs: number; waiting: Micros };

/** Below so many supporters it could be told who gave what. */
const SUPPORTERS_MIN = 5;
const THINGS_AT_ONCE = 500;
const THINGS_MAX = 5_000;

/**
 * What waits for the creator of a site, as far as everybody may know it: not where fewer than five
 * supporters are behind it. Of a site with very many things, what waits on the first of them.
 */
export async function siteMoney(
  db: Db,
  site: Pick<Site, 'id' | 'kind' | 'address'>,
): Promise<SiteMoney | undefined> {
  const supporters = new Set<number>();
  let flattrs = 0;
  let waiting = 0;
  let after: number | null = 0;
  for (let seen = 0; after !== null && seen < THINGS_MAX; seen += THINGS_AT_ONCE) {
    const things: { ids: number[]; after: number | null } = await selectThingsOf(db, site, {
      ...{ after, limit: THINGS_AT_ONCE },
    });
    const part = await selectWaitingOn(db, things.ids);
    for (const id of part.supporterIds) supporters.add(id);
    flattrs += part.flattrs;
    waiting += part.waiting;
    after = things.after;
  }
  return supporters.size < SUPPORTERS_MIN ? undefined : { flattrs, waiting };
}
