import type { Deps } from '../deps.ts';
import { findMember } from '../members/find-member.ts';
import { type Instructions, instructionsFor } from '../proofs/instructions.ts';
import type { Method } from '../proofs/methods.ts';
import { findSite } from '../sites/find-site.ts';
import type { Site } from '../sites/site.ts';
import type { Claim, ClaimProof } from './claim.ts';
import { methodsOf } from './look-for-proofs.ts';
import { type SiteMoney, siteMoney } from './site-money.ts';
import { selectProofs } from './store.ts';

/** All that the member of a claim needs to know: what to do, what was found, what waits. */
export type ClaimView = {
  claim: Claim;
  site: Site;
  methods: { method: Method; instructions: Instructions }[];
  proofs: ClaimProof[];
  /** Undefined where fewer than five supporters are behind it. */
  money: SiteMoney | undefined;
};

export async function claimView(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  claim: Claim,
): Promise<ClaimView> {
  const site = (await findSite(db, claim.siteId))!;
  const member = await findMember(db, claim.memberId);
  const { publicUrl } = config;
  const input = {
    ...{ site, token: claim.token, publicUrl },
    member: { name: member?.name ?? '', fid: member?.fid ?? '' },
  };
  return {
    claim,
    site,
    methods: methodsOf(site).map((method) => ({
      method,
      instructions: instructionsFor(method, input),
    })),
    proofs: await selectProofs(db, claim.id),
    money: await siteMoney(db, site),
  };
}
