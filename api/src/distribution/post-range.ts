import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { postClosing } from '../ledger/post-closing.ts';
import type { Entry } from '../ledger/post-entries.ts';
import type { Period } from '../period.ts';
import { feeOf } from './fee.ts';
import {
  type ClosingPeriod,
  deleteSums,
  holdCreators,
  holdSums,
  insertThingPeriods,
  type ThingPeriod,
} from './store.ts';
import { ThingSums } from './thing-sums.ts';

/**
 * Gives the things of a range what they received in a period, in one transaction, and on to the
 * creators that are known. The sums of the chunks are its claim: it takes them away, and who finds
 * none has nothing to do.
 */
export async function postRange(
  deps: Pick<Deps, 'db' | 'config'>,
  closing: ClosingPeriod,
  firstThing: number,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const things = await sumThings(trx, closing, firstThing);
    await insertThingPeriods(trx, closing.period, things);
    await deleteSums(trx, closing.period, firstThing);
    await postClosing(trx, deps, {
      entries: things.flatMap((thing) => entriesOf(closing.period, thing)),
      postedAt: closing.closingAt,
    });
  });
}

async function sumThings(
  trx: Trx,
  { period, feeBasisPoints }: ClosingPeriod,
  firstThing: number,
): Promise<ThingPeriod[]> {
  const sums = new ThingSums();
  for (const bytes of await holdSums(trx, period, firstThing)) sums.decode(firstThing, bytes);
  const creators = await holdCreators(trx, firstThing);

  return Array.from(sums.inRange(firstThing), (sum) => {
    const creatorId = creators.get(sum.thingId) ?? null;
    const fee = creatorId === null ? 0 : feeOf(sum.amount, feeBasisPoints);
    return { ...sum, creatorId, fee };
  });
}

function entriesOf(period: Period, thing: ThingPeriod): Entry[] {
  const { thingId, amount } = thing;
  if (amount === 0) return [];
  const given: Entry = {
    reference: `close/${period}/thing/${thingId}`,
    from: account.period(period),
    to: account.thing(thingId),
    amount,
  };
  return [given, ...sweepEntries(period, thing)];
}

/** The entries by which a thing's shares of a period become its creator's earnings, less the fee. */
export function sweepEntries(
  period: Period,
  { thingId, amount, fee, creatorId }: Omit<ThingPeriod, 'flattrs'>,
): Entry[] {
  if (creatorId === null || amount === 0) return [];
  const from = account.thing(thingId);
  const entries = [
    {
      reference: `sweep/${period}/thing/${thingId}`,
      from,
      to: account.earnings(creatorId),
      amount: amount - fee,
    },
    { reference: `fee/${period}/thing/${thingId}`, from, to: account.fees, amount: fee },
  ];
  return entries.filter((entry) => entry.amount > 0);
}
