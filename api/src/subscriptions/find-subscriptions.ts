import type { Db, Trx } from '../db.ts';
import { type Subscription, selectSubscription, selectSubscriptionsOf } from './store.ts';

export type { Subscription };

/** A supporter's subscription to a thing, if there is one. */
export function findSubscription(
  db: Db | Trx,
  key: { supporterId: number; thingId: number },
): Promise<Subscription | undefined> {
  return selectSubscription(db, key);
}

/** A supporter's subscriptions, paused ones too, newest first. */
export function findSubscriptions(db: Db | Trx, supporterId: number): Promise<Subscription[]> {
  return selectSubscriptionsOf(db, supporterId);
}
