import type { Feed, FeedItem } from './feed.ts';

type State = { words: string; look: '' | 'is-good' | 'is-bad' | 'is-waiting' };

/** How it stands with the reading of a feed. */
export function stateOfFeed({
  endedAt,
  fetchedAt,
  nextFetchAt,
  problem,
}: Pick<Feed, 'endedAt' | 'fetchedAt' | 'nextFetchAt' | 'problem'>): State {
  if (endedAt !== null) return { words: 'gone', look: 'is-bad' };
  if (nextFetchAt === null) return { words: 'given up', look: 'is-bad' };
  if (problem) return { words: 'cannot be read', look: 'is-bad' };
  if (fetchedAt === null) return { words: 'not read yet', look: 'is-waiting' };
  return { words: 'read', look: 'is-good' };
}

/** Why a claim of the feed does not cover an episode, or it has no thing; empty where all is well. */
export function remarkOn({ isCovered, link, pointsBack, thingId }: FeedItem): string {
  if (thingId === null) {
    return 'There is no address to flattr it by, or its creator deleted the thing.';
  }
  if (isCovered) return '';
  if (!link || pointsBack === false) {
    return 'It lies elsewhere and does not link back to the feed, so a claim of the feed does not cover it.';
  }
  return 'Its page lies elsewhere. A claim of the feed covers it once we have seen that the page links back to the feed.';
}
