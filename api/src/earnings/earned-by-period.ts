import type { Deps } from '../deps.ts';
import type { Period } from '../period.ts';
import { type Earned, sumByPeriod } from './store.ts';

/** What a creator earned in each period in which they earned, the newest first, after the fee. */
export async function earnedByPeriod(
  { db }: Pick<Deps, 'db'>,
  { memberId }: { memberId: number },
): Promise<(Earned & { period: Period })[]> {
  const byPeriod = await sumByPeriod(db, memberId, '');
  return [...byPeriod]
    .map(([period, earned]) => ({ period, ...earned }))
    .sort((one, other) => (one.period < other.period ? 1 : -1));
}
