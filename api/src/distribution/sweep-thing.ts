import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { type Entry, postEntries } from '../ledger/post-entries.ts';
import type { Micros } from '../money.ts';
import { feeOf } from './fee.ts';
import { holdCreator, holdWaiting, saveEarned } from './waiting-store.ts';

/**
 * Gives a thing's creator what has been waiting for them on it: the shares of each period become
 * their earnings, less the fee of that period. Shares that are on their way back to supporters, or
 * there already, are not. Does nothing for a thing without a creator, or a second time.
 *
 * To be called in the transaction that makes somebody the creator, or in a later one.
 * @returns what was swept, before the fee.
 */
export async function sweepThing(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  thingId: number,
): Promise<Micros> {
  const creatorId = await holdCreator(trx, thingId);
  if (creatorId === null) return 0;

  let swept = 0;
  const entries: Entry[] = [];
  for (const { period, amount, feeBasisPoints } of await holdWaiting(trx, thingId)) {
    const fee = feeOf(amount, feeBasisPoints);
    await saveEarned(trx, { thingId, period, creatorId, fee });
    const from = account.thing(thingId);
    const cause = `${period}/thing/${thingId}`;
    entries.push(
      { reference: `sweep/${cause}`, from, to: account.earnings(creatorId), amount: amount - fee },
      { reference: `fee/${cause}`, from, to: account.fees, amount: fee },
    );
    swept += amount;
  }
  await postEntries(
    trx,
    deps,
    entries.filter(({ amount }) => amount > 0),
  );
  return swept;
}
