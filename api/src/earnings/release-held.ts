import type { Trx } from '../db.ts';
import { releaseHeldRows } from './store.ts';

/**
 * What was held for a creator who leaves waits again, for whoever shows that the site is theirs, and
 * returns to its supporters after a time. To be called while their things are still theirs.
 */
export function releaseHeld(trx: Trx, creatorId: number): Promise<void> {
  return releaseHeldRows(trx, creatorId);
}
