import type { Trx } from '../db.ts';
import { assignCreators, type Reassigned } from './assign-creators.ts';
import { updateRuledCreator } from './earner-store.ts';

/**
 * An operator has found whose things are: whoever has the site, they are that member's from now on. What
 * waits or is held on them is to be swept, as after `assignCreators`.
 */
export async function ruleCreator(
  trx: Trx,
  thingIds: readonly number[],
  creatorId: number,
): Promise<Reassigned[]> {
  await updateRuledCreator(trx, thingIds, creatorId);
  return assignCreators(trx, thingIds);
}
