import type { Claim } from '../claims/claim.ts';
import { claimView } from '../claims/claim-view.ts';
import type { SiteFacts } from '../claims/look-up-site.ts';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { formatMicros } from '../money.ts';
import { tokenLine } from '../proofs/token.ts';
import { miniUser } from './present-user.ts';
import { unixSeconds } from './unix-seconds.ts';

/** A claim as its member sees it. */
export async function presentClaim(deps: Pick<Deps, 'db' | 'config'>, of: Claim) {
  const { claim, methods, money, proofs, site } = await claimView(deps, of);
  const { publicUrl } = deps.config;
  return {
    type: 'claim',
    resource: `${publicUrl}/rest/v2/claims/${claim.id}`,
    link: `${publicUrl}/claims/${claim.id}`,
    id: claim.id,
    site: { kind: site.kind, address: site.address },
    state: claim.state,
    token: claim.token,
    token_line: tokenLine(claim.token),
    token_expires_at: unixSeconds(claim.tokenExpiresAt),
    ...(claim.verifiedAt === null ? {} : { verified_at: unixSeconds(claim.verifiedAt) }),
    methods: methods.map(({ method }) => method),
    proofs: proofs.map(({ checkedAt, details, isProven, method, reason }) => ({
      method,
      ok: isProven,
      checked_at: unixSeconds(checkedAt),
      ...(reason === null ? {} : { reason }),
      message: details.message,
    })),
    ...(money ? { waiting: formatMicros(money.waiting) } : {}),
  };
}

/** A site as everybody sees it. */
export function presentSite(config: Config, { address, kind, money, owner, state }: SiteFacts) {
  return {
    type: 'site',
    kind,
    address,
    state,
    ...(owner ? { owner: miniUser(config, owner) } : {}),
    ...(money ? { flattrs: money.flattrs, waiting: formatMicros(money.waiting) } : {}),
    currency: config.currency,
    link: `${config.publicUrl}/sites?url=${encodeURIComponent(address)}`,
  };
}
