import type { Deps } from '../deps.ts';
import { FetchProblem } from '../fetcher/fetch-problem.ts';
import type { Feed } from './feed.ts';
import { gatherLateFlattrs } from './gather-late-flattrs.ts';
import { selectLastPublished } from './item-store.ts';
import { keepItems } from './keep-items.ts';
import { moveFeed } from './move-feed.ts';
import { nextFetchAfterFailure, nextFetchAfterRead } from './next-fetch.ts';
import { NotAFeed } from './not-a-feed.ts';
import { FeedRefused, type ReadFeed, readFeed } from './read-feed.ts';
import { rejoinItems } from './rejoin-items.ts';
import { updateFeed } from './store.ts';

type FetchDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'log'>;

/**
 * Asks for a feed and keeps what it says: itself, its episodes, where it has moved to, or why it could
 * not be read and when to ask again. The caller has taken it (`takeFeed`).
 * @returns whether it could be read.
 */
export async function fetchFeed(deps: FetchDeps, feed: Feed): Promise<boolean> {
  const { clock, config, db, log } = deps;
  try {
    const read = await followed(deps, await readFeed(config, feed.url, feed));
    await keep(deps, feed, read);
    return true;
  } catch (error) {
    if (!(error instanceof FetchProblem) && !(error instanceof NotAFeed)) throw error;
    log.debug({ feed: feed.id, problem: error.message }, 'a feed could not be read');
    const now = clock.now();
    const failures = feed.failures + 1;
    const retryAfter = error instanceof FeedRefused ? error.retryAfter : '';
    await updateFeed(db, feed.id, {
      failures,
      problem: [...error.message].slice(0, 300).join(''),
      attemptedAt: now,
      nextFetchAt: nextFetchAfterFailure(feed, { now, failures, retryAfter }),
    });
    return false;
  }
}

/** Where a feed says in itself that it has moved, what is there counts, if it is a feed. */
async function followed({ config }: FetchDeps, read: ReadFeed): Promise<ReadFeed> {
  if (read.status !== 'read' || !read.facts.newUrl || read.facts.newUrl === read.permanentUrl) {
    return read;
  }
  try {
    const moved = await readFeed(config, read.facts.newUrl);
    return moved.status === 'read' ? moved : read;
  } catch (error) {
    if (error instanceof FetchProblem || error instanceof NotAFeed) return read;
    throw error;
  }
}

async function keep(deps: FetchDeps, feed: Feed, read: ReadFeed): Promise<void> {
  const { clock, db } = deps;
  const now = clock.now();
  const done = { failures: 0, problem: '', attemptedAt: now, fetchedAt: now };
  if (read.status === 'gone') {
    const problem = 'The feed is gone for good (410). It is not asked any more.';
    await updateFeed(db, feed.id, {
      problem,
      attemptedAt: now,
      endedAt: now,
      nextFetchAt: null,
    });
    return;
  }
  const facts = read.status === 'read' ? read.facts : undefined;
  if (new URL(read.permanentUrl).href !== new URL(feed.url).href) {
    await moveFeed(deps, { feed, url: read.permanentUrl, podcastGuid: facts?.podcastGuid ?? '' });
  }
  if (facts) {
    await keepItems(deps, feed, facts);
    await updateFeed(db, feed.id, {
      title: facts.title,
      description: facts.description,
      imageUrl: facts.imageUrl,
      link: facts.link,
      language: facts.language,
      podcastGuid: facts.podcastGuid || null,
      paymentUrls: facts.paymentUrls.filter(({ length }) => length < 350),
    });
  }
  await rejoinItems(deps, feed);
  await gatherLateFlattrs(deps, feed.id);
  await updateFeed(db, feed.id, {
    ...done,
    ...(read.status === 'read' ? { etag: read.etag, lastModified: read.lastModified } : {}),
    nextFetchAt: nextFetchAfterRead(feed, {
      now,
      lastItemAt: await selectLastPublished(db, feed.id),
      ttlMinutes: facts?.ttlMinutes ?? 0,
      maxAge: read.maxAge,
    }),
  });
}
