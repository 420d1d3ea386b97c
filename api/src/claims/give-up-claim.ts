import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { fieldError } from '../errors.ts';
import { holdSite } from '../sites/find-site.ts';
import { setOwner } from '../sites/set-owner.ts';
import { decideContest } from './decide-contest.ts';
import { findClaim, findClaimsOf } from './find-claims.ts';
import { noteEvent } from './note-event.ts';
import { endClaim, selectClaim } from './store.ts';
import { tellWinner } from './tell-sides.ts';

type GiveUpDeps = Pick<Deps, 'config' | 'clock'>;

/**
 * A member gives a claim up. What they earned stays theirs; what the site's things receive from now on
 * waits, or is held for who registered them. A contest about it is decided for the other side.
 * @throws DomainError `not_found` when it is not theirs, `validation` when it is over.
 */
export async function giveUpClaim(
  deps: GiveUpDeps & Pick<Deps, 'db'>,
  { memberId, claimId }: { memberId: number; claimId: number },
): Promise<void> {
  const { endedAt } = await findClaim(deps.db, { memberId, claimId });
  if (endedAt !== null) throw fieldError('claim', 'This claim is over already.');
  await inTransaction(deps.db, (trx) => giveUp(trx, deps, claimId));
}

/** All claims of a member who leaves end. */
export async function giveUpClaimsOf(trx: Trx, deps: GiveUpDeps, memberId: number): Promise<void> {
  for (const { id, endedAt } of await findClaimsOf(trx, memberId)) {
    if (endedAt === null) await giveUp(trx, deps, id);
  }
}

async function giveUp(trx: Trx, deps: GiveUpDeps, claimId: number): Promise<void> {
  const before = (await selectClaim(trx, { id: claimId }))!;
  const site = (await holdSite(trx, before.siteId))!;
  const claim = (await selectClaim(trx, { id: claimId }, { forUpdate: true }))!;
  if (claim.endedAt !== null) return;
  const { siteId, memberId } = claim;
  await noteEvent(trx, deps, { siteId, memberId, event: 'given_up' });
  if (claim.state === 'contested') {
    const outcome = site.claimId === claimId ? 'challenger' : 'incumbent';
    const reason = 'The other side gave up.';
    await tellWinner(
      trx,
      deps,
      await decideContest(trx, deps, { siteId, outcome, reason }),
      reason,
    );
    return;
  }
  await endClaim(trx, claimId, { state: 'expired', reason: 'given_up', at: deps.clock.now() });
  if (site.claimId === claimId) await setOwner(trx, deps, siteId, null);
}
