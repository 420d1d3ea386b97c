import type { Db, Trx } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';

/** What a period took from a supporter, and over how many flattrs. */
export type Closing = { period: Period; amount: Micros; flattrs: number };

/** Where the share of a thing is: see `thing_periods`. */
export type ShareState = 'waiting' | 'held' | 'earned' | 'returning' | 'returned';

export type PeriodState = { state: 'open' | 'closing' | 'closed'; closedAt: Instant | null };

export async function findPeriodState(db: Db | Trx, period: Period): Promise<PeriodState> {
  const row = await db('periods').where({ period }).first();
  return row
    ? { state: row.state, closedAt: row.closed_at === null ? null : Number(row.closed_at) }
    : { state: 'open', closedAt: null };
}

/** What closed periods took from a supporter, newest first. */
export async function listClosings(db: Db | Trx, supporterId: number): Promise<Closing[]> {
  // With the periods named, the primary key (period, supporter) answers this.
  const periods = await db('periods').where({ state: 'closed' }).pluck('period');
  const rows = await db('closings')
    .whereIn('period', periods)
    .andWhere({ supporter_id: supporterId })
    .orderBy('period', 'desc');
  return rows.map((row) => ({
    period: row.period,
    amount: asMicros(row.amount),
    flattrs: row.flattrs,
  }));
}

export async function findClosing(
  db: Db | Trx,
  { supporterId, period }: { supporterId: number; period: Period },
): Promise<Closing | undefined> {
  const row = await db('closings').where({ period, supporter_id: supporterId }).first();
  return row && { period, amount: asMicros(row.amount), flattrs: row.flattrs };
}

const IDS_AT_ONCE = 500;

/** Where the shares that things received in a period are now. */
export async function findShareStates(
  db: Db | Trx,
  period: Period,
  thingIds: readonly number[],
): Promise<Map<number, ShareState>> {
  const states = new Map<number, ShareState>();
  for (let start = 0; start < thingIds.length; start += IDS_AT_ONCE) {
    const rows = await db('thing_periods')
      .whereIn('thing_id', thingIds.slice(start, start + IDS_AT_ONCE))
      .andWhere({ period })
      .select('thing_id', 'state');
    for (const row of rows) states.set(row.thing_id, row.state);
  }
  return states;
}
