import type { ClaimProof } from '../claims/claim.ts';
import { findProofs } from '../claims/find-claims.ts';
import { findLog } from '../claims/find-log.ts';
import type { Deps } from '../deps.ts';
import { findMembers } from '../members/find-member.ts';
import {
  type ListedClaim,
  selectClaims,
  selectClaimsById,
  selectContest,
  selectContests,
  sumHeld,
} from './claim-store.ts';

export const CLAIMS_A_PAGE = 50;

/** Contests that wait, those decided, and a page of the claims. */
export async function claimQueue(
  { db }: Deps,
  { text, state, page }: { text: string; state: string; page: number },
) {
  const claims = await selectClaims(db, {
    text,
    state,
    limit: CLAIMS_A_PAGE + 1,
    offset: (page - 1) * CLAIMS_A_PAGE,
  });
  const open = await selectContests(db, true);
  const decided = await selectContests(db, false);
  return {
    open,
    decided,
    claims: claims.slice(0, CLAIMS_A_PAGE),
    hasOlder: claims.length > CLAIMS_A_PAGE,
    members: await findMembers(db, [
      ...claims.map(({ memberId }) => memberId),
      ...[...open, ...decided].map(({ challengerId }) => challengerId),
    ]),
    text,
    state,
    page,
  };
}

export type ClaimQueue = Awaited<ReturnType<typeof claimQueue>>;

/** One claim with what was found for it and the log of its site. */
export async function claimFacts({ db }: Deps, id: number) {
  const claim = (await selectClaimsById(db, [id])).get(id);
  if (!claim) return undefined;
  const log = await findLog(db, claim.siteId);
  return {
    claim,
    proofs: await findProofs(db, id),
    log,
    members: await findMembers(db, [claim.memberId, ...log.map(({ memberId }) => memberId)]),
  };
}

export type ClaimFacts = NonNullable<Awaited<ReturnType<typeof claimFacts>>>;

/** What one side of a contest has to show. */
export type Side = { memberId: number; claim: ListedClaim | undefined; proofs: ClaimProof[] };

/** One contest with both sides' evidence, what is held for it, and the log of the site. */
export async function contestFacts({ db }: Deps, id: number) {
  const contest = await selectContest(db, id);
  if (!contest) return undefined;
  const { incumbentClaimId, challengerClaimId, challengerId, siteId } = contest;
  const claims = await selectClaimsById(db, [incumbentClaimId, challengerClaimId ?? 0]);
  const side = async (claimId: number | null, memberId: number): Promise<Side> => ({
    memberId,
    claim: claims.get(claimId ?? 0),
    proofs: claimId === null ? [] : await findProofs(db, claimId),
  });
  const incumbent = await side(incumbentClaimId, claims.get(incumbentClaimId)!.memberId);
  const challenger = await side(challengerClaimId, challengerId);
  const log = await findLog(db, siteId);
  return {
    contest,
    incumbent,
    challenger,
    log,
    held: await sumHeld(db, siteId),
    members: await findMembers(db, [
      incumbent.memberId,
      challenger.memberId,
      ...log.map(({ memberId }) => memberId),
    ]),
  };
}

export type ContestFacts = NonNullable<Awaited<ReturnType<typeof contestFacts>>>;
