import type { Db, Trx } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Period } from '../period.ts';
import type { SharedPlaces } from '../sharing/parts-of.ts';

/**
 * What a thing brought its creator: in one period, or in all. Amounts are less the fee; `held` is the
 * part of `amount` that is held until its creator is verified.
 */
export type Earned = { flattrs: number; amount: Micros; held: Micros };

type SumRow = { flattrs: unknown; amount: unknown; held: unknown };

const earnedOf = (row: SumRow): Earned => ({
  flattrs: Number(row.flattrs ?? 0),
  amount: asMicros(row.amount ?? 0),
  held: asMicros(row.held ?? 0),
});

const STATES = ['earned', 'held'];
const HELD = "CASE WHEN state = 'held' THEN amount - fee ELSE 0 END";

/**
 * What a creator earned, held too, thing by thing and period by period: alone, found by the things that
 * are theirs or were, and as a part of what they share with others. `amount` is after the fee.
 */
function earnedBy(db: Db | Trx, creatorId: number) {
  const own = db('things').where({ creator_id: creatorId }).select('id');
  const former = db('former_creators').where({ member_id: creatorId }).select('thing_id');
  const alone = db('thing_periods')
    .where((query) => query.whereIn('thing_id', own).orWhereIn('thing_id', former))
    .whereIn('state', STATES)
    .andWhere({ creator_id: creatorId })
    .select('thing_id', 'period', 'flattrs', {
      amount: db.raw('amount - fee'),
      held: db.raw(HELD),
    });
  const shared = db('thing_parts')
    .join('thing_periods', (join) =>
      join
        .on('thing_periods.period', 'thing_parts.period')
        .andOn('thing_periods.thing_id', 'thing_parts.thing_id'),
    )
    .where({ 'thing_parts.member_id': creatorId })
    .select('thing_parts.thing_id', 'thing_parts.period', 'thing_periods.flattrs', {
      amount: 'thing_parts.amount',
      held: db.raw('0'),
    });
  return db.from(alone.unionAll([shared]).as('earned'));
}

const sums = (db: Db | Trx) =>
  ({
    flattrs: db.raw('SUM(flattrs)'),
    amount: db.raw('SUM(amount)'),
    held: db.raw('SUM(held)'),
  }) as const;

/** What a creator earned in each period from `first` on, by period. */
export async function sumByPeriod(
  db: Db,
  creatorId: number,
  first: Period,
): Promise<Map<Period, Earned>> {
  const rows = await earnedBy(db, creatorId)
    .where('period', '>=', first)
    .groupBy('period')
    .select('period', sums(db));
  return new Map(rows.map((row) => [row.period, earnedOf(row)]));
}

/** The periods in which a creator earned, newest first. */
export function listEarnedPeriods(db: Db, creatorId: number): Promise<Period[]> {
  return earnedBy(db, creatorId).distinct('period').orderBy('period', 'desc').pluck('period');
}

/** What each of some things brought a creator in all its periods, by thing. */
export async function sumByThing(
  db: Db,
  creatorId: number,
  thingIds: readonly number[],
): Promise<Map<number, Earned>> {
  const rows = await earnedBy(db, creatorId)
    .whereIn('thing_id', thingIds)
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
    .where({ period })
    .orderBy('thing_id')
    .select('thing_id', 'flattrs', 'amount', 'held');
  return rows.map((row) => ({ thingId: row.thing_id, ...earnedOf(row) }));
}

/**
 * The ids of the things of others that are shared with a member, the newest first: what a part of
 * theirs brought them, and what is at some places, unless it is hidden.
 */
export async function selectSharedIds(
  db: Db,
  memberId: number,
  { ownerIds, thingIds, siteIds, feedSiteIds }: SharedPlaces,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; ids: number[] }> {
  const offered = db('things')
    .whereIn('creator_id', ownerIds)
    .where({ is_hidden: false })
    .andWhere((place) =>
      place
        .whereIn('id', thingIds)
        .orWhereIn('site_id', siteIds)
        .orWhereIn('feed_site_id', feedSiteIds),
    )
    .select('id');
  const shared = () =>
    db
      .from(
        db('thing_parts')
          .where({ member_id: memberId })
          .select({ id: 'thing_id' })
          .union([offered])
          .as('shared'),
      )
      .join('things', 'things.id', 'shared.id')
      .whereNull('deleted_at')
      .whereRaw('COALESCE(creator_id, 0) <> ?', [memberId]);
  const [row] = await shared().count({ count: '*' });
  const ids = await shared()
    .orderBy('created_at', 'desc')
    .orderBy('things.id', 'desc')
    .offset(offset)
    .limit(limit)
    .pluck('things.id');
  return { total: Number(row?.count ?? 0), ids };
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

/** What is held for a creator, by the site that it came from; null: of sites that nobody has. */
export async function sumHeld(
  db: Db | Trx,
  creatorId: number,
): Promise<{ siteId: number | null; isVerified: boolean; amount: Micros; things: number }[]> {
  const rows = await db('thing_periods')
    .join('things', 'things.id', 'thing_periods.thing_id')
    .where({ 'things.creator_id': creatorId, 'thing_periods.creator_id': creatorId })
    .andWhere({ 'thing_periods.state': 'held' })
    .groupBy('things.site_id', 'things.is_verified')
    .select('things.site_id', 'things.is_verified', {
      amount: db.raw('SUM(thing_periods.amount - thing_periods.fee)'),
      things: db.raw('COUNT(DISTINCT thing_periods.thing_id)'),
    });
  return rows.map((row) => ({
    siteId: row.site_id,
    isVerified: Boolean(row.is_verified),
    amount: asMicros(row.amount),
    things: Number(row.things),
  }));
}

/** What was held for a creator who leaves waits, as on any thing whose creator is not known. */
export async function releaseHeldRows(trx: Trx, creatorId: number): Promise<void> {
  const own = trx('things').where({ creator_id: creatorId }).select('id');
  await trx('thing_periods')
    .whereIn('thing_id', own)
    .andWhere({ state: 'held', creator_id: creatorId })
    .update({ state: 'waiting', creator_id: null, fee: 0 });
}
