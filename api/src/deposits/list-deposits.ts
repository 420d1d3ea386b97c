import type { Db } from '../db.ts';
import { type Deposit, findDepositsOf } from './store.ts';

/** The deposits of a member, whatever became of them, the oldest first. */
export function listDeposits(db: Db, memberId: number): Promise<Deposit[]> {
  return findDepositsOf(db, memberId);
}
