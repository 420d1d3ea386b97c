import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';
import { type Account, account } from './accounts.ts';
import {
  addShares,
  insertShareEntries,
  insertTakenEntries,
  subtractTaken,
  sumShares,
  sumTaken,
} from './closing-store.ts';
import { addToBalances, holdLedger } from './store.ts';

/**
 * The part of a closing that a transaction posts: the supporters, or the things, with ids from `from`
 * to `to` (without it). All of it carries the instant of the closing, so that a closing that was
 * killed and begun again leaves the same entries.
 */
export type ClosingPart = { period: Period; from: number; to: number; postedAt: Instant };

/**
 * Posts what a period takes from supporters, as the caller has just written it into `closings`: an
 * entry for each, from their funds to the period. One statement each for entries and balances, since
 * a month has a hundred thousand of them.
 *
 * Unlike `postEntries` it expects each entry to be new: a reference that was posted before is an
 * error, which undoes the caller's transaction. So must be an amount that is not there.
 */
export async function postTaken(
  trx: Trx,
  { config }: Pick<Deps, 'config'>,
  part: ClosingPart,
): Promise<void> {
  await holdLedger(trx, config.currency);
  await insertTakenEntries(trx, part, config.currency);
  await subtractTaken(trx, part);
  const taken = await sumTaken(trx, part);
  await addNonZero(trx, [[account.period(part.period), taken]]);
}

/**
 * Posts what things receive from a period, as the caller has just written it into `thing_periods` and `thing_parts`: an
 * entry for each from the period to the thing, and for those that are earned (not held, not waiting) one from the thing to
 * the earnings of its creator, or of each of several, and one to the fees. As strict as `postTaken`.
 */
export async function postShares(
  trx: Trx,
  { config }: Pick<Deps, 'config'>,
  part: ClosingPart,
): Promise<void> {
  await holdLedger(trx, config.currency);
  await insertShareEntries(trx, part, config.currency);
  await addShares(trx, part);
  const { given, fees } = await sumShares(trx, part);
  await addNonZero(trx, [
    [account.fees, fees],
    [account.period(part.period), -given],
  ]);
}

// These accounts belong to everybody who is posting, so they come last.
async function addNonZero(trx: Trx, changes: [Account, Micros][]): Promise<void> {
  await addToBalances(
    trx,
    changes.filter(([, amount]) => amount !== 0),
  );
}
