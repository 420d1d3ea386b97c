import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { Instant } from '../period.ts';
import { HOLD_DAYS_OF, type Method } from '../proofs/methods.ts';
import { setOwner } from '../sites/set-owner.ts';
import type { Site } from '../sites/site.ts';
import type { Claim } from './claim.ts';
import { noteEvent } from './note-event.ts';
import { selectProofs } from './store.ts';

const DAY_MS = 86_400_000;

/** Until when what these ways alone have proven is held; null: it is not. */
export function heldUntil(methods: readonly Method[], since: Instant): Instant | null {
  const days = methods.map((method) => HOLD_DAYS_OF[method] ?? 0);
  const least = Math.min(...days);
  return days.length > 0 && least > 0 ? since + least * DAY_MS : null;
}

/**
 * Lets go of what a weak proof holds, when its days are over or a better proof has come. What was held on
 * the site's things follows by a job (`settle-sites.ts`). The caller holds the site and the claim.
 */
export async function liftMailHold(
  trx: Trx,
  deps: Pick<Deps, 'clock'>,
  { claim, site }: { claim: Claim; site: Site },
): Promise<void> {
  const proven = (await selectProofs(trx, claim.id)).filter(({ isProven }) => isProven);
  const until = heldUntil(
    proven.map(({ method }) => method),
    claim.verifiedAt!,
  );
  if (proven.length === 0 || (until !== null && until > deps.clock.now())) return;
  const { id: claimId, memberId } = claim;
  await setOwner(trx, deps, site.id, { claimId, ownerId: memberId, isHeld: false });
  await noteEvent(trx, deps, { siteId: site.id, memberId, event: 'released' });
}
