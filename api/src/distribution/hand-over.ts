import assert from 'node:assert/strict';
import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { postEntries } from '../ledger/post-entries.ts';
import type { Micros } from '../money.ts';
import type { Period } from '../period.ts';
import { moveEarned, sumEarnedBetween } from './waiting-store.ts';

/**
 * Hands what one member earned alone on a thing in some periods over to another, with its lines in their
 * reports: somebody has found that it was the other's all along.
 *
 * @param input.amount what it is; the lines of the thing must sum to it.
 * @param input.cause unique: handing over a second time for the same cause does nothing.
 */
export async function handOver(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  input: {
    thingId: number;
    fromId: number;
    toId: number;
    firstPeriod: Period;
    lastPeriod: Period;
    amount: Micros;
    cause: string;
  },
): Promise<void> {
  const { amount, cause, fromId, toId } = input;
  const earned = await sumEarnedBetween(trx, input);
  assert.equal(earned, amount, `What is handed over for ${cause} is what was earned.`);
  await moveEarned(trx, input);
  if (amount === 0) return;
  await postEntries(trx, deps, [
    {
      reference: `hand-over/${cause}`,
      from: account.earnings(fromId),
      to: account.earnings(toId),
      amount,
    },
  ]);
}
