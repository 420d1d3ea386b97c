import { inTransaction, isDuplicate } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { findThing } from '../things/find-thing.ts';
import { flattrSubscribedThings } from './flattr-subscribed-things.ts';
import { insertSubscription } from './store.ts';

/**
 * Lets a supporter flattr a thing every period, from the present one on, until they pause or stop it.
 * When they have not flattred it in this period yet, this flattrs it, or does so once they have funds
 * and a budget.
 * @throws DomainError `not_found`, `thing_owner` for their own thing, `subscribed` when there is a
 *   subscription already, active or paused.
 */
export async function subscribeToThing(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { supporterId, thingId }: { supporterId: number; thingId: number },
): Promise<void> {
  const thing = await findThing(db, { id: thingId });
  if (!thing) throw new DomainError('not_found', 'There is no such thing.');
  if (thing.creatorId === supporterId) {
    throw new DomainError('thing_owner', 'This is your own thing. Subscribe to what others make.');
  }
  const now = clock.now();
  try {
    await inTransaction(db, (trx) =>
      insertSubscription(trx, {
        supporterId,
        thingId: thing.id,
        isActive: true,
        createdAt: now,
        startedAt: now,
        lastPeriod: '',
      }),
    );
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new DomainError('subscribed', 'You have subscribed to this thing already.');
  }
  await flattrSubscribedThings({ clock, db }, { supporterId });
}
