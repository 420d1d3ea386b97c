import type { Db, Trx } from '../db.ts';
import { deleteSweep, insertSweep, selectSweeps } from './store.ts';

/**
 * Asks for what waits or is held on a thing to be brought to its creator, in the transaction that
 * makes them its creator. A job does it soon (`distribution/sweep-things.ts`).
 */
export function requestSweep(trx: Trx, thingId: number): Promise<void> {
  return insertSweep(trx, thingId);
}

/** Things whose sweep was asked for and not done yet. */
export function requestedSweeps(db: Db, limit: number): Promise<number[]> {
  return selectSweeps(db, limit);
}

/** A thing has been swept. */
export function finishSweep(trx: Trx, thingId: number): Promise<void> {
  return deleteSweep(trx, thingId);
}
