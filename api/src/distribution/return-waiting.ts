import assert from 'node:assert/strict';
import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { type Entry, postEntries } from '../ledger/post-entries.ts';
import { addMonths, type Period, periodOf } from '../period.ts';
import { split } from '../split.ts';
import { sweepThing } from './sweep-thing.ts';
import {
  type Closing,
  holdCreator,
  holdReturn,
  listClosings,
  listSupportersOf,
  listUnreturnedPeriods,
  listWaitingThings,
  type Return,
  saveReturn,
  saveReturnedPeriod,
} from './waiting-store.ts';

const THINGS_AT_ONCE = 500;
const SUPPORTERS_AT_ONCE = 500;
type ThingPeriodKey = { period: Period; thingId: number };
type ReturnDeps = Pick<Deps, 'db' | 'config' | 'clock'>;

/**
 * Returns the shares that have waited for a creator, or were held for one who did not show that the
 * site is theirs, for `FLATTR_WAITING_MONTHS` full months after their period: to the funds of exactly the supporters whose shares they were. Of those who have left,
 * it goes to `given-up`.
 *
 * Safe to be killed and run again, by any number of processes at once: it goes on after the last
 * supporter who has their share back. Once the return of a thing's shares has begun, nobody else can
 * have them.
 * @returns of how many things shares of a period were returned.
 */
export async function returnWaiting(deps: ReturnDeps): Promise<number> {
  const { db, clock, config } = deps;
  const before = addMonths(periodOf(clock.now()), -config.waitingMonths);
  let things = 0;
  for (const period of await listUnreturnedPeriods(db, before)) {
    let after = 0;
    for (;;) {
      const thingIds = await listWaitingThings(db, period, { after, limit: THINGS_AT_ONCE });
      for (const thingId of thingIds) await returnShares(deps, { period, thingId });
      things += thingIds.length;
      if (thingIds.length < THINGS_AT_ONCE) break;
      after = thingIds.at(-1)!;
    }
    await saveReturnedPeriod(db, period, clock.now());
  }
  return things;
}

async function returnShares(deps: ReturnDeps, key: ThingPeriodKey): Promise<void> {
  for (let isDone = false; !isDone; ) {
    isDone = await inTransaction(deps.db, (trx) => returnSome(trx, deps, key));
  }
}

/** Returns the shares of the next supporters. @returns whether nothing is left to return. */
async function returnSome(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  key: ThingPeriodKey,
): Promise<boolean> {
  // The thing before its shares, as everywhere: a creator may be coming at this moment.
  const earner = await holdCreator(trx, key.thingId);
  const before = await holdReturn(trx, key);
  if (before.state === 'earned' || before.state === 'returned') return true;
  if (before.state !== 'returning' && earner?.isVerified) {
    await sweepThing(trx, deps, key.thingId);
    return true;
  }

  const returnedAt = before.returnedAt ?? deps.clock.now();
  const supporterIds = await listSupportersOf(trx, key, {
    after: before.returnedTo,
    limit: SUPPORTERS_AT_ONCE,
  });
  const entries = entriesOf(key, await listClosings(trx, key.period, supporterIds));
  await postEntries(trx, deps, entries, returnedAt);

  const isDone = supporterIds.length < SUPPORTERS_AT_ONCE;
  const after: Return = {
    amount: before.amount,
    state: isDone ? 'returned' : 'returning',
    returned: entries.reduce((total, { amount }) => total + amount, before.returned),
    returnedAt,
    returnedTo: supporterIds.at(-1) ?? before.returnedTo,
  };
  if (isDone) {
    assert(after.returned === after.amount, 'What returns is what has waited, to the last micro.');
  }
  await saveReturn(trx, key, after);
  return isDone;
}

function entriesOf({ period, thingId }: ThingPeriodKey, closings: readonly Closing[]): Entry[] {
  return closings
    .map(({ supporterId, amount, thingIds, hasLeft }) => ({
      reference: `return/${period}/thing/${thingId}/supporter/${supporterId}`,
      from: account.thing(thingId),
      to: hasLeft ? account.givenUp : account.funds(supporterId),
      amount: split(amount, { period, supporterId, thingIds })[thingIds.indexOf(thingId)]!,
    }))
    .filter((entry) => entry.amount > 0);
}
