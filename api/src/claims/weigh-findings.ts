import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { STRENGTH_OF } from '../proofs/methods.ts';
import { holdSite } from '../sites/find-site.ts';
import { setOwner } from '../sites/set-owner.ts';
import type { Site } from '../sites/site.ts';
import type { Claim } from './claim.ts';
import { contestSite } from './contest-site.ts';
import type { Found } from './look-for-proofs.ts';
import { liftMailHold } from './mail-hold.ts';
import { noteEvent } from './note-event.ts';
import { saveProof, selectClaim, selectProofs, updateClaim } from './store.ts';
import { verifyClaim } from './verify-claim.ts';

/** What proves a claim: how strong the strongest is, 0 for nothing. */
export async function strengthOf(trx: Trx, claimId: number): Promise<number> {
  const proofs = (await selectProofs(trx, claimId)).filter(({ isProven }) => isProven);
  return Math.max(0, ...proofs.map(({ method }) => STRENGTH_OF[method]));
}

/**
 * Writes down what a look found and what follows from it, in one transaction. A site that is nobody's
 * becomes the member's, with its money; of one that is another's, a stronger proof opens a contest. A
 * look for a claim that has ended or changed meanwhile counts for nothing.
 * @param looked the claim as it was looked for.
 */
export function weighFindings(
  deps: Pick<Deps, 'config' | 'db' | 'clock'>,
  looked: Claim,
  found: readonly Found[],
): Promise<void> {
  return inTransaction(deps.db, async (trx) => {
    const site = await holdSite(trx, looked.siteId);
    const claim = await selectClaim(trx, { id: looked.id }, { forUpdate: true });
    if (!site || !claim || claim.endedAt !== null) return;
    if (claim.token !== looked.token || claim.publicKey !== looked.publicKey) return;
    const now = deps.clock.now();
    if (claim.state === 'open' && claim.tokenExpiresAt <= now) return;
    for (const { method, finding } of found) {
      await saveProof(trx, { claimId: claim.id, method }, { finding, at: now });
    }
    const proven = found.filter(({ finding }) => finding.isProven).map(({ method }) => method);
    if (proven.length === 0) return;
    const detail = proven.join(', ');
    if (claim.state === 'open') await answerOpen(trx, deps, { claim, site, proven: found, detail });
    if (claim.state === 'verified') {
      await updateClaim(trx, claim.id, { misses: 0 });
      if (site.isHeld) await liftMailHold(trx, deps, { claim, site });
    }
    if (claim.state === 'suspended') await restore(trx, deps, { claim, site, detail });
  });
}

async function answerOpen(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  {
    claim,
    site,
    proven,
    detail,
  }: { claim: Claim; site: Site; proven: readonly Found[]; detail: string },
): Promise<void> {
  if (site.claimId === null) {
    const methods = proven.filter(({ finding }) => finding.isProven).map(({ method }) => method);
    return verifyClaim(trx, deps, { claim, site, detail, methods });
  }
  const incumbent = (await selectClaim(trx, { id: site.claimId }, { forUpdate: true }))!;
  if (incumbent.memberId === claim.memberId) return;
  const theirs = incumbent.state === 'suspended' ? 0 : await strengthOf(trx, incumbent.id);
  const strengths = proven
    .filter(({ finding }) => finding.isProven)
    .map(({ method }) => STRENGTH_OF[method]);
  if (Math.max(...strengths) > theirs) {
    await contestSite(trx, deps, { site, incumbent, challenger: claim, detail });
  }
}

async function restore(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  { claim, site, detail }: { claim: Claim; site: Site; detail: string },
): Promise<void> {
  const { id: claimId, memberId } = claim;
  await updateClaim(trx, claimId, { state: 'verified', misses: 0 });
  await setOwner(trx, deps, site.id, { claimId, ownerId: memberId, isHeld: false });
  await noteEvent(trx, deps, { siteId: site.id, memberId, event: 'restored', detail });
}
