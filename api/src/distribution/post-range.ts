import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { postShares } from '../ledger/post-closing.ts';
import { feeOf } from './fee.ts';
import {
  type ClosingPeriod,
  deleteSums,
  holdCreators,
  holdSums,
  insertThingPeriods,
  type ThingPeriod,
} from './store.ts';
import { THINGS_IN_RANGE, ThingSums } from './thing-sums.ts';

/**
 * Gives the things of a range what they received in a period, in one transaction, and on to the
 * creators who are verified; for those who are not it is held. The sums of the chunks are its claim: it takes them away, and who finds
 * none has nothing to do.
 */
export async function postRange(
  deps: Pick<Deps, 'db' | 'config'>,
  closing: ClosingPeriod,
  firstThing: number,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const chunks = await holdSums(trx, closing.period, firstThing);
    if (chunks.length === 0) return;
    const things = await sumThings(trx, closing, firstThing, chunks);
    await insertThingPeriods(trx, closing.period, things);
    await deleteSums(trx, closing.period, firstThing);
    await postShares(trx, deps, {
      period: closing.period,
      from: firstThing,
      to: firstThing + THINGS_IN_RANGE,
      postedAt: closing.closingAt,
    });
  });
}

async function sumThings(
  trx: Trx,
  { feeBasisPoints }: ClosingPeriod,
  firstThing: number,
  chunks: readonly Buffer[],
): Promise<ThingPeriod[]> {
  const sums = new ThingSums();
  for (const bytes of chunks) sums.decode(firstThing, bytes);
  const creators = await holdCreators(trx, firstThing);

  return Array.from(sums.inRange(firstThing), (sum) => {
    const creator = creators.get(sum.thingId);
    if (!creator) return { ...sum, creatorId: null, fee: 0, state: 'waiting' };
    const { creatorId, isVerified } = creator;
    const fee = feeOf(sum.amount, feeBasisPoints);
    return { ...sum, creatorId, fee, state: isVerified ? 'earned' : 'held' };
  });
}
