import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { DomainError } from '../errors.ts';
import { flattrAll } from '../flattrs/flattr-together.ts';
import { holdPeriod } from '../flattrs/hold-period.ts';
import { endOf, type Period, periodOf } from '../period.ts';
import { type Subscription, selectDue, updateLastPeriod } from './store.ts';

const AT_ONCE = 400;

/**
 * Flattrs for every active subscription that has not flattred in a period yet. One whose supporter
 * has no funds or no budget stays due and is tried again; one that was undone by hand is done with
 * that period. Safe to run any number of times, at once, and beside clicks.
 *
 * Run by a job all the time, so that it happens at the start of a period and when funds arrive, and
 * once more for a period before it is closed.
 *
 * @param period the period; the present one unless told otherwise.
 * @param supporterId for this supporter alone.
 * @returns how many flattrs were made.
 * @throws DomainError `period_closed` when the period is not open any more.
 */
export async function flattrSubscribedThings(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { period = periodOf(clock.now()), supporterId }: { period?: Period; supporterId?: number } = {},
): Promise<number> {
  let made = 0;
  let after = { supporterId: 0, thingId: 0 };
  for (;;) {
    const startedBefore = endOf(period);
    const due = await selectDue(db, { period, startedBefore, after, limit: AT_ONCE, supporterId });
    if (due.length === 0) return made;
    // For a month that is over it happens in its last moment, as the member would expect to read it.
    const now = Math.min(clock.now(), endOf(period) - 1);
    made += await flattrDue({ db }, { due, period, now });
    after = due.at(-1)!;
  }
}

function flattrDue(
  { db }: Pick<Deps, 'db'>,
  { due, period, now }: { due: readonly Subscription[]; period: Period; now: number },
): Promise<number> {
  return inTransaction(db, async (trx) => {
    await holdPeriod(trx, period);
    const outcomes = await flattrAll(trx, {
      clicks: due.map(({ supporterId, thingId }) => ({
        supporter: { memberId: supporterId },
        thing: { id: thingId },
        source: 'subscription',
      })),
      period,
      now,
    });
    const isDone = (at: number) => {
      const outcome = outcomes[at]!;
      return outcome.status === 'fulfilled' || (outcome.reason as DomainError).code !== 'no_means';
    };
    await updateLastPeriod(
      trx,
      due.filter((_, at) => isDone(at)),
      period,
    );
    return outcomes.filter(({ status }) => status === 'fulfilled').length;
  });
}
