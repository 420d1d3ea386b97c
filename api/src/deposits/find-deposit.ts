import type { Db, Trx } from '../db.ts';
import { type Deposit, findDeposit } from './store.ts';

export type { Deposit };

/** A member's own deposit; undefined when there is none with this id, or it is somebody else's. */
export async function findDepositOf(
  db: Db | Trx,
  { memberId, id }: { memberId: number; id: string },
): Promise<Deposit | undefined> {
  const deposit = await findDeposit(db, id);
  return deposit?.memberId === memberId ? deposit : undefined;
}
