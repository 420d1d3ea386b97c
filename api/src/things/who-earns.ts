import type { Db, Trx } from '../db.ts';
import { findMembersByFid } from '../members/find-member.ts';
import { ownersOf } from '../sites/owners-of.ts';

/** What is known of a thing, as far as it says who earns on it. */
export type Candidate = {
  url: string;
  /** Whom a link or a member has named; null: nobody. */
  creatorId: number | null;
  /** Whether its creator registered or edited it by hand. */
  isRegistered: boolean;
  /** The site that has decided who earns until now. */
  siteId: number | null;
  /** The feed that it is an item of, if it may be claimed with the feed. */
  feedSiteId: number | null;
  /** Its page's own `flattr:id` mark; empty when it has none or was not read. */
  pageFid: string;
  /** Whom an operator has named. */
  ruledCreatorId: number | null;
};

/** Who earns on a thing, by which site, and whether they are verified: else it is held for them. */
export type Earner = { creatorId: number | null; siteId: number | null; isVerified: boolean };

/**
 * THE RULE of who earns on a thing.
 *
 * 1. Whom an operator has named after a contest.
 * 2. On a site with a verified creator: the member whom the page's own `flattr:id` mark names, since
 *    who writes the page is let in by its owner; without such a mark the site's creator. While a
 *    contest is open or the proofs are gone they earn too, but it is held.
 * 3. Elsewhere whoever registered the thing or was named at its first click; they are not verified,
 *    so what it receives is held for them until they show that the site is theirs.
 *
 * What a site gave to its creator goes when the site does.
 * @returns in the order of the candidates.
 */
export async function whoEarns(db: Db | Trx, candidates: readonly Candidate[]): Promise<Earner[]> {
  const sites = await ownersOf(db, candidates);
  const fids = candidates.flatMap(({ pageFid }) => (pageFid ? [pageFid] : []));
  const marked = await findMembersByFid(db, fids);

  return candidates.map((candidate, at) => {
    const { creatorId, isRegistered, pageFid, ruledCreatorId, siteId } = candidate;
    if (ruledCreatorId !== null) {
      return { creatorId: ruledCreatorId, siteId: sites[at]?.id ?? null, isVerified: true };
    }
    const site = sites[at];
    const markedId = marked.get(pageFid)?.id ?? null;
    if (site) {
      return { creatorId: markedId ?? site.ownerId, siteId: site.id, isVerified: !site.isHeld };
    }
    const wasGiven = siteId !== null && !isRegistered;
    return { creatorId: wasGiven ? markedId : creatorId, siteId: null, isVerified: false };
  });
}
