import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { releaseTaken } from './decide-objection.ts';
import { holdTakeovers, saveFinal, selectFinal } from './takeover-store.ts';

const BATCH = 100;

/**
 * Makes takeovers final to which nobody has objected in ten days: what was held is paid out from now on.
 * A job: safe to run at any time, by any number of processes at once.
 */
export async function finishTakeovers(deps: Pick<Deps, 'clock' | 'db'>): Promise<void> {
  for (const key of await selectFinal(deps.db, deps.clock.now(), BATCH)) {
    await inTransaction(deps.db, async (trx) => {
      const taken = await holdTakeovers(trx, key);
      // Somebody may have objected while we looked.
      if (taken.some(({ contestId }) => contestId !== null)) return;
      await releaseTaken(trx, deps, taken);
      await saveFinal(trx, key);
    });
  }
}
