import type { Db } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';

/** What waits or is held on things, and by whose flattrs. */
export async function selectWaitingOn(
  db: Db,
  thingIds: readonly number[],
): Promise<{ waiting: Micros; flattrs: number; supporterIds: number[] }> {
  if (thingIds.length === 0) return { waiting: 0, flattrs: 0, supporterIds: [] };
  const [sum] = await db('thing_periods')
    .whereIn('thing_id', [...thingIds])
    .whereIn('state', ['waiting', 'held'])
    .sum({ waiting: 'amount' });
  const rows: { supporter_id: number; flattrs: number }[] = await db('thing_periods')
    .join('flattrs', (join) =>
      join
        .on('flattrs.thing_id', 'thing_periods.thing_id')
        .andOn('flattrs.period', 'thing_periods.period'),
    )
    .whereIn('thing_periods.thing_id', [...thingIds])
    .whereIn('thing_periods.state', ['waiting', 'held'])
    .groupBy('flattrs.supporter_id')
    .select('flattrs.supporter_id')
    .count({ flattrs: '*' });
  return {
    waiting: asMicros(sum?.waiting ?? 0),
    flattrs: rows.reduce((total, row) => total + Number(row.flattrs), 0),
    supporterIds: rows.map((row) => row.supporter_id),
  };
}
