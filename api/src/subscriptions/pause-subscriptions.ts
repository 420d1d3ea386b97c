import type { Trx } from '../db.ts';
import { pauseAllOf } from './store.ts';

/** Pauses every subscription of a supporter who leaves. */
export function pauseSubscriptions(trx: Trx, supporterId: number): Promise<void> {
  return pauseAllOf(trx, supporterId);
}
