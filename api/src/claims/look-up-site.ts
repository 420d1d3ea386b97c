import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { findFeedByUrl } from '../feeds/find-feed.ts';
import { findMember } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { hasManyOwners } from '../proofs/many-owners.ts';
import { findSite, findSiteAt } from '../sites/find-site.ts';
import { ownersOf } from '../sites/owners-of.ts';
import type { SiteKind } from '../sites/site.ts';
import { hostOfSite, parseSiteAddress } from '../sites/site-address.ts';
import { canonicalUrl } from '../things/canonical-url.ts';
import { type SiteMoney, siteMoney } from './site-money.ts';
import { selectOwnerState } from './store.ts';

/** What everybody may know of the site of an address. */
export type SiteFacts = {
  kind: SiteKind;
  address: string;
  state: 'unclaimed' | 'verified' | 'contested' | 'suspended';
  owner: Member | undefined;
  /** Undefined where fewer than five supporters are behind it. */
  money: SiteMoney | undefined;
};

/**
 * The site that an address belongs to: the feed that it is; the claimed site that wins for it; or else
 * what somebody would claim, its host (with the path where a host has many owners).
 * @throws DomainError `validation` on `url` when it is no address, or none that anybody can claim.
 */
export async function lookUpSite(
  deps: Pick<Deps, 'config' | 'db'>,
  url: string,
): Promise<SiteFacts> {
  const { db } = deps;
  const meant = await siteOf(deps, url);
  const known = await findSiteAt(db, meant.address);
  const owner = known?.ownerId ? await findMember(db, known.ownerId) : undefined;
  const state = known?.claimId ? await selectOwnerState(db, known.claimId) : 'unclaimed';
  return {
    ...meant,
    state,
    owner: owner?.deletedAt === null ? owner : undefined,
    money: await siteMoney(db, { ...meant, id: known?.id ?? 0 }),
  };
}

async function siteOf(
  deps: Pick<Deps, 'config' | 'db'>,
  url: string,
): Promise<{ kind: SiteKind; address: string }> {
  const feed = await findFeedByUrl(deps, url);
  const feedSite = feed && (await findSite(deps.db, feed.siteId));
  if (feedSite) return { kind: 'feed', address: feedSite.address };
  const allowLoopback = deps.config.mode === 'sandbox';
  try {
    const address = parseSiteAddress(url, { allowLoopback });
    const page = canonicalUrl(`https://${address}`, { allowLoopback }).url;
    const [site] = await ownersOf(deps.db, [{ url: page }]);
    if (site) return { kind: site.kind, address: site.address };
    const host = hostOfSite(address);
    return { kind: 'host', address: hasManyOwners(host) ? address : host };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw fieldError('url', error.message);
  }
}
