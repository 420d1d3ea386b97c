import type { Instant } from '../period.ts';

/** A feed that the service reads. */
export type Feed = {
  id: number;
  /** Canonical; where it was first known. It never changes, and is what a claim names. */
  address: string;
  /** The site (of the kind `feed`) that a claim of it is about. */
  siteId: number;
  /** Where it is read now. */
  url: string;
  podcastGuid: string | null;
  title: string;
  description: string;
  imageUrl: string;
  /** The page that it is the feed of; empty where it does not say. */
  link: string;
  /** One of `things/languages.ts`, or empty. */
  language: string;
  /** Where it says to give. */
  paymentUrls: string[];
  etag: string;
  lastModified: string;
  addedBy: number | null;
  createdAt: Instant;
  /** Null: it is not read any more. */
  nextFetchAt: Instant | null;
  /** When it was last asked for, and last read well. */
  attemptedAt: Instant | null;
  fetchedAt: Instant | null;
  /** Since it was last read well. */
  failures: number;
  /** Why it could not be read, for people; empty when it could. */
  problem: string;
  /** It is gone for good since then. */
  endedAt: Instant | null;
};

/** An episode or post of a feed. */
export type FeedItem = {
  id: number;
  feedId: number;
  guid: string;
  title: string;
  /** Its page and its audio; empty where it has none. */
  link: string;
  linkHash: string | null;
  audioUrl: string;
  audioHash: string | null;
  thingId: number | null;
  /** Whether the feed may speak for its thing. */
  isCovered: boolean;
  /** Whether its page links back to the feed; null: not known, or no need to know. */
  pointsBack: boolean | null;
  pageChecks: number;
  publishedAt: Instant | null;
  firstSeenAt: Instant;
};

/** Something to call a feed by: its title, or its address without the scheme. */
export function nameOfFeed({ title, address }: Pick<Feed, 'title' | 'address'>): string {
  return title || address.replace(/^https?:\/\//, '').slice(0, 80);
}
