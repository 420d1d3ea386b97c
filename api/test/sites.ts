import { openClaim } from '../src/claims/open-claim.ts';
import { weighFindings } from '../src/claims/weigh-findings.ts';
import type { Deps } from '../src/deps.ts';
import { proven } from '../src/proofs/finding.ts';
import type { Method } from '../src/proofs/methods.ts';

/** A member proves that a host, or a feed, is theirs. @returns the id of the claim. */
export async function proveSite(
  deps: Pick<Deps, 'config' | 'db' | 'clock'>,
  { id }: { id: number },
  url: string,
  method: Method = 'dns',
): Promise<number> {
  const { claim } = await openClaim(deps, { memberId: id, url });
  await weighFindings(deps, claim, [{ method, finding: proven('There.') }]);
  return claim.id;
}
