import type { Db, Trx } from '../db.ts';
import type { Site } from '../sites/site.ts';
import { hostOfSite, isOnSite } from '../sites/site-address.ts';
import { hostKeysBelow } from '../things/host-key.ts';

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
  const page = db('things').where('id', '>', after).orderBy('id').limit(limit).select('id');
  if (kind === 'feed') page.andWhere({ feed_site_id: id });
  else {
    const [from, before] = hostKeysBelow(hostOfSite(address));
    page.andWhere('host_key', '>=', from).andWhere('host_key', '<', before);
  }
  // The ids come from an index alone, which is read again for each page of a site.
  const query = db
    .from(page.as('page'))
    .join('things', 'things.id', 'page.id')
    .orderBy('things.id')
    .select('things.id', 'things.url');
  const rows: { id: number; url: string }[] = await query;
  const ids = rows.flatMap((row) => (kind === 'feed' || isOnSite(row.url, address) ? row.id : []));
  return { ids, after: rows.length < limit ? null : rows.at(-1)!.id };
}
