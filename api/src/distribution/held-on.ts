import type { Trx } from '../db.ts';
import type { Micros } from '../money.ts';
import type { Period } from '../period.ts';
import { sumHeldOn } from './waiting-store.ts';

/**
 * What is held on a thing for its creator until they are verified, after the fee, and the newest period
 * that it is of.
 */
export function heldOn(
  trx: Trx,
  thing: { thingId: number; creatorId: number },
): Promise<{ amount: Micros; lastPeriod: Period | null }> {
  return sumHeldOn(trx, thing);
}
