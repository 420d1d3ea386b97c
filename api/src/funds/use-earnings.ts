import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { postEntries } from '../ledger/post-entries.ts';
import { asMicros, formatMicros, type Micros } from '../money.ts';
import { newId } from '../secrets.ts';

const ID = /^[0-9a-z]{26}$/;

/** A fresh id for moving earnings: made with the form, so that sending it twice moves money once. */
export function newTransferId(): string {
  return newId(26);
}

/**
 * Moves money from a member's earnings to their funds, free of cost, in one entry
 * `earnings/<member>/<id>`. The same id with the same amount again changes nothing.
 * @throws DomainError `validation` on `earnings` when they have earned less than that, or when the
 *   same form was sent before with another amount.
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
    await inTransaction(deps.db, (trx) => postEntries(trx, deps, [entry]));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'insufficient_funds') {
      const earnings = formatMicros(await balanceOf(deps.db, from));
      throw fieldError('earnings', `You can move at most ${earnings} ${deps.config.currency}.`);
    }
    if (error.code === 'posting_conflict') {
      throw fieldError('earnings', 'This form was sent before. Please check, and send it again.');
    }
    throw error;
  }
}
