import type { Instant } from '../period.ts';

/** What a feed says, cleaned and cut; empty where it says nothing. Addresses are http or https. */
export type FeedFacts = {
  format: 'rss' | 'atom' | 'rdf' | 'json';
  title: string;
  description: string;
  imageUrl: string;
  /** The page that it is the feed of. */
  link: string;
  /** One of `things/languages.ts`. */
  language: string;
  /** A podcast's name for ever: a UUID in lower case. */
  podcastGuid: string;
  /** Where it says that it has moved. */
  newUrl: string;
  /** Where it says to give: `rel=payment`, `podcast:funding`. */
  paymentUrls: string[];
  /** How long it wants to be left alone, in minutes; 0: it does not say. */
  ttlMinutes: number;
  /** Who is behind it, as far as it says. */
  people: FeedPerson[];
  items: ItemFacts[];
};

/** An episode or post. */
export type ItemFacts = {
  /** What it is known by in its feed; never empty. */
  guid: string;
  /** Its page; empty where it has none. */
  link: string;
  /** Its guid, where that is an address of it. */
  guidUrl: string;
  audioUrl: string;
  audioType: string;
  title: string;
  description: string;
  imageUrl: string;
  tags: string[];
  publishedAt: Instant | null;
};

/** Somebody whom a feed names: with a share where it divides what it receives. */
export type FeedPerson = { name: string; role: string; url: string; split: number | null };
