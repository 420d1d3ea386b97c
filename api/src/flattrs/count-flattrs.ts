import type { Db, Trx } from '../db.ts';
import type { Period } from '../period.ts';

/** How many things a supporter has flattred in a period. */
export async function countFlattrs(
  db: Db | Trx,
  supporterId: number,
  period: Period,
): Promise<number> {
  const row = await db('flattrs')
    .where({ period, supporter_id: supporterId })
    .count({ count: '*' })
    .first();
  return Number(row?.count ?? 0);
}
