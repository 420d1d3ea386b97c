import type { Trx } from '../db.ts';
import { updateThingOfSubscriptions } from './store.ts';

/**
 * Two things turned out to be one: subscriptions to one become subscriptions to the other. Who had
 * both has one, done with every period that either was done with.
 */
export function moveSubscriptions(
  trx: Trx,
  { fromId, toId }: { fromId: number; toId: number },
): Promise<void> {
  return updateThingOfSubscriptions(trx, { fromId, toId });
}
