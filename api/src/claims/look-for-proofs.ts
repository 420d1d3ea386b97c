import type { Deps } from '../deps.ts';
import { findMember } from '../members/find-member.ts';
import type { Finding, Proof } from '../proofs/finding.ts';
import { METHODS, type Method, methodsFor } from '../proofs/methods.ts';
import type { Site } from '../sites/site.ts';
import type { Claim } from './claim.ts';
import { selectOwnerMail } from './owner-mail-store.ts';
import { selectClaim } from './store.ts';

export type Found = { method: Method; finding: Finding };

/** The ways in which a claim of a site can be proven here, the strongest first. */
export function methodsOf(site: Pick<Site, 'kind' | 'address'>): Method[] {
  return methodsFor(site);
}

/** Looks at a site in some ways at once. It takes what the site takes, and writes nothing. */
export async function lookForProofs(
  deps: Pick<Deps, 'config' | 'db' | 'clock' | 'log'>,
  { claim, site, methods }: { claim: Claim; site: Site; methods: readonly Method[] },
): Promise<Found[]> {
  const member = await findMember(deps.db, claim.memberId);
  const asked =
    site.kind === 'feed' ? await selectOwnerMail(deps.db, { claim_id: claim.id }) : undefined;
  const proof: Proof = {
    site,
    token: claim.token,
    memberFid: member?.fid ?? '',
    profileUrls: member ? [`${deps.config.publicUrl}/profile/${member.name}`] : [],
    memberLinks: member?.url ? [member.url] : [],
    publicKey: claim.publicKey ?? undefined,
    ownerMail: asked && { addressHash: asked.addressHash, answer: asked.answer },
    async knowToken(token) {
      const other = await selectClaim(deps.db, { token });
      if (!other) return undefined;
      return other.memberId === claim.memberId ? 'expired' : 'another';
    },
  };
  return Promise.all(
    methods.map(async (method) => ({ method, finding: await METHODS[method](deps, proof) })),
  );
}
