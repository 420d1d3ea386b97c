import { budgetsInRange } from '../budgets/budgets-in-range.ts';
import { inTransaction, isDuplicate, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { holdBalances } from '../ledger/hold-balances.ts';
import { postTaken } from '../ledger/post-closing.ts';
import { divide, shareOfThing } from '../split.ts';
import {
  type ClosingPeriod,
  claimChunk,
  insertClosings,
  insertSums,
  listChunks,
  listSupporterFlattrs,
  saveChunk,
} from './store.ts';
import { ThingSums } from './thing-sums.ts';

/** A chunk is this many ids of members, whether they flattred anything or not. */
export const SUPPORTERS_IN_CHUNK = 2000;

/**
 * Divides what a period takes from the supporters of a chunk over what they flattred, in one
 * transaction: their closings, the entries from their funds to the period, and the sums of the shares
 * by thing, which `postRange` posts later.
 *
 * The chunk's row is written first and is its claim: another worker waits for this one, and then
 * finds the chunk done, or takes it over if this one was killed.
 *
 * @returns whether it was this call that did it.
 */
export async function divideChunk(
  deps: Pick<Deps, 'db' | 'config'>,
  closing: ClosingPeriod,
  firstSupporter: number,
): Promise<boolean> {
  try {
    await inTransaction(deps.db, (trx) => divideSupporters(trx, deps, closing, firstSupporter));
    return true;
  } catch (error) {
    const isTaken = (await listChunks(deps.db, closing.period)).has(firstSupporter);
    if (!isDuplicate(error) || !isTaken) throw error;
    return false;
  }
}

async function divideSupporters(
  trx: Trx,
  deps: Pick<Deps, 'config'>,
  { period, closingAt }: ClosingPeriod,
  firstSupporter: number,
): Promise<void> {
  await claimChunk(trx, period, firstSupporter);
  const range = { from: firstSupporter, to: firstSupporter + SUPPORTERS_IN_CHUNK };
  const supporters = await listSupporterFlattrs(trx, period, range);
  const budgets = await budgetsInRange(trx, range, period);
  const funds = await holdBalances(
    trx,
    supporters.map(({ supporterId }) => account.funds(supporterId)),
  );

  const sums = new ThingSums();
  const closings = supporters.map(({ supporterId, thingIds }) => {
    const held = funds.get(account.funds(supporterId))!;
    const amount = Math.min(budgets.get(supporterId) ?? 0, held);
    const division = divide(amount, { period, supporterId, thingIds });
    for (let at = 0; at < thingIds.length; at += 1) {
      const thingId = thingIds[at]!;
      sums.add(thingId, 1, shareOfThing(division, thingId));
    }
    return { supporterId, amount, flattrs: thingIds.length };
  });

  await insertClosings(trx, period, closings);
  for (const firstThing of sums.firstThings()) {
    await insertSums(trx, { period, firstThing, firstSupporter }, sums.encode(firstThing));
  }
  await saveChunk(trx, period, firstSupporter, {
    supporters: closings.length,
    flattrs: closings.reduce((total, { flattrs }) => total + flattrs, 0),
    amount: closings.reduce((total, { amount }) => total + amount, 0),
  });
  await postTaken(trx, deps, { period, ...range, postedAt: closingAt });
}
