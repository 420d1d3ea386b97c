import type { Db, Trx } from '../db.ts';
import type { Instant, Period } from '../period.ts';

/** A supporter's wish to flattr a thing every period. */
export type Subscription = {
  supporterId: number;
  thingId: number;
  /** Not active: paused. */
  isActive: boolean;
  createdAt: Instant;
  /** When it was made or resumed last. */
  startedAt: Instant;
  /** The last period that it is done with: it flattred, or was undone by hand. Empty: none. */
  lastPeriod: Period | '';
};

type Key = Pick<Subscription, 'supporterId' | 'thingId'>;

type SubscriptionRow = {
  supporter_id: number;
  thing_id: number;
  is_active: number | boolean;
  created_at: number;
  started_at: number;
  last_period: string;
};

function subscriptionOf(row: SubscriptionRow): Subscription {
  return {
    supporterId: row.supporter_id,
    thingId: row.thing_id,
    isActive: Boolean(row.is_active),
    createdAt: Number(row.created_at),
    startedAt: Number(row.started_at),
    lastPeriod: row.last_period,
  };
}

function columnsOf({ supporterId, thingId }: Key) {
  return { supporter_id: supporterId, thing_id: thingId };
}

export async function insertSubscription(trx: Trx, subscription: Subscription): Promise<void> {
  await trx('subscriptions').insert({
    ...columnsOf(subscription),
    is_active: subscription.isActive,
    created_at: subscription.createdAt,
    started_at: subscription.startedAt,
    last_period: subscription.lastPeriod,
  });
}

export async function selectSubscription(
  db: Db | Trx,
  key: Key,
): Promise<Subscription | undefined> {
  const row = await db('subscriptions').where(columnsOf(key)).first();
  return row && subscriptionOf(row);
}

/** A supporter's subscriptions, newest first. */
export async function selectSubscriptionsOf(
  db: Db | Trx,
  supporterId: number,
): Promise<Subscription[]> {
  const rows: SubscriptionRow[] = await db('subscriptions')
    .where({ supporter_id: supporterId })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'thing_id', order: 'desc' },
    ]);
  return rows.map(subscriptionOf);
}

/** Pauses (no `startedAt`) or resumes. Returns whether there is such a subscription. */
export async function updateActive(
  trx: Trx,
  key: Key,
  change: { isActive: false } | { isActive: true; startedAt: Instant },
): Promise<boolean> {
  const count = await trx('subscriptions')
    .where(columnsOf(key))
    .update({
      is_active: change.isActive,
      ...(change.isActive ? { started_at: change.startedAt } : {}),
    });
  return count > 0;
}

export async function pauseAllOf(trx: Trx, supporterId: number): Promise<void> {
  await trx('subscriptions').where({ supporter_id: supporterId }).update({ is_active: false });
}

export async function deleteSubscription(trx: Trx, key: Key): Promise<boolean> {
  return (await trx('subscriptions').where(columnsOf(key)).delete()) > 0;
}

/** Notes that subscriptions are done with a period. Never goes back to an earlier one. */
export async function updateLastPeriod(
  trx: Trx,
  keys: readonly Key[],
  period: Period,
): Promise<void> {
  if (keys.length === 0) return;
  await trx('subscriptions')
    .where('last_period', '<', period)
    .whereIn(
      ['supporter_id', 'thing_id'],
      keys.map(({ supporterId, thingId }) => [supporterId, thingId]),
    )
    .update({ last_period: period });
}

/**
 * Active subscriptions that are not done with a period and began before its end, by key, after a key.
 * Those of suspended members wait.
 * @param supporterId of this supporter alone.
 */
export async function selectDue(
  db: Db | Trx,
  {
    period,
    startedBefore,
    after,
    limit,
    supporterId,
  }: {
    period: Period;
    startedBefore: Instant;
    after: Key;
    limit: number;
    supporterId?: number | undefined;
  },
): Promise<Subscription[]> {
  const query = db('subscriptions')
    .where({ is_active: true })
    .andWhere('last_period', '<', period)
    .andWhere('started_at', '<', startedBefore)
    .whereNotIn('supporter_id', db('members').whereNotNull('suspended_at').select('id'))
    .andWhere((later) =>
      later
        .where('supporter_id', '>', after.supporterId)
        .orWhere((same) =>
          same.where({ supporter_id: after.supporterId }).andWhere('thing_id', '>', after.thingId),
        ),
    )
    .orderBy(['supporter_id', 'thing_id'])
    .limit(limit);
  if (supporterId !== undefined) query.andWhere({ supporter_id: supporterId });
  const rows: SubscriptionRow[] = await query;
  return rows.map(subscriptionOf);
}

/** Moves the subscriptions of one thing to another; where both are there, one stays, active if either is. */
export async function updateThingOfSubscriptions(
  trx: Trx,
  { fromId, toId }: { fromId: number; toId: number },
): Promise<void> {
  const rows: SubscriptionRow[] = await trx('subscriptions').where({ thing_id: fromId });
  for (const moved of rows.map(subscriptionOf)) {
    const { supporterId, lastPeriod, startedAt } = moved;
    const to = { supporterId, thingId: toId };
    const there = await selectSubscription(trx, to);
    if (there) {
      if (moved.isActive && !there.isActive) {
        await updateActive(trx, to, { isActive: true, startedAt });
      }
      if (lastPeriod) await updateLastPeriod(trx, [to], lastPeriod);
      await deleteSubscription(trx, { supporterId, thingId: fromId });
    } else {
      await trx('subscriptions')
        .where(columnsOf({ supporterId, thingId: fromId }))
        .update({ thing_id: toId });
    }
  }
}
