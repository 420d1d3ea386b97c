import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { finishSweep, requestedSweeps } from '../things/request-sweep.ts';
import { sweepThing } from './sweep-thing.ts';

const AT_ONCE = 500;

/**
 * Sweeps the things on which somebody else earns since not long ago. A job: safe to run at any time, by any
 * number of processes at once.
 * @returns how many things it looked at.
 */
export async function sweepThings(deps: Pick<Deps, 'db' | 'config' | 'clock'>): Promise<number> {
  const thingIds = await requestedSweeps(deps.db, AT_ONCE);
  for (const thingId of thingIds) {
    await inTransaction(deps.db, async (trx) => {
      await sweepThing(trx, deps, thingId);
      await finishSweep(trx, thingId);
    });
  }
  return thingIds.length;
}
