import type { Trx } from '../db.ts';
import { forgetAddedBy } from './store.ts';

/** A member leaves: the feeds that they added are read on, but nobody knows any more who added them. */
export function forgetAdder(trx: Trx, memberId: number): Promise<void> {
  return forgetAddedBy(trx, memberId);
}
