import { type Db, isSqlite, type Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import { hashSecret } from '../secrets.ts';
import type { Site, SiteKind } from './site.ts';

type SiteRow = Record<string, unknown> & { id: number };

function siteOf(row: SiteRow): Site {
  return {
    id: row.id,
    kind: row.kind as SiteKind,
    address: row.address as string,
    createdAt: Number(row.created_at),
    claimId: row.claim_id as number | null,
    ownerId: row.owner_id as number | null,
    isHeld: Boolean(row.is_held),
  };
}

/** A site by its id or address. */
export async function selectSite(
  db: Db | Trx,
  key: { id: number } | { address: string },
  { forUpdate = false }: { forUpdate?: boolean } = {},
): Promise<Site | undefined> {
  const where = 'id' in key ? key : { address_hash: hashSecret(key.address) };
  const query = db('sites').where(where);
  const row = await (forUpdate && !isSqlite(db) ? query.forUpdate() : query).first();
  return row && siteOf(row);
}

/** Sites by id; ids of none are left out. */
export async function selectSites(
  db: Db | Trx,
  ids: readonly number[],
): Promise<Map<number, Site>> {
  if (ids.length === 0) return new Map();
  const rows: SiteRow[] = await db('sites').whereIn('id', [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, siteOf(row)]));
}

const ADDRESSES_AT_ONCE = 500;

/** The sites with these addresses, and with these ids, that are somebody's. */
export async function selectOwned(
  db: Db | Trx,
  { addresses, ids }: { addresses: readonly string[]; ids: readonly number[] },
): Promise<Site[]> {
  const sites: Site[] = [];
  const hashes = [...new Set(addresses)].map(hashSecret);
  const owned = () => db('sites').whereNotNull('owner_id');
  for (let start = 0; start < hashes.length; start += ADDRESSES_AT_ONCE) {
    const part = hashes.slice(start, start + ADDRESSES_AT_ONCE);
    sites.push(...(await owned().whereIn('address_hash', part)).map(siteOf));
  }
  if (ids.length > 0) sites.push(...(await owned().whereIn('id', [...new Set(ids)])).map(siteOf));
  return sites;
}

/** Inserts a site; one that is there stays as it is. */
export async function insertOrKeepSite(
  trx: Trx,
  site: { kind: SiteKind; address: string; createdAt: Instant },
): Promise<void> {
  await trx('sites')
    .insert({
      kind: site.kind,
      address: site.address,
      address_hash: hashSecret(site.address),
      created_at: site.createdAt,
    })
    .onConflict('address_hash')
    .merge(['address_hash']);
}

/** Changes whose a site is; the caller holds the row. */
export async function updateOwner(
  trx: Trx,
  siteId: number,
  changes: { claimId: number | null; ownerId: number | null; isHeld: boolean; settleAt: Instant },
): Promise<void> {
  await trx('sites').where({ id: siteId }).update({
    claim_id: changes.claimId,
    owner_id: changes.ownerId,
    is_held: changes.isHeld,
    settle_at: changes.settleAt,
    settle_after: 0,
  });
}

/** The sites that are a member's, by address. */
export async function selectSitesOf(db: Db | Trx, ownerId: number): Promise<Site[]> {
  const rows: SiteRow[] = await db('sites').where({ owner_id: ownerId }).orderBy('address');
  return rows.map(siteOf);
}

/** A site whose things are to be looked through, and after which of them. */
export type DueSite = { site: Site; after: number; settleAt: Instant };

export async function selectDueSites(db: Db, now: Instant, limit: number): Promise<DueSite[]> {
  const rows: SiteRow[] = await db('sites')
    .where('settle_at', '<=', now)
    .orderBy('settle_at')
    .limit(limit);
  return rows.map((row) => ({
    site: siteOf(row),
    after: Number(row.settle_after),
    settleAt: Number(row.settle_at),
  }));
}

/** Writes down how far a site's things were looked through; not when it is to begin again. */
export async function saveSettled(
  trx: Trx,
  { site, settleAt }: DueSite,
  next: { after: number; settleAt: Instant | null },
): Promise<void> {
  await trx('sites')
    .where({ id: site.id, settle_at: settleAt })
    .update({ settle_after: next.after, settle_at: next.settleAt });
}
