import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { saveSettled, selectDueSites } from '../sites/due-sites.ts';
import { settleThings } from './settle-things.ts';

const SITES_AT_ONCE = 50;

/**
 * Looks through the things of sites whose owner changed a moment ago, some in each transaction: those
 * that one transaction could not carry, and those that were created at that very moment. A job: safe
 * to run at any time, by any number of processes at once.
 */
export async function settleSites(
  deps: Pick<Deps, 'db' | 'config' | 'clock'>,
  stop?: AbortSignal,
): Promise<void> {
  for (const due of await selectDueSites(deps.db, deps.clock.now(), SITES_AT_ONCE)) {
    let after: number | null = due.after;
    while (after !== null && !stop?.aborted) {
      const from: number = after;
      after = await inTransaction(deps.db, async (trx) => {
        const next = await settleThings(trx, deps, due.site, from);
        await saveSettled(trx, due, {
          after: next ?? 0,
          settleAt: next === null ? null : due.settleAt,
        });
        return next;
      });
    }
  }
}
