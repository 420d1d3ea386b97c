import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { holdSite } from '../sites/find-site.ts';
import { setOwner } from '../sites/set-owner.ts';
import type { Claim } from './claim.ts';
import { decideContest } from './decide-contest.ts';
import { noteEvent } from './note-event.ts';
import { endClaim, selectClaim } from './store.ts';
import { tellWinner } from './tell-sides.ts';

/**
 * Ends a claim because an operator found it to be wrong, in the transaction of their decision. What the
 * member earned by it before stays; what the site's things receive from now on waits, or is held for
 * who registered them. A contest about it is decided for the other side, who is told by mail.
 * @returns the claim as it was.
 * @throws DomainError `not_found`, or `validation` when the claim is over.
 */
export async function rejectClaim(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  { claimId, reason }: { claimId: number; reason: string },
): Promise<Claim> {
  const before = await selectClaim(trx, { id: claimId });
  if (!before) throw new DomainError('not_found', 'There is no such claim.');
  const { siteId, memberId } = before;
  const site = (await holdSite(trx, siteId))!;
  const claim = (await selectClaim(trx, { id: claimId }, { forUpdate: true }))!;
  if (claim.endedAt !== null) throw new DomainError('validation', 'This claim is over already.');
  if (claim.state === 'contested') {
    const outcome = site.claimId === claimId ? 'challenger' : 'incumbent';
    const decided = await decideContest(trx, deps, { siteId, outcome, reason });
    await tellWinner(trx, deps, decided, 'The claim of the other side was rejected.');
    return claim;
  }
  await noteEvent(trx, deps, { siteId, memberId, event: 'rejected', detail: 'operator' });
  await endClaim(trx, claimId, { state: 'rejected', reason: 'operator', at: deps.clock.now() });
  if (site.claimId === claimId) await setOwner(trx, deps, siteId, null);
  return claim;
}
