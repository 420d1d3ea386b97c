import type { Db, Trx } from '../db.ts';
import { selectShown } from './name-store.ts';
import { type Pair, pairKey } from './pair.ts';

/**
 * Whether a supporter's name may stand beside a flattr of theirs, asked for many at once: by what they
 * said of the thing, else by their setting. Nobody's name does who has left.
 */
export async function shownNames(
  db: Db | Trx,
  pairs: readonly Pair[],
): Promise<(pair: Pair) => boolean> {
  const shown = await selectShown(db, pairs);
  return ({ supporterId, thingId }) => shown.has(pairKey(supporterId, thingId));
}
