import { openClaim } from '../src/claims/open-claim.ts';
import { weighFindings } from '../src/claims/weigh-findings.ts';
import type { Deps } from '../src/deps.ts';
import { proven } from '../src/proofs/finding.ts';
import type { Method } from '../src/proofs/methods.ts';

/**
 * A site that one member has by a file, and that another one claims by the DNS, which is stronger.
 * @returns the id of the contest.
 */
export async function aContest(
  deps: Pick<Deps, 'config' | 'db' | 'clock'>,
  {
    incumbent,
    challenger,
    url = 'https://contested.example/',
  }: { incumbent: { id: number }; challenger: { id: number }; url?: string },
): Promise<number> {
  const claims: [{ id: number }, Method, string][] = [
    [incumbent, 'file', 'The file is in place.'],
    [challenger, 'dns', 'The record is in place.'],
  ];
  for (const [{ id: memberId }, method, message] of claims) {
    const { claim } = await openClaim(deps, { memberId, url });
    const seen = [{ where: new URL(url).host, what: 'the token' }];
    await weighFindings(deps, claim, [{ method, finding: proven(message, seen) }]);
  }
  return (await deps.db('contests').max({ id: 'id' }).first())!.id;
}
