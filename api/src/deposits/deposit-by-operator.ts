import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { asMicros, type Micros } from '../money.ts';
import { postDeposit } from './apply-event.ts';
import { newDepositId } from './start-deposit.ts';
import { type Deposit, insertDeposit } from './store.ts';

/**
 * Adds to a member's funds what the operator says has arrived: play money in sandbox mode, in live
 * mode money that came by another way, such as a bank transfer (provider `manual`).
 * @returns the deposit's id.
 */
export async function depositByOperator(
  deps: Pick<Deps, 'db' | 'config' | 'clock' | 'log'>,
  { memberId, amount }: { memberId: number; amount: Micros },
): Promise<string> {
  const { db, config, clock } = deps;
  const deposit: Deposit = {
    id: newDepositId(),
    memberId,
    provider: config.mode === 'sandbox' ? 'sandbox' : 'manual',
    amount: asMicros(amount),
    currency: config.currency,
    state: 'succeeded',
    createdAt: clock.now(),
  };
  await inTransaction(db, async (trx) => {
    await insertDeposit(trx, deposit);
    await postDeposit(trx, deps, deposit);
  });
  return deposit.id;
}
