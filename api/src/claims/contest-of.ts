import type { Db } from '../db.ts';
import type { Instant } from '../period.ts';
import type { Claim } from './claim.ts';
import { selectContestOfClaim } from './contest-store.ts';

/** The contest that a claim is in: which side it is on, what it said, when it ends by itself. */
export type ContestOf = { isIncumbent: boolean; endsAt: Instant | null; words: string };

/** The open contest that a claim is in, if it is in one. */
export async function contestOf(db: Db, claim: Claim): Promise<ContestOf | undefined> {
  const contest = await selectContestOfClaim(db, claim);
  if (!contest) return undefined;
  const isIncumbent = contest.incumbentClaimId === claim.id;
  const words = isIncumbent ? contest.incumbentWords : contest.words;
  return { isIncumbent, endsAt: contest.endsAt, words };
}
