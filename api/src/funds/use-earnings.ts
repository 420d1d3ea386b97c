import { type Db, inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { holdBalances } from '../ledger/hold-balances.ts';
import { type Entry, postEntries } from '../ledger/post-entries.ts';
import { asMicros, formatMicros, type Micros } from '../money.ts';
import { reasonOfHold } from '../payouts/hold-words.ts';
import { holdsOnUse } from '../payouts/holds-on-payouts.ts';
import { splitEarnings } from '../payouts/split-earnings.ts';
import { newId } from '../secrets.ts';

const ID = /^[0-9a-z]{26}$/;

/** A fresh id for moving earnings: made with the form, so that sending it twice moves money once. */
export function newTransferId(): string {
  return newId(26);
}

/**
 * Moves money from a member's earnings to their funds, free of cost, in one entry
 * `earnings/<member>/<id>`. The same id with the same amount again changes nothing.
 * What is held cannot be moved.
 * @throws DomainError `validation` on `earnings` when they have earned less than that, when it is held,
 *   or when the same form was sent before with another amount.
 */
export async function useEarnings(
  deps: Pick<Deps, 'db' | 'config' | 'clock'>,
  { memberId, amount, id }: { memberId: number; amount: Micros; id: string },
): Promise<void> {
  if (asMicros(amount) <= 0) throw fieldError('earnings', 'The amount must be more than zero.');
  const from = account.earnings(memberId);
  const entry = {
    // The member is part of the reference: an id of somebody else's form cannot be in the way.
    reference: `earnings/${memberId}/${ID.test(id) ? id : newTransferId()}`,
    from,
    to: account.funds(memberId),
    amount,
  };
  try {
    await inTransaction(deps.db, (trx) => moveEarnings(trx, deps, { memberId, entry }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'insufficient_funds') {
      const { usable, reason } = await usableEarnings(deps.db, deps, memberId);
      const most = `You can move at most ${formatMicros(usable)} ${deps.config.currency}.`;
      throw fieldError('earnings', reason ? `${most} The rest is held: ${reason}` : most);
    }
    if (error.code === 'posting_conflict') {
      throw fieldError('earnings', 'This form was sent before. Please check, and send it again.');
    }
    throw error;
  }
}

async function moveEarnings(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  { memberId, entry }: { memberId: number; entry: Entry },
): Promise<void> {
  await holdBalances(trx, [entry.from]);
  const { usable, balance } = await usableEarnings(trx, deps, memberId);
  // An entry that was posted before is no second movement, whatever is left.
  const isNew = (await postEntries(trx, deps, [entry])) > 0;
  if (isNew && usable < balance && entry.amount > usable) {
    throw new DomainError('insufficient_funds', 'A part of the earnings is held.');
  }
}

/** What a member may use of their earnings as funds, and why not all of it. */
export async function usableEarnings(
  db: Db | Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  memberId: number,
): Promise<{ balance: Micros; usable: Micros; reason: string | null }> {
  const balance = await balanceOf(db, account.earnings(memberId));
  const holds = await holdsOnUse(db, deps, memberId);
  const { held, payable, rest } = splitEarnings({ balance, holds, minimum: 0 });
  const [first] = held;
  return { balance, usable: payable + rest, reason: first ? `${reasonOfHold(first)}.` : null };
}
