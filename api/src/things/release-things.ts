import type { Trx } from '../db.ts';
import { removeCreator } from './store.ts';

/**
 * The things of a creator who leaves stay, and belong to nobody: what they receive waits, as on any
 * thing whose creator is not known, and returns to its supporters after a time.
 */
export function releaseThings(trx: Trx, creatorId: number): Promise<void> {
  return removeCreator(trx, creatorId);
}
