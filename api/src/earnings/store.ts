import type { Db } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Period } from '../period.ts';

/** What a thing brought its creator: in one period, or in all. `amount` is less the fee. */
export type Earned = { flattrs: number; amount: Micros };

type SumRow = { flattrs: unknown; amount: unknown };

const earnedOf = (row: SumRow): Earned => ({
  flattrs: Number(row.flattrs ?? 0),
  amount: asMicros(row.amount ?? 0),
});

/** The lines of `thing_periods` that a creator earned, found by the things that are theirs. */
function earnedBy(db: Db, creatorId: number) {
  return db('thing_periods')
    .whereIn('thing_id', db('things').where({ creator_id: creatorId }).select('id'))
    .andWhere({ state: 'earned', creator_id: creatorId });
}

const sums = (db: Db) =>
  ({ flattrs: db.raw('SUM(flattrs)'), amount: db.raw('SUM(amount - fee)') }) as const;

/** What a creator earned in each period from `first` on, by period. */
export async function sumByPeriod(
  db: Db,
  creatorId: number,
  first: Period,
): Promise<Map<Period, Earned>> {
  const rows = await earnedBy(db, creatorId)
    .andWhere('period', '>=', first)
    .groupBy('period')
    .select('period', sums(db));
  return new Map(rows.map((row) => [row.period, earnedOf(row)]));
}

/** The periods in which a creator earned, newest first. */
export function listEarnedPeriods(db: Db, creatorId: number): Promise<Period[]> {
  return earnedBy(db, creatorId).distinct('period').orderBy('period', 'desc').pluck('period');
}

/** What each of some things brought in all its periods, by thing. */
export async function sumByThing(
  db: Db,
  creatorId: number,
  thingIds: readonly number[],
): Promise<Map<number, Earned>> {
  const rows = await db('thing_periods')
    .whereIn('thing_id', thingIds)
    .andWhere({ state: 'earned', creator_id: creatorId })
    .groupBy('thing_id')
    .select('thing_id', sums(db));
  return new Map(rows.map((row) => [row.thing_id, earnedOf(row)]));
}

/** What each thing brought a creator in one period, the oldest thing first. */
export async function listEarnedIn(
  db: Db,
  creatorId: number,
  period: Period,
): Promise<(Earned & { thingId: number })[]> {
  const rows = await earnedBy(db, creatorId)
    .andWhere({ period })
    .orderBy('thing_id')
    .select('thing_id', 'flattrs', { amount: db.raw('amount - fee') });
  return rows.map((row) => ({ thingId: row.thing_id, ...earnedOf(row) }));
}

const IDS_AT_ONCE = 500;

/** How many flattrs things received in all periods up to one, by thing. */
export async function countUpTo(
  db: Db,
  thingIds: readonly number[],
  period: Period,
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (let start = 0; start < thingIds.length; start += IDS_AT_ONCE) {
    const rows = await db('thing_periods')
      .whereIn('thing_id', thingIds.slice(start, start + IDS_AT_ONCE))
      .andWhere('period', '<=', period)
      .groupBy('thing_id')
      .select('thing_id', { total: db.raw('SUM(flattrs)') });
    for (const row of rows) counts.set(row.thing_id, Number(row.total));
  }
  return counts;
}
