import type { Db, Trx } from '../db.ts';
import type { Site } from './site.ts';
import { siteAddressesOf } from './site-address.ts';
import { selectOwned } from './store.ts';

/** A page, and the feed that it is an item of where it may be claimed with the feed. */
export type Page = { url: string; feedSiteId?: number | null };

/**
 * The claimed site that each page belongs to: the longest address wins (a path before its host, a host
 * before those above it), and any of these before a feed. Undefined where nobody has a verified claim.
 * Two statements at most, however many pages.
 * @returns in the order of the pages.
 */
export async function ownersOf(
  db: Db | Trx,
  pages: readonly Page[],
): Promise<((Site & { ownerId: number }) | undefined)[]> {
  if (pages.length === 0) return [];
  const addresses = pages.map(({ url }) => siteAddressesOf(url));
  const feeds = pages.flatMap(({ feedSiteId }) => feedSiteId ?? []);
  const owned = await selectOwned(db, { addresses: addresses.flat(), ids: feeds });

  const isOwned = (site: Site): site is Site & { ownerId: number } => site.ownerId !== null;
  const sites = owned.filter(isOwned);
  const hosts = new Map(sites.filter(({ kind }) => kind === 'host').map((s) => [s.address, s]));
  const byId = new Map(sites.map((site) => [site.id, site]));
  return pages.map(({ feedSiteId }, at) => {
    const address = addresses[at]!.find((candidate) => hosts.has(candidate));
    return address === undefined ? byId.get(feedSiteId ?? 0) : hosts.get(address);
  });
}

/** Whose a site is: its own claim decides, and for a feed that nobody has claimed, that of its host. */
export async function ownerOfSite(db: Db | Trx, site: Site): Promise<number | null> {
  if (site.kind === 'host' || site.ownerId !== null) return site.ownerId;
  const [host] = await ownersOf(db, [{ url: site.address }]);
  return host?.ownerId ?? null;
}
