import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';

/** When each of some things was flattred last; those that never were are left out. */
export async function lastFlattrs(
  db: Db | Trx,
  thingIds: readonly number[],
): Promise<Map<number, Instant>> {
  if (thingIds.length === 0) return new Map();
  const rows: { thing_id: number; last: unknown }[] = await db('flattrs')
    .whereIn('thing_id', [...thingIds])
    .groupBy('thing_id')
    .select('thing_id', db.raw('MAX(created_at) AS last'));
  return new Map(rows.map((row) => [row.thing_id, Number(row.last)]));
}
