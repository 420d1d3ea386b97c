import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { sweepThing } from '../distribution/sweep-thing.ts';
import type { Site } from '../sites/site.ts';
import { assignCreators } from '../things/assign-creators.ts';
import { finishSweep } from '../things/request-sweep.ts';
import { noteTakeovers } from './note-takeovers.ts';
import { selectThingsOf } from './site-things-store.ts';

const AT_ONCE = 500;

/**
 * Looks through the next things of a site: who earns on each is written down, and what waits or is
 * held on those that changed goes where it belongs now. Who had registered one by hand may object.
 * @returns the last thing that was looked at; null when there are no more.
 */
export async function settleThings(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  site: Site,
  after: number,
): Promise<number | null> {
  const things = await selectThingsOf(trx, site, { after, limit: AT_ONCE });
  const reassigned = await assignCreators(trx, things.ids);
  await noteTakeovers(trx, deps, site, reassigned);
  for (const { thingId } of reassigned) {
    await sweepThing(trx, deps, thingId);
    await finishSweep(trx, thingId);
  }
  return things.after;
}
