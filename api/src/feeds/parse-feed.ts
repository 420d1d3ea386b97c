import { parseFeed as readFeed } from 'feedsmith';
import { languageOfTag } from '../things/languages.ts';
import { cleanDescription, cleanLine, cleanTags, cleanTitle } from '../things/texts.ts';
import type { FeedFacts, FeedPerson, ItemFacts } from './feed-facts.ts';
import { NotAFeed } from './not-a-feed.ts';

/** A feed may have more; those that come first count, and they are the newest nearly everywhere. */
export const ITEMS_MAX = 2000;
const GUID_LENGTH_MAX = 1000;
const URL_LENGTH_MAX = 2048;
const PEOPLE_MAX = 30;

type Parsed = ReturnType<typeof readFeed>;
type Rss = Extract<Parsed, { format: 'rss' }>['feed'];
type Atom = Extract<Parsed, { format: 'atom' }>['feed'];
type Rdf = Extract<Parsed, { format: 'rdf' }>['feed'];
type Json = Extract<Parsed, { format: 'json' }>['feed'];
type Item<Feed extends { items?: unknown }> =
  NonNullable<Feed['items']> extends (infer One)[] ? One : never;
type Entry = NonNullable<Atom['entries']>[number];

/**
 * Reads a feed: RSS 2.0 with the namespaces of podcasts, Atom, RSS 1.0, JSON Feed. Markup in texts
 * becomes plain text, invisible characters go, addresses are made whole; entities that the feed
 * declares itself are not looked at.
 * @param text the feed, decoded.
 * @param url where it was, for relative addresses.
 * @throws NotAFeed with a sentence for people.
 */
export function parseFeed(text: string, url: string): FeedFacts {
  const parsed = read(text);
  const at = (address: string | undefined) => absolute(address, url);
  switch (parsed.format) {
    case 'rss':
      return rssFacts(parsed.feed, at);
    case 'atom':
      return atomFacts(parsed.feed, at);
    case 'rdf':
      return rdfFacts(parsed.feed, at);
    case 'json':
      return jsonFacts(parsed.feed, at);
  }
}

type At = (address: string | undefined) => string;

function read(text: string): Parsed {
  try {
    return readFeed(text.trimStart(), { maxItems: ITEMS_MAX });
  } catch (error) {
    const isPage = /^\s*<(!doctype html|html)\b/i.test(text);
    if (isPage) throw new NotAFeed('This is a web page, not a feed.', { cause: error });
    const isFeed = /<(rss|feed|[\w-]+:RDF)\b/i.test(text.slice(0, 2000));
    throw new NotAFeed(
      isFeed
        ? 'The feed is not well-formed XML: it may be cut off, or a mark in it is not closed.'
        : 'This is no feed: it is neither RSS, Atom nor JSON Feed.',
      { cause: error },
    );
  }
}

function rssFacts(feed: Rss, at: At): FeedFacts {
  const { itunes, podcast } = feed;
  return {
    format: 'rss',
    title: cleanTitle(feed.title || itunes?.title),
    description: cleanDescription(feed.description || itunes?.summary),
    imageUrl: at(itunes?.image) || at(feed.image?.url),
    link: at(feed.link),
    language: languageOfTag(feed.language ?? '') ?? '',
    podcastGuid: uuid(podcast?.guid),
    newUrl: at(itunes?.newFeedUrl),
    paymentUrls: unique([
      ...paymentLinks(feed.atom?.links, at),
      ...(podcast?.fundings ?? []).map((funding) => at(funding.url)),
    ]),
    ttlMinutes: Math.max(0, feed.ttl ?? 0),
    people: people([
      ...(podcast?.values ?? [])
        .flatMap(({ valueRecipients = [] }) => valueRecipients)
        .filter(({ fee }) => !fee)
        .map(({ name, split }) => ({ name, split: split ?? null })),
      ...(podcast?.persons ?? []).map(({ display, role, href }) => ({
        name: display,
        role: role || 'host',
        url: at(href),
      })),
      { name: itunes?.author },
      { name: feed.managingEditor?.name },
    ]),
    items: items(feed.items, (item) => rssItem(item, categoriesOf(itunes?.categories), at)),
  };
}

function rssItem(item: Item<Rss>, feedTags: string[], at: At): ItemFacts {
  const { itunes } = item;
  const enclosure =
    item.enclosures?.find(({ type }) => /^(audio|video)\//i.test(type ?? '')) ??
    item.enclosures?.[0];
  const guid = item.guid?.value?.trim() ?? '';
  return {
    guid,
    link: at(item.link) || at(item.atom?.links?.find(isAlternate)?.href),
    guidUrl: item.guid?.isPermaLink === false ? '' : whole(guid),
    audioUrl: at(enclosure?.url),
    audioType: enclosure?.type ?? '',
    title: cleanTitle(item.title || itunes?.title),
    description: cleanDescription(item.description || itunes?.summary || item.content?.encoded),
    imageUrl: at(itunes?.image),
    tags: tagsOf([
      ...feedTags,
      ...(item.categories ?? []).map(({ name }) => name),
      ...(itunes?.keywords ?? []),
    ]),
    publishedAt: instantOf(item.pubDate ?? item.dc?.dates?.[0]),
  };
}

type Category = { text?: string; categories?: Category[] };

function categoriesOf(categories: readonly Category[] | undefined): string[] {
  return (categories ?? []).flatMap(({ text, categories: inner }) => [
    text ?? '',
    ...categoriesOf(inner),
  ]);
}

function atomFacts(feed: Atom, at: At): FeedFacts {
  return {
    format: 'atom',
    title: cleanTitle(feed.title?.value),
    description: cleanDescription(feed.subtitle?.value),
    imageUrl: at(feed.itunes?.image) || at(feed.logo) || at(feed.icon),
    link: at(feed.links?.find(isAlternate)?.href),
    language: languageOfTag(feed.xml?.lang ?? '') ?? '',
    podcastGuid: '',
    newUrl: at(feed.itunes?.newFeedUrl),
    paymentUrls: unique(paymentLinks(feed.links, at)),
    ttlMinutes: 0,
    people: people((feed.authors ?? []).map(({ name, uri }) => ({ name, url: at(uri) }))),
    items: items(feed.entries, (entry) => atomItem(entry, at)),
  };
}

function atomItem(entry: Entry, at: At): ItemFacts {
  const enclosure = entry.links?.find(({ rel }) => rel === 'enclosure');
  return {
    guid: entry.id?.trim() ?? '',
    link: at(entry.links?.find(isAlternate)?.href),
    guidUrl: whole(entry.id?.trim() ?? ''),
    audioUrl: at(enclosure?.href),
    audioType: enclosure?.type ?? '',
    title: cleanTitle(entry.title?.value),
    description: cleanDescription(entry.summary?.value || entry.content?.value),
    imageUrl: at(entry.itunes?.image),
    tags: tagsOf((entry.categories ?? []).map(({ term, label }) => label || term)),
    publishedAt: instantOf(entry.published ?? entry.updated),
  };
}

function rdfFacts(feed: Rdf, at: At): FeedFacts {
  return {
    format: 'rdf',
    title: cleanTitle(feed.title),
    description: cleanDescription(feed.description),
    imageUrl: at(feed.image?.url),
    link: at(feed.link),
    language: languageOfTag(feed.dc?.languages?.[0] ?? '') ?? '',
    podcastGuid: '',
    newUrl: '',
    paymentUrls: unique(paymentLinks(feed.atom?.links, at)),
    ttlMinutes: 0,
    people: people((feed.dc?.creators ?? []).map((name) => ({ name }))),
    items: items(feed.items, (item) => ({
      guid: item.rdf?.about?.trim() ?? '',
      link: at(item.link),
      guidUrl: whole(item.rdf?.about?.trim() ?? ''),
      audioUrl: '',
      audioType: '',
      title: cleanTitle(item.title),
      description: cleanDescription(item.description),
      imageUrl: '',
      tags: tagsOf(item.dc?.subjects ?? []),
      publishedAt: instantOf(item.dc?.dates?.[0]),
    })),
  };
}

function jsonFacts(feed: Json, at: At): FeedFacts {
  return {
    format: 'json',
    title: cleanTitle(feed.title),
    description: cleanDescription(feed.description),
    imageUrl: at(feed.icon) || at(feed.favicon),
    link: at(feed.home_page_url),
    language: languageOfTag(feed.language ?? '') ?? '',
    podcastGuid: '',
    newUrl: '',
    paymentUrls: [],
    ttlMinutes: 0,
    people: people((feed.authors ?? []).map(({ name, url }) => ({ name, url: at(url) }))),
    items: items(feed.items, (item) => {
      const audio = item.attachments?.find(({ mime_type }) =>
        /^(audio|video)\//.test(mime_type ?? ''),
      );
      return {
        guid: `${item.id ?? ''}`.trim(),
        link: at(item.url),
        guidUrl: '',
        audioUrl: at(audio?.url),
        audioType: audio?.mime_type ?? '',
        title: cleanTitle(item.title),
        description: cleanDescription(item.summary || item.content_text || item.content_html),
        imageUrl: at(item.image),
        tags: tagsOf(item.tags ?? []),
        publishedAt: instantOf(item.date_published),
      };
    }),
  };
}

/** Each item once, under the best name that it has; what has no name and no address is nothing. */
function items<From>(
  from: readonly From[] | undefined,
  read: (one: From) => ItemFacts,
): ItemFacts[] {
  const byGuid = new Map<string, ItemFacts>();
  for (const one of from ?? []) {
    const item = read(one);
    const guid = item.guid || item.link || item.audioUrl;
    if (!guid || guid.length > GUID_LENGTH_MAX || byGuid.has(guid)) continue;
    byGuid.set(guid, { ...item, guid: guid.toWellFormed() });
  }
  return [...byGuid.values()];
}

type AnyLink = { href?: string; rel?: string; type?: string };

function isAlternate({ rel = 'alternate', type = '' }: AnyLink): boolean {
  return rel === 'alternate' && !/json|rss|atom/i.test(type);
}

function paymentLinks(links: readonly AnyLink[] | undefined, at: At): string[] {
  return (links ?? []).filter(({ rel }) => rel === 'payment').map(({ href }) => at(href));
}

function people(
  found: readonly {
    name?: string | undefined;
    role?: string;
    url?: string;
    split?: number | null;
  }[],
): FeedPerson[] {
  const byName = new Map<string, FeedPerson>();
  for (const { name = '', role = '', url = '', split = null } of found) {
    const clean = cleanLine(name, 100);
    const known = byName.get(clean.toLowerCase());
    if (known) {
      known.url ||= url;
      known.role ||= role;
    } else if (clean) {
      byName.set(clean.toLowerCase(), {
        name: clean,
        role: cleanLine(role, 60),
        url,
        split: split !== null && Number.isFinite(split) && split > 0 ? split : null,
      });
    }
  }
  return [...byName.values()].slice(0, PEOPLE_MAX);
}

function tagsOf(names: readonly (string | undefined)[]): string[] {
  return cleanTags(names.map((name) => (name ?? '').replaceAll(',', ' ')).join(','));
}

function unique(addresses: readonly string[]): string[] {
  return [...new Set(addresses)].filter(Boolean).slice(0, 10);
}

function absolute(address: string | undefined, base: string): string {
  const text = address?.trim() ?? '';
  if (text === '' || text.length > URL_LENGTH_MAX) return '';
  const url = URL.parse(text, base);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return '';
  return url.href.length > URL_LENGTH_MAX ? '' : url.href;
}

/** An address that is whole by itself, else nothing: a guid is not relative to anything. */
function whole(text: string): string {
  return /^https?:\/\//i.test(text) ? absolute(text, 'https://invalid.example/') : '';
}

function uuid(text: string | undefined): string {
  const found = text?.trim().toLowerCase() ?? '';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(found) ? found : '';
}

const YEAR_2100 = Date.UTC(2100, 0);

function instantOf(text: unknown): number | null {
  const instant = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return instant > 0 && instant < YEAR_2100 ? instant : null;
}
