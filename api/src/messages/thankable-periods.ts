import type { Db, Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { addMonths, type Period, periodOf } from '../period.ts';
import { countSupporters, selectEarnedPeriods, selectThankedPeriods } from './store.ts';

const MONTHS = 12;

/**
 * The periods of the last twelve months in which a creator earned and has not thanked yet, the newest
 * first. What is held for them does not count: it may turn out to be somebody else's.
 */
export async function thankablePeriods(
  db: Db | Trx,
  { clock }: Pick<Deps, 'clock'>,
  creatorId: number,
): Promise<Period[]> {
  const first = addMonths(periodOf(clock.now()), -MONTHS);
  const [earned, thanked] = await Promise.all([
    selectEarnedPeriods(db, creatorId, first),
    selectThankedPeriods(db, creatorId),
  ]);
  return earned.filter((period) => !thanked.includes(period));
}

/** To how many supporters thanks for a period would go; undefined when they cannot be sent (any more). */
export async function supportersToThank(
  deps: Pick<Deps, 'clock' | 'db'>,
  { creatorId, period }: { creatorId: number; period: Period },
): Promise<number | undefined> {
  const isThankable = (await thankablePeriods(deps.db, deps, creatorId)).includes(period);
  return isThankable ? countSupporters(deps.db, creatorId, period) : undefined;
}
