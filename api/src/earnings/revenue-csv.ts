import type { Deps } from '../deps.ts';
import { formatMicros } from '../money.ts';
import type { Period } from '../period.ts';
import { findThings } from '../things/find-thing.ts';
import { csvText } from '../web/csv.ts';
import { countUpTo, listEarnedIn } from './store.ts';

const HEADER = 'period;id;flattr url;url;title;clicks;revenue;clicks total';

/**
 * What a creator's things brought in a period, as the file that the old Flattr offered and tools were
 * written for: semicolons, decimal comma, UTF-8. `revenue` is what came to the earnings, exact to six
 * decimals; `clicks total` counts all flattrs up to the end of the period.
 */
export async function revenueCsv(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  { memberId, period }: { memberId: number; period: Period },
): Promise<string> {
  const earned = await listEarnedIn(db, memberId, period);
  const ids = earned.map(({ thingId }) => thingId);
  const [things, totals] = await Promise.all([findThings(db, ids), countUpTo(db, ids, period)]);
  const lines = earned.map(({ thingId, flattrs, amount }) => {
    const thing = things.get(thingId);
    return [
      period,
      thingId,
      csvText(`${config.publicUrl}/thing/${thingId}`),
      csvText(thing?.url ?? ''),
      csvText(thing?.title ?? ''),
      flattrs,
      formatMicros(amount).replace('.', ','),
      totals.get(thingId) ?? flattrs,
    ].join(';');
  });
  return [HEADER, ...lines, ''].join('\n');
}
