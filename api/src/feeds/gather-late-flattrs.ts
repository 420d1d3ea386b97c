import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { moveOpenFlattrs } from '../flattrs/move-open-flattrs.ts';
import { findThing } from '../things/find-thing.ts';
import { leadingThings } from '../things/join-things.ts';
import { selectCoveredThings } from './item-store.ts';

const AT_ONCE = 500;

/**
 * A click that was under way while its thing turned out to be an episode may have come in after the
 * others were moved: it is moved now.
 */
export async function gatherLateFlattrs(
  deps: Pick<Deps, 'db' | 'clock'>,
  feedId: number,
): Promise<void> {
  for (let after = 0; ; ) {
    const ids = await selectCoveredThings(deps.db, feedId, { after, limit: AT_ONCE });
    for (const { id: fromId, leadsToId: toId } of await leadingThings(deps.db, ids)) {
      await inTransaction(deps.db, async (trx) => {
        const to = await findThing(trx, { id: toId });
        if (to?.id !== toId) return;
        await moveOpenFlattrs(trx, deps, { fromId, toId, creatorId: to.creatorId });
      });
    }
    if (ids.length < AT_ONCE) return;
    after = ids.at(-1)!;
  }
}
