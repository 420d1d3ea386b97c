import type { Db, Trx } from '../db.ts';
import type { Site } from './site.ts';
import { selectSite, selectSites, selectSitesOf } from './store.ts';

/** A site by its id, if anybody has ever claimed it. */
export function findSite(db: Db | Trx, id: number): Promise<Site | undefined> {
  return selectSite(db, { id });
}

/** A site by its address as `site-address.ts` writes it, if anybody has ever claimed it. */
export function findSiteAt(db: Db | Trx, address: string): Promise<Site | undefined> {
  return selectSite(db, { address });
}

/** Sites by id; ids of none are left out. */
export function findSites(db: Db | Trx, ids: readonly number[]): Promise<Map<number, Site>> {
  return selectSites(db, ids);
}

/** The sites that are a member's: they have a verified claim, contested or suspended ones too. */
export function findSitesOf(db: Db | Trx, memberId: number): Promise<Site[]> {
  return selectSitesOf(db, memberId);
}

/** A site, held until the transaction ends: whose it is does not change meanwhile. */
export function holdSite(trx: Trx, id: number): Promise<Site | undefined> {
  return selectSite(trx, { id }, { forUpdate: true });
}
