import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { postShares } from '../ledger/post-closing.ts';
import { divideAmongCreators, type Earned } from './divide-among-creators.ts';
import { feeOf } from './fee.ts';
import {
  type ClosingPeriod,
  deleteSums,
  holdCreators,
  holdSums,
  insertThingParts,
  insertThingPeriods,
  type ThingPart,
  type ThingPeriod,
} from './store.ts';
import { THINGS_IN_RANGE, ThingSums } from './thing-sums.ts';

/**
 * Gives the things of a range what they received in a period, in one transaction, and on to the
 * creators who are verified, divided among those who share; for those who are not it is held. The sums of the chunks are its claim: it takes them away, and who finds
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
    const { things, parts } = await sumThings(trx, closing, firstThing, chunks);
    await insertThingPeriods(trx, closing.period, things);
    await insertThingParts(trx, parts);
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
  { feeBasisPoints, period }: ClosingPeriod,
  firstThing: number,
  chunks: readonly Buffer[],
): Promise<{ things: ThingPeriod[]; parts: ThingPart[] }> {
  const sums = new ThingSums();
  for (const bytes of chunks) sums.decode(firstThing, bytes);
  const creators = await holdCreators(trx, firstThing);

  const earned: Earned[] = [];
  const things = Array.from(sums.inRange(firstThing), (sum): ThingPeriod => {
    const creator = creators.get(sum.thingId);
    if (!creator) return { ...sum, creatorId: null, fee: 0, state: 'waiting' };
    const { creatorId, isVerified, url } = creator;
    const fee = feeOf(sum.amount, feeBasisPoints);
    if (isVerified) earned.push({ id: sum.thingId, url, creatorId, amount: sum.amount - fee });
    return { ...sum, creatorId, fee, state: isVerified ? 'earned' : 'held' };
  });
  const parts = await divideAmongCreators(trx, period, earned);
  for (const thing of things) if (parts.has(thing.thingId)) thing.creatorId = null;
  return { things, parts: [...parts.values()].flat() };
}
