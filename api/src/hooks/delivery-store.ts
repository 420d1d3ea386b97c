import type { Db, Trx } from '../db.ts';
import type { Instant, Period } from '../period.ts';
import type { Delivery, Hook } from './hook.ts';

type NewDelivery = Pick<Delivery, 'id' | 'hookId' | 'event' | 'supporterId' | 'payload'> & {
  key: string;
  createdAt: Instant;
  /** Null where nobody is to be told any more. */
  nextAttemptAt: Instant | null;
};

const ROWS_AT_ONCE = 100;

/** Puts events into the outbox. One that is there already stays as it is. */
export async function insertDeliveries(
  trx: Trx,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  for (let start = 0; start < deliveries.length; start += ROWS_AT_ONCE) {
    const rows = deliveries.slice(start, start + ROWS_AT_ONCE).map((delivery) => ({
      id: delivery.id,
      hook_id: delivery.hookId,
      event: delivery.event,
      event_key: delivery.key,
      supporter_id: delivery.supporterId,
      payload: JSON.stringify(delivery.payload),
      created_at: delivery.createdAt,
      next_attempt_at: delivery.nextAttemptAt,
    }));
    await trx('hook_deliveries')
      .insert(rows)
      .onConflict(['hook_id', 'event_key'])
      .merge(['event_key']);
  }
}

export async function findDelivery(
  db: Db | Trx,
  { id, hookId }: Pick<Delivery, 'id' | 'hookId'>,
): Promise<Delivery | undefined> {
  const row = await db('hook_deliveries').where({ id, hook_id: hookId }).first();
  return row && deliveryOf(row);
}

/** A hook's deliveries, the newest first. */
export async function listDeliveriesOf(
  db: Db,
  hookId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<Delivery[]> {
  const rows = await db('hook_deliveries')
    .where({ hook_id: hookId })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit)
    .offset(offset);
  return rows.map(deliveryOf);
}

export async function countDeliveriesOf(db: Db, hookId: string): Promise<number> {
  const row = await db('hook_deliveries').where({ hook_id: hookId }).count({ count: '*' }).first();
  return Number(row?.count ?? 0);
}

/** Deliveries that are due for active hooks, but for some hooks; the longest waiting first. */
export async function findDue(
  db: Db,
  { now, limit, except }: { now: Instant; limit: number; except: readonly string[] },
): Promise<Delivery[]> {
  const rows = await db('hook_deliveries')
    .join('hooks', 'hooks.id', 'hook_deliveries.hook_id')
    .where({ 'hooks.state': 'active' })
    .andWhere('hook_deliveries.next_attempt_at', '<=', now)
    .whereNotIn('hook_deliveries.hook_id', [...except])
    .orderBy('hook_deliveries.next_attempt_at')
    .limit(limit)
    .select('hook_deliveries.*');
  return rows.map(deliveryOf);
}

/**
 * Takes a due delivery for one attempt, so that no other process makes it: until `leaseEndsAt` it is
 * not due. Returns whether it was still there to take.
 */
export async function takeDelivery(
  db: Db,
  { id, attempts, nextAttemptAt }: Delivery,
  { now, leaseEndsAt }: { now: Instant; leaseEndsAt: Instant },
): Promise<boolean> {
  const taken = await db('hook_deliveries')
    .where({ id, attempts, next_attempt_at: nextAttemptAt })
    .update({ attempts: attempts + 1, attempted_at: now, next_attempt_at: leaseEndsAt });
  return taken === 1;
}

/** Writes down how the attempt that was taken ended, unless another has begun since. */
export async function saveAttempt(
  db: Db | Trx,
  { id, attempts }: Pick<Delivery, 'id' | 'attempts'>,
  outcome: Partial<
    Pick<Delivery, 'attempts' | 'nextAttemptAt' | 'deliveredAt' | 'lastStatus' | 'lastProblem'>
  >,
): Promise<void> {
  const { attempts: counted, nextAttemptAt, deliveredAt, lastStatus, lastProblem } = outcome;
  await db('hook_deliveries')
    .where({ id, attempts })
    .update({
      ...(counted === undefined ? {} : { attempts: counted }),
      ...(nextAttemptAt === undefined ? {} : { next_attempt_at: nextAttemptAt }),
      ...(deliveredAt === undefined ? {} : { delivered_at: deliveredAt }),
      ...(lastStatus === undefined ? {} : { last_status: lastStatus }),
      ...(lastProblem === undefined ? {} : { last_problem: lastProblem.slice(0, 300) }),
    });
}

/** Makes a delivery due, as if it had never been attempted. */
export async function makeDue(db: Db | Trx, id: string, now: Instant): Promise<void> {
  await db('hook_deliveries')
    .where({ id })
    .update({ attempts: 0, next_attempt_at: now, last_problem: '' });
}

/** Removes what is done and was found before an instant. */
export async function removeDeliveriesBefore(
  db: Db,
  { hookId, before }: { hookId: Hook['id']; before: Instant },
): Promise<void> {
  await db('hook_deliveries')
    .where({ hook_id: hookId })
    .andWhere('created_at', '<', before)
    .whereNull('next_attempt_at')
    .delete();
}

/** The period of each hook up to which all is told; empty where there is none. */
export async function listPositions(db: Db): Promise<{ hookId: string; position: Period }[]> {
  const rows = await db('hooks')
    .leftJoin('hook_events', (join) =>
      // Its position is no period, and what is behind it is never found again.
      join
        .on('hook_events.hook_id', 'hooks.id')
        .andOnVal('hook_events.event', '<>', 'earnings.received'),
    )
    .groupBy('hooks.id')
    .select('hooks.id', { position: db.raw('MIN(position)') });
  return rows.map((row) => ({ hookId: row.id, position: row.position ?? '9999-12' }));
}

function deliveryOf(row: Record<string, unknown>): Delivery {
  return {
    id: row.id as string,
    hookId: row.hook_id as string,
    event: row.event as Delivery['event'],
    supporterId: row.supporter_id as number | null,
    payload: JSON.parse(row.payload as string),
    createdAt: Number(row.created_at),
    attempts: row.attempts as number,
    nextAttemptAt: row.next_attempt_at === null ? null : Number(row.next_attempt_at),
    attemptedAt: row.attempted_at === null ? null : Number(row.attempted_at),
    deliveredAt: row.delivered_at === null ? null : Number(row.delivered_at),
    lastStatus: row.last_status as number | null,
    lastProblem: row.last_problem as string,
  };
}
