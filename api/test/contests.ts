import type { Deps } from '../src/deps.ts';
import { hashSecret } from '../src/secrets.ts';

/**
 * A site of one member that another one claims with a stronger proof: the rows that a contest leaves.
 * @returns the id of the contest.
 */
export async function aContest(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { incumbent, challenger }: { incumbent: { id: number }; challenger: { id: number } },
): Promise<number> {
  const now = clock.now();
  const address = 'contested.example';
  const [siteId = 0] = await db('sites').insert({
    kind: 'host',
    address,
    address_hash: hashSecret(address),
    created_at: now,
    is_held: true,
  });
  const claims: number[] = [];
  for (const [memberId, state, method, message] of [
    [incumbent.id, 'contested', 'file', 'The file is in place.'],
    [challenger.id, 'open', 'dns', 'The record is in place.'],
  ] as const) {
    const [claimId = 0] = await db('claims').insert({
      site_id: siteId,
      member_id: memberId,
      state,
      live_key: `${siteId}/${memberId}`,
      token: `token-${memberId}`,
      token_expires_at: now,
      created_at: now,
      verified_at: state === 'contested' ? now : null,
    });
    await db('claim_proofs').insert({
      claim_id: claimId,
      method,
      checked_at: now,
      ok: true,
      proven_at: now,
      finding: JSON.stringify({ message, seen: [{ where: address, what: 'the token' }] }),
    });
    claims.push(claimId);
  }
  await db('sites').where({ id: siteId }).update({ claim_id: claims[0]!, owner_id: incumbent.id });
  await db('claim_log').insert({
    site_id: siteId,
    at: now,
    event: 'contested',
    member_id: challenger.id,
    detail: 'dns',
  });
  const [contestId = 0] = await db('contests').insert({
    site_id: siteId,
    kind: 'claim',
    open_key: `${siteId}`,
    incumbent_claim_id: claims[0]!,
    challenger_claim_id: claims[1]!,
    challenger_id: challenger.id,
    opened_at: now,
    ends_at: now + 10 * 86_400_000,
  });
  return contestId;
}
