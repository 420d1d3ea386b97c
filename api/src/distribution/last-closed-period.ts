import type { Deps } from '../deps.ts';
import type { Period } from '../period.ts';
import { findLastClosed } from './store.ts';

/** The latest period that is closed, if any is. */
export function lastClosedPeriod({ db }: Pick<Deps, 'db'>): Promise<Period | undefined> {
  return findLastClosed(db);
}
