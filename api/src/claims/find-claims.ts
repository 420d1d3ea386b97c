import type { Db, Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import type { Claim, ClaimProof } from './claim.ts';
import { selectClaim, selectClaimsOf, selectProofs } from './store.ts';

/**
 * A claim of a member.
 * @throws DomainError `not_found` when there is none, or it is another's.
 */
export async function findClaim(
  db: Db | Trx,
  { memberId, claimId }: { memberId: number; claimId: number },
): Promise<Claim> {
  const claim = await selectClaim(db, { id: claimId });
  if (claim?.memberId !== memberId) throw new DomainError('not_found', 'No claim was found');
  return claim;
}

/** All claims of a member, those that ended too, newest first. */
export function findClaimsOf(db: Db | Trx, memberId: number): Promise<Claim[]> {
  return selectClaimsOf(db, memberId);
}

/** What the last look by each method found for a claim. */
export function findProofs(db: Db | Trx, claimId: number): Promise<ClaimProof[]> {
  return selectProofs(db, claimId);
}
