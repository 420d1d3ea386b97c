import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { updateActive } from './store.ts';

/**
 * Pauses a subscription: it flattrs no more until it is resumed. What it flattred stays.
 * @throws DomainError `not_found` when there is no such subscription.
 */
export async function pauseSubscription(
  { db }: Pick<Deps, 'db'>,
  key: { supporterId: number; thingId: number },
): Promise<void> {
  const isThere = await inTransaction(db, (trx) => updateActive(trx, key, { isActive: false }));
  if (!isThere) throw noSubscription();
}

/** The error for a thing that the supporter has not subscribed to. */
export function noSubscription(): DomainError {
  return new DomainError('not_found', 'You have not subscribed to this thing.');
}
