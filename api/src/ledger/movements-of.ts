import type { Db, Trx } from '../db.ts';
import type { Micros } from '../money.ts';
import type { Instant } from '../period.ts';
import type { Account } from './accounts.ts';
import { listEntriesOf, sumUpTo } from './store.ts';

/** An entry as one of its two accounts sees it. */
export type Movement = {
  id: number;
  reference: string;
  postedAt: Instant;
  /** What came (positive) or went (negative). */
  amount: Micros;
  /** What the account held after it. */
  balance: Micros;
};

/** The movements of an account, newest first, each with the balance after it. */
export async function movementsOf(
  db: Db | Trx,
  account: Account,
  part: { limit: number; offset: number },
): Promise<Movement[]> {
  const entries = await listEntriesOf(db, account, part);
  const newest = entries[0];
  if (!newest) return [];

  let balance = await sumUpTo(db, account, newest.id);
  return entries.map(({ id, reference, postedAt, to, amount: moved }) => {
    const amount = to === account ? moved : -moved;
    const movement = { id, reference, postedAt, amount, balance };
    balance -= amount;
    return movement;
  });
}
