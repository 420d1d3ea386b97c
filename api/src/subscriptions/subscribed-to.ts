import type { Db, Trx } from '../db.ts';

/** To which of these things a supporter is subscribed, paused or not. */
export async function subscribedTo(
  db: Db | Trx,
  { supporterId, thingIds }: { supporterId: number; thingIds: readonly number[] },
): Promise<Set<number>> {
  if (thingIds.length === 0) return new Set();
  const ids: number[] = await db('subscriptions')
    .where({ supporter_id: supporterId })
    .whereIn('thing_id', [...thingIds])
    .pluck('thing_id');
  return new Set(ids);
}
