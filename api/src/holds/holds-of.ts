import type { Db, Trx } from '../db.ts';
import { findOpenHolds, type PlacedHold } from './store.ts';

export type { PlacedHold };

/**
 * What was placed on a member's earnings and not released, the oldest first. What holds them by the
 * clock alone comes on top: see payouts/holds-on-payouts.ts.
 */
export function holdsOf(db: Db | Trx, memberId: number): Promise<PlacedHold[]> {
  return findOpenHolds(db, memberId);
}
