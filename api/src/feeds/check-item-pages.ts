import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { FetchProblem } from '../fetcher/fetch-problem.ts';
import { fetchSafely } from '../fetcher/fetch-safely.ts';
import type { Instant } from '../period.ts';
import { findThings } from '../things/find-thing.ts';
import type { FeedItem } from './feed.ts';
import { findFeedLinks } from './find-feed-links.ts';
import { selectUnchecked, takeItem, updateItem } from './item-store.ts';
import { addressOf, placeItem } from './place-item.ts';
import { selectFeeds, selectHomes } from './store.ts';

const MINUTE = 60_000;
const LEASE = 5 * MINUTE;
/** After each look that found no link back; after the last one it is not looked for any more. */
const PAUSES = [60, 24 * 60, 7 * 24 * 60].map((minutes) => minutes * MINUTE);

/**
 * Looks at pages of episodes that lie elsewhere than their feed: one whose head links back to the
 * feed is the feed's own. A job to run every few seconds, on any number of instances at once; one
 * page of a site at a time.
 * @returns how many pages it looked at.
 */
export async function checkItemPages(
  deps: Deps,
  { limit = 10, stop }: { limit?: number; stop?: AbortSignal | undefined } = {},
): Promise<number> {
  let looked = 0;
  for (const item of await selectUnchecked(deps.db, deps.clock.now(), limit)) {
    if (stop?.aborted) break;
    if (!(await takeItem(deps.db, item, deps.clock.now() + LEASE))) continue;
    await checkPage(deps, item);
    looked += 1;
  }
  return looked;
}

async function checkPage(deps: Deps, item: FeedItem & { dueAt: Instant }): Promise<void> {
  const homes = await selectHomes(deps.db, item.feedId);
  const links = await linksOf(deps, item.link);
  const pointsBack = links.some((link) =>
    homes.some(({ hash }) => addressOf(deps, link)?.hash === hash),
  );
  if (!pointsBack) {
    const pause = PAUSES[item.pageChecks];
    await updateItem(deps.db, item.id, {
      pointsBack: pause === undefined ? false : null,
      pageChecks: item.pageChecks + 1,
      nextPageCheckAt: pause === undefined ? null : deps.clock.now() + pause,
    });
    return;
  }
  await inTransaction(deps.db, async (trx) => {
    const [feed] = await selectFeeds(trx, [item.feedId]);
    if (!feed) return;
    const tags = item.thingId
      ? (await findThings(trx, [item.thingId])).get(item.thingId)?.tags
      : [];
    const placed = await placeItem(
      trx,
      deps,
      { homes: homes.map(({ url }) => url), feedSiteId: feed.siteId },
      { ...item, guidUrl: '', tags: tags ?? [], pointsBack: true },
    );
    await updateItem(trx, item.id, {
      pointsBack: true,
      pageChecks: item.pageChecks + 1,
      nextPageCheckAt: null,
      isCovered: placed.isCovered,
      thingId: placed.thing?.id ?? null,
    });
  });
}

/** The feeds that a page names; none where it answers from another host than it was asked at. */
async function linksOf({ config }: Deps, url: string): Promise<string[]> {
  try {
    const answer = await fetchSafely(config, url, { accept: 'text/html', longBody: 'cut' });
    if (answer.status < 200 || answer.status > 299) return [];
    if (hostOf(answer.url) !== hostOf(url)) return [];
    return findFeedLinks(answer.body.toString('utf8'), answer.url);
  } catch (error) {
    if (error instanceof FetchProblem) return [];
    throw error;
  }
}

function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '');
}
