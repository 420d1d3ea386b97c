import type { Db, Trx } from '../db.ts';
import type { Site } from '../sites/site.ts';
import { hostOfSite, isOnSite } from '../sites/site-address.ts';

/**
 * Things that may be a site's, by id, from after one on: those on its host and the hosts below it, or
 * those that may be claimed with the feed.
 * @returns `after`: where to go on; null when there are no more.
 */
export async function selectThingsOf(
  db: Db | Trx,
  { id, kind, address }: Pick<Site, 'id' | 'kind' | 'address'>,
  { after, limit }: { after: number; limit: number },
): Promise<{ ids: number[]; after: number | null }> {
  const query = db('things').where('id', '>', after).orderBy('id').limit(limit).select('id', 'url');
  if (kind === 'feed') query.andWhere({ feed_site_id: id });
  else {
    // What is noted with a thing may leave out `www.`.
    const host = hostOfSite(address).replace(/^www\.(?=[^.]+\.)/, '');
    query.andWhere((either) => either.where({ host }).orWhere('host', 'like', `%.${host}`));
  }
  const rows: { id: number; url: string }[] = await query;
  const ids = rows.flatMap((row) => (kind === 'feed' || isOnSite(row.url, address) ? row.id : []));
  return { ids, after: rows.length < limit ? null : rows.at(-1)!.id };
}
