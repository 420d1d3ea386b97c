import { openClaim } from '../src/claims/open-claim.ts';
import { weighFindings } from '../src/claims/weigh-findings.ts';
import type { Deps } from '../src/deps.ts';
import { proven } from '../src/proofs/finding.ts';

/** Makes a host, or a feed, a member's, who has proven it. @returns the id of the claim. */
export async function proveSite(
  deps: Pick<Deps, 'config' | 'db' | 'clock'>,
  { id }: { id: number },
  url: string,
): Promise<number> {
  const { claim } = await openClaim(deps, { memberId: id, url });
  await weighFindings(deps, claim, [{ method: 'dns', finding: proven('There.') }]);
  return claim.id;
}
