import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { type Period, periodOf } from '../period.ts';
import { skipPeriod } from '../subscriptions/skip-period.ts';
import { findThing } from '../things/find-thing.ts';
import { holdPeriod } from './hold-period.ts';
import { deleteFlattr } from './store.ts';

/**
 * Takes a flattr back, as if it had never been; until its period starts to close.
 * @param period the period of the flattr; the present one unless told otherwise.
 * @throws DomainError `period_closed` when it is too late, `not_found` when there is no such flattr.
 */
export async function undoFlattr(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  {
    supporterId,
    thingId,
    period = periodOf(clock.now()),
  }: { supporterId: number; thingId: number; period?: Period },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await holdPeriod(trx, period);
    const thing = await findThing(trx, { id: thingId });
    // A thing that turned out to be another one may have given its flattrs to that one.
    for (const id of new Set([thingId, thing?.id ?? thingId])) {
      if (!(await deleteFlattr(trx, { period, supporterId, thingId: id }))) continue;
      await skipPeriod(trx, { supporterId, thingId: id }, period);
      return;
    }
    throw new DomainError('not_found', 'There is no flattr to undo. It may be undone already.');
  });
}
