import type { Trx } from '../db.ts';
import { type HeldOn, sumHeldOn } from './waiting-store.ts';

/**
 * What is held on a thing for its creator until they are verified, after the fee, and the periods
 * that it is of.
 */
export function heldOn(trx: Trx, thing: { thingId: number; creatorId: number }): Promise<HeldOn> {
  return sumHeldOn(trx, thing);
}
