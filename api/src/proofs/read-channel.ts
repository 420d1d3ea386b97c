import { Parser } from 'htmlparser2';

/** What a feed says of itself as a whole; nothing of what its items say, which may be quotes. */
export type Channel = {
  /** `podcast:txt` elements: what for, and the text. */
  txts: { purpose: string; text: string }[];
  descriptions: string[];
  /** The addresses of its owner, the `itunes:owner` first. */
  ownerAddresses: string[];
};

const PODCAST = new Set([
  'https://podcastindex.org/namespace/1.0',
  'http://podcastindex.org/namespace/1.0',
  'https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md',
]);
const ITUNES = new Set([
  'http://www.itunes.com/dtds/podcast-1.0.dtd',
  'https://www.itunes.com/dtds/podcast-1.0.dtd',
]);
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const RSS_1 = 'http://purl.org/rss/1.0/';
const ATOM = 'http://www.w3.org/2005/atom';
/** More than any feed has; what a hostile one has would take long to read. */
const DEPTH_MAX = 100;
const NAMESPACES_MAX = 100;

/** An element by the namespace that its prefix stands for, whatever the prefix is. */
type Element = {
  path: string;
  namespaces: ReadonlyMap<string, string>;
  attributes: Readonly<Record<string, string>>;
  text: string;
};

class TooDeep extends Error {}

/**
 * Reads what a feed (RSS 2.0, RSS 1.0, Atom) says of itself.
 * @returns undefined when it is no feed.
 */
export function readChannel(xml: string): Channel | undefined {
  const channel: Channel = { txts: [], descriptions: [], ownerAddresses: [] };
  const stack: Element[] = [];
  let isFeed = false;

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const parent = stack.at(-1);
        const namespaces = withDeclared(parent?.namespaces, attributes);
        const path = `${parent ? `${parent.path}/` : ''}${qualified(name, namespaces)}`;
        stack.push({ path, namespaces, attributes, text: '' });
        if (stack.length > DEPTH_MAX) throw new TooDeep();
        if (CHANNELS.has(path)) isFeed = true;
      },
      ontext(text) {
        const element = stack.at(-1);
        if (element && element.text.length < 100_000) element.text += text;
      },
      onclosetag() {
        const element = stack.pop();
        if (element) note(channel, element);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  try {
    parser.end(xml);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  return isFeed ? channel : undefined;
}

const CHANNELS = new Set(['rss/channel', 'rdf:RDF/rss1:channel', 'atom:feed']);

/** Keeps what stands directly in the channel; paths are whole, so that no item's words pass for it. */
function note(channel: Channel, { attributes, path, text }: Element): void {
  const place = /^(?:rss\/channel|rdf:RDF\/rss1:channel|atom:feed)\/(.+)$/.exec(path)?.[1];
  switch (place) {
    case 'podcast:txt':
      channel.txts.push({ purpose: (attributes.purpose ?? '').trim().toLowerCase(), text });
      break;
    case 'description':
    case 'rss1:description':
    case 'atom:subtitle':
    case 'itunes:summary':
    case 'itunes:subtitle':
      channel.descriptions.push(text);
      break;
    case 'itunes:owner/itunes:email':
      channel.ownerAddresses.unshift(text.trim());
      break;
    case 'podcast:locked':
      if (attributes.owner) channel.ownerAddresses.push(attributes.owner.trim());
      break;
  }
}

function withDeclared(
  inherited: ReadonlyMap<string, string> = new Map(),
  attributes: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const declared = Object.entries(attributes).flatMap(([name, value]): [string, string][] => {
    if (name === 'xmlns') return [['', value.trim()]];
    return name.startsWith('xmlns:') ? [[name.slice(6), value.trim()]] : [];
  });
  return declared.length === 0
    ? inherited
    : new Map([...inherited, ...declared].slice(0, NAMESPACES_MAX));
}

/** The name of an element with the prefix that this file has for its namespace. */
function qualified(name: string, namespaces: ReadonlyMap<string, string>): string {
  const [prefix, local] = name.includes(':') ? name.split(':', 2) : ['', name];
  const namespace = (namespaces.get(prefix!) ?? '').toLowerCase();
  if (PODCAST.has(namespace)) return `podcast:${local}`;
  if (ITUNES.has(namespace)) return `itunes:${local}`;
  if (namespace === RDF) return `rdf:${local}`;
  if (namespace === RSS_1) return `rss1:${local}`;
  if (namespace === ATOM) return `atom:${local}`;
  return prefix === '' && namespace === '' ? local! : `other:${local}`;
}
