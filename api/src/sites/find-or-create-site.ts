import assert from 'node:assert/strict';
import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { Site, SiteKind } from './site.ts';
import { insertOrKeepSite, selectSite } from './store.ts';

/**
 * Gives the site with an address, and creates it when nobody has ever claimed it.
 * @param address of a host as `parseSiteAddress` writes it; of a feed its canonical URL.
 */
export async function findOrCreateSite(
  trx: Trx,
  { clock }: Pick<Deps, 'clock'>,
  { kind, address }: { kind: SiteKind; address: string },
): Promise<Site> {
  const known = await selectSite(trx, { address });
  if (known) return known;
  await insertOrKeepSite(trx, { kind, address, createdAt: clock.now() });
  const site = await selectSite(trx, { address });
  assert(site, `The site ${address} was just created.`);
  return site;
}
