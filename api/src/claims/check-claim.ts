import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { findSite } from '../sites/find-site.ts';
import { countAttempt } from '../throttle/count-attempt.ts';
import { findClaim } from './find-claims.ts';
import { lookForProofs, methodsOf } from './look-for-proofs.ts';
import { weighFindings } from './weigh-findings.ts';

/**
 * Looks now for what proves a member's claim, in one way or in all, and lets follow what follows. It
 * takes as long as the site takes, at most about twenty seconds.
 * @throws DomainError `not_found` when it is not a claim of theirs; `validation` on `method`, or when
 *   the claim is over; `rate_limit_exceeded`.
 */
export async function checkClaim(
  deps: Pick<Deps, 'config' | 'db' | 'clock' | 'log'>,
  { memberId, claimId, method }: { memberId: number; claimId: number; method?: string | undefined },
): Promise<void> {
  const claim = await findClaim(deps.db, { memberId, claimId });
  const site = (await findSite(deps.db, claim.siteId))!;
  const isOver = claim.state === 'open' && claim.tokenExpiresAt <= deps.clock.now();
  if (claim.endedAt !== null || isOver) {
    throw new DomainError('validation', 'This claim is over. Claim the site again.');
  }
  const methods = methodsOf(site);
  const asked = method ? methods.filter((one) => one === method) : methods;
  if (asked.length === 0) throw fieldError('method', `Use one of ${methods.join(', ')}.`);
  await countAttempt(deps, [
    { kind: 'check_claim', subject: String(claimId), max: 20, minutes: 10 },
    { kind: 'check_claims', subject: String(memberId), max: 100, minutes: 60 },
  ]);
  await weighFindings(deps, claim, await lookForProofs(deps, { claim, site, methods: asked }));
}
