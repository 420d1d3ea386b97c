import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { flattrSubscribedThings } from './flattr-subscribed-things.ts';
import { noSubscription } from './pause-subscription.ts';
import { updateActive } from './store.ts';

/**
 * Resumes a paused subscription. It flattrs in the present period if it has not yet.
 * @throws DomainError `not_found` when there is no such subscription.
 */
export async function resumeSubscription(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  key: { supporterId: number; thingId: number },
): Promise<void> {
  const isThere = await inTransaction(db, (trx) =>
    updateActive(trx, key, { isActive: true, startedAt: clock.now() }),
  );
  if (!isThere) throw noSubscription();
  await flattrSubscribedThings({ clock, db }, { supporterId: key.supporterId });
}
