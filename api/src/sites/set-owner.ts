import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { updateOwner } from './store.ts';

/** A moment in which things that are being created at this very instant have come to be. */
const SETTLED_AFTER = 30_000;

/**
 * Writes down whose a site is from now on; null: nobody's. Its things are looked through again soon
 * (`claims/settle-sites.ts`), so that none is forgotten that is created at this moment.
 * @param owner.isHeld whether what its things receive is held for the owner.
 */
export async function setOwner(
  trx: Trx,
  { clock }: Pick<Deps, 'clock'>,
  siteId: number,
  owner: { claimId: number; ownerId: number; isHeld: boolean } | null,
): Promise<void> {
  await updateOwner(trx, siteId, {
    claimId: owner?.claimId ?? null,
    ownerId: owner?.ownerId ?? null,
    isHeld: owner?.isHeld ?? false,
    settleAt: clock.now() + SETTLED_AFTER,
  });
}
