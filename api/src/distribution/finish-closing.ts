import assert from 'node:assert/strict';
import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import type { Period } from '../period.ts';
import { type ClosingPeriod, findClosing, listUnposted, saveClosed, sumChunks } from './store.ts';

/**
 * Takes a period from `closing` to `closed`, once all its chunks are divided and all its things have
 * their shares. Does nothing when another process was quicker.
 */
export async function finishClosing(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  period: Period,
): Promise<ClosingPeriod> {
  return inTransaction(db, async (trx) => {
    const closing = await findClosing(trx, period, { forUpdate: true });
    assert(closing, `${period} has begun to close.`);
    if (closing.state === 'closed') return closing;

    const unposted = await listUnposted(trx, period);
    assert(unposted.length === 0, `${period} has ${unposted.length} ranges of things to post.`);
    const left = await balanceOf(trx, account.period(period));
    assert(left === 0, `${period} still holds ${left} micros that it has taken.`);
    await saveClosed(trx, period, { ...(await sumChunks(trx, period)), closedAt: clock.now() });
    return (await findClosing(trx, period))!;
  });
}
