import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { noteEvent } from './note-event.ts';
import { endClaim, selectClaim, selectExpired } from './store.ts';

/** Ends open claims whose seven days are over. A job: safe to run at any time. */
export async function expireClaims(deps: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const now = deps.clock.now();
  for (const { id } of await selectExpired(deps.db, now, 500)) {
    await inTransaction(deps.db, async (trx) => {
      const claim = await selectClaim(trx, { id }, { forUpdate: true });
      if (claim?.state !== 'open' || claim.tokenExpiresAt > now) return;
      await endClaim(trx, id, { state: 'expired', reason: 'token_expired', at: now });
      const { siteId, memberId } = claim;
      await noteEvent(trx, deps, { siteId, memberId, event: 'expired' });
    });
  }
}
