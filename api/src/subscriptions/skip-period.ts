import type { Trx } from '../db.ts';
import type { Period } from '../period.ts';
import { updateLastPeriod } from './store.ts';

/** Keeps a subscription, if there is one, from flattring in a period: the supporter undid it by hand. */
export function skipPeriod(
  trx: Trx,
  key: { supporterId: number; thingId: number },
  period: Period,
): Promise<void> {
  return updateLastPeriod(trx, [key], period);
}
