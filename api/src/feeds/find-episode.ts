import type { Deps } from '../deps.ts';
import { fieldError } from '../errors.ts';
import type { Submission } from '../flattrs/read-submission.ts';
import { findThing } from '../things/find-thing.ts';
import { newThing } from '../things/new-thing.ts';
import { findFeedByUrl } from './find-feed.ts';
import { selectItemsByGuid } from './item-store.ts';
import { guidHashOf } from './keep-items.ts';

/**
 * What a link means that names an episode by its feed and its guid: the episode's page, or what else
 * its thing is known by. A link without a guid, or whose address is no feed that is read here, means
 * its address as ever.
 * @throws DomainError `validation` on `url` when the feed has no such episode.
 */
export async function findEpisode(
  deps: Pick<Deps, 'clock' | 'config' | 'db'>,
  submission: Submission,
): Promise<Submission> {
  const { guid, page } = submission;
  const feed = guid === undefined ? undefined : await findFeedByUrl(deps, page.address.url);
  if (guid === undefined || feed === undefined) return submission;
  const hash = guidHashOf(guid);
  const item = (await selectItemsByGuid(deps.db, feed.id, [hash])).get(hash);
  const thing = item?.thingId ? await findThing(deps.db, { id: item.thingId }) : undefined;
  if (!thing) {
    throw fieldError('url', 'The feed has no episode with this guid. Use the address of its page.');
  }
  // Whose it is, the feed and its claims say, and no link.
  return { page: newThing(deps, { url: thing.url }), creator: null };
}
