import { type Db, isSqlite, type Trx } from '../db.ts';
import type { Candidate, Earner } from './who-earns.ts';

/** What says who earns on things, by id; their rows are held until the transaction ends. */
export async function holdCandidates(
  trx: Trx,
  thingIds: readonly number[],
): Promise<(Candidate & { id: number; isVerified: boolean })[]> {
  if (thingIds.length === 0) return [];
  const query = trx('things')
    .whereIn('id', [...thingIds])
    .orderBy('id')
    .select('id', 'url', 'creator_id', 'is_registered', 'is_verified', 'site_id')
    .select('feed_site_id', 'page_fid', 'ruled_creator_id');
  const rows = await (isSqlite(trx) ? query : query.forUpdate());
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    creatorId: row.creator_id,
    isRegistered: Boolean(row.is_registered),
    isVerified: Boolean(row.is_verified),
    siteId: row.site_id,
    feedSiteId: row.feed_site_id,
    pageFid: row.page_fid,
    ruledCreatorId: row.ruled_creator_id,
  }));
}

export async function updateEarner(trx: Trx, thingId: number, earner: Earner): Promise<void> {
  await trx('things').where({ id: thingId }).update({
    creator_id: earner.creatorId,
    site_id: earner.siteId,
    is_verified: earner.isVerified,
  });
}

export async function insertFormerCreator(
  trx: Trx,
  former: { memberId: number; thingId: number },
): Promise<void> {
  await trx('former_creators')
    .insert({ member_id: former.memberId, thing_id: former.thingId })
    .onConflict(['member_id', 'thing_id'])
    .merge(['thing_id']);
}

/** Notes with which feed things may be claimed, where none is noted yet. */
export async function updateFeedSite(
  trx: Trx,
  thingIds: readonly number[],
  feedSiteId: number,
): Promise<void> {
  if (thingIds.length === 0) return;
  await trx('things')
    .whereIn('id', [...thingIds])
    .whereNull('feed_site_id')
    .update({ feed_site_id: feedSiteId });
}

/** Writes down whom an operator has named as the creator of things. */
export async function updateRuledCreator(
  trx: Trx,
  thingIds: readonly number[],
  creatorId: number,
): Promise<void> {
  await trx('things')
    .whereIn('id', [...thingIds])
    .update({ ruled_creator_id: creatorId });
}

/** The feeds that things may be claimed with, by thing. */
export async function selectFeedSites(
  db: Db | Trx,
  thingIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await db('things')
    .whereIn('id', [...thingIds])
    .whereNotNull('feed_site_id')
    .select('id', 'feed_site_id');
  return new Map(rows.map((row) => [row.id, row.feed_site_id]));
}
