import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { type Entry, postEntries } from '../ledger/post-entries.ts';
import type { Micros } from '../money.ts';
import type { Period } from '../period.ts';
import { divideAmongCreators, type Earned } from './divide-among-creators.ts';
import { feeOf } from './fee.ts';
import { insertThingParts, type ThingPart } from './store.ts';
import { holdCreator, holdWaiting, savePlace } from './waiting-store.ts';

/**
 * Brings the shares on a thing to where they belong now. Those that wait or are held become the
 * earnings of its creator when they are verified, or of those who share them, less the fee of their period; are held for a
 * creator who is not; and wait when there is none. What was held for another is its new creator's alone:
 * the thing was not theirs to share, and may be found to be the other's after all. Shares that are on their way back to supporters,
 * or there already, stay there. A second time it does nothing.
 *
 * To be called in the transaction that changes who earns on the thing, or in a later one.
 * @returns what became earnings, before the fee.
 */
export async function sweepThing(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  thingId: number,
): Promise<Micros> {
  const earner = await holdCreator(trx, thingId);

  let swept = 0;
  const entries: Entry[] = [];
  for (const { period, amount, feeBasisPoints, heldFor } of await holdWaiting(trx, thingId)) {
    const key = { thingId, period };
    const fee = earner ? feeOf(amount, feeBasisPoints) : 0;
    if (!earner?.isVerified) {
      const creatorId = earner?.creatorId ?? null;
      await savePlace(trx, key, { state: earner ? 'held' : 'waiting', creatorId, fee });
      continue;
    }
    const { creatorId, url } = earner;
    const earned = { id: thingId, url, creatorId, amount: amount - fee };
    const wasAnothers = heldFor !== null && heldFor !== creatorId;
    const parts = wasAnothers ? [] : await partsOf(trx, period, earned);
    await insertThingParts(trx, parts);
    const isShared = parts.length > 0;
    await savePlace(trx, key, { state: 'earned', creatorId: isShared ? null : creatorId, fee });
    const from = account.thing(thingId);
    const cause = `${period}/thing/${thingId}`;
    for (const part of parts) {
      const to = account.earnings(part.memberId);
      const reference = `sweep/${cause}/member/${part.memberId}`;
      entries.push({ reference, from, to, amount: part.amount });
    }
    if (!isShared) {
      const to = account.earnings(creatorId);
      entries.push({ reference: `sweep/${cause}`, from, to, amount: earned.amount });
    }
    entries.push({ reference: `fee/${cause}`, from, to: account.fees, amount: fee });
    swept += amount;
  }
  await postEntries(
    trx,
    deps,
    entries.filter(({ amount }) => amount > 0),
  );
  return swept;
}

async function partsOf(trx: Trx, period: Period, earned: Earned): Promise<ThingPart[]> {
  return (await divideAmongCreators(trx, period, [earned])).get(earned.id) ?? [];
}
