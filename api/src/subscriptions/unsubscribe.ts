import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { noSubscription } from './pause-subscription.ts';
import { deleteSubscription } from './store.ts';

/**
 * Ends a subscription. What it flattred stays.
 * @throws DomainError `not_found` when there is no such subscription.
 */
export async function unsubscribe(
  { db }: Pick<Deps, 'db'>,
  key: { supporterId: number; thingId: number },
): Promise<void> {
  const isThere = await inTransaction(db, (trx) => deleteSubscription(trx, key));
  if (!isThere) throw noSubscription();
}
