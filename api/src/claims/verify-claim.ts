import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { confirmHome } from '../feeds/confirm-home.ts';
import { findFeedOfSite } from '../feeds/find-feed.ts';
import type { Method } from '../proofs/methods.ts';
import { setOwner } from '../sites/set-owner.ts';
import type { Site } from '../sites/site.ts';
import type { Claim } from './claim.ts';
import { heldUntil } from './mail-hold.ts';
import { noteEvent } from './note-event.ts';
import { settleThings } from './settle-things.ts';
import { updateClaim } from './store.ts';

const MONTH_MS = 30 * 86_400_000;

/** So many looks of 500 things each are one transaction, some seconds; the rest follows in a minute. */
const PARTS_AT_ONCE = 4;

/**
 * Makes a claim the one that earns on its site: the site is the member's, its things are theirs, and
 * what waits or is held on them becomes their earnings, all in the caller's transaction, which holds
 * the site and the claim.
 * @param input.detail what proved it, for the log.
 * @param input.methods the ways in which it was just proven: what weak ones alone have proven is held.
 */
export async function verifyClaim(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  {
    claim,
    site,
    detail,
    methods = [],
  }: { claim: Claim; site: Site; detail: string; methods?: readonly Method[] },
): Promise<void> {
  const now = deps.clock.now();
  const { id: claimId, memberId } = claim;
  const until = heldUntil(methods, now);
  await updateClaim(trx, claimId, {
    state: 'verified',
    verifiedAt: now,
    recheckAt: until ?? now + MONTH_MS,
    misses: 0,
  });
  await setOwner(trx, deps, site.id, { claimId, ownerId: memberId, isHeld: until !== null });
  await noteEvent(trx, deps, { siteId: site.id, memberId, event: 'verified', detail });
  const feed = site.kind === 'feed' ? await findFeedOfSite(trx, site.id) : undefined;
  if (feed) await confirmHome(trx, deps, feed.id);

  let after: number | null = 0;
  for (let part = 0; part < PARTS_AT_ONCE && after !== null; part += 1) {
    after = await settleThings(trx, deps, { ...site, claimId, isHeld: until !== null }, after);
  }
}
