// @ts-check
// The feed tool: adds Flattr's payment links to a feed. GPL-2.0-or-later. How to use it: README.md.
import { Parser } from 'htmlparser2';

const ATOM = 'http://www.w3.org/2005/Atom';
const PODCAST = 'https://podcastindex.org/namespace/1.0';
const ITUNES = 'http://www.itunes.com/dtds/podcast-1.0.dtd';
const TITLE_LENGTH_MAX = 200;

/**
 * @typedef {object} Options
 * @property {string} service the origin of the service, such as `https://flattr.example`
 * @property {string} [user] the creator's user name there
 * @property {string} [fid] or their short id
 *
 * @typedef {object} Part the feed itself, or one of its entries
 * @property {string} url where it is on the web
 * @property {string} guid what stands for that in RSS where there is no link
 * @property {string} title
 * @property {boolean} isPaid whether it has a payment link of Flattr already
 *
 * @typedef {{ name: string; attributes: Record<string, string>; part: Part | undefined; text: string }} Open
 * @typedef {{ at: number; text: string }} Insertion
 */

/**
 * Adds `rel=payment` links to a feed and its entries, and `podcast:funding` to a podcast's: RSS 2.0,
 * RSS 1.0 and Atom. Everything else stays as it is, to the letter; what has such a link already gets
 * no second one, so the tool may run twice.
 * @param {string} feed
 * @param {Options} options
 * @returns {string}
 * @throws Error when the text is no feed.
 */
export function addPaymentLinks(feed, options) {
  return new FeedEditor(feed, options).result();
}

class FeedEditor {
  #feed;
  #options;
  /** @type {Insertion[]} */
  #insertions = [];
  /** @type {Open[]} */
  #open = [];
  /** @type {{ name: string; attributes: Record<string, string>; end: number } | undefined} */
  #root;
  /** Where the feed's own link goes: before its first entry. @type {number | undefined} */
  #firstEntry;
  /** @type {Part} */
  #whole = aPart();
  /** Names of namespaces that must be declared. @type {Map<string, string>} */
  #missing = new Map();

  /** @param {string} feed @param {Options} options */
  constructor(feed, options) {
    this.#feed = feed;
    this.#options = options;
  }

  result() {
    const parser = new Parser(
      {
        onopentag: (name, attributes) => this.#enter(name, attributes, parser),
        ontext: (text) => {
          const innermost = this.#open.at(-1);
          if (innermost) innermost.text += text;
        },
        onclosetag: (name, isImplied) =>
          this.#leave(name, isImplied ? undefined : parser.startIndex),
      },
      { xmlMode: true },
    );
    parser.end(this.#feed);
    if (!this.#root) throw new Error('This is no feed: its root is neither rss, RDF nor feed.');
    this.#declareNamespaces(this.#root);
    return this.#inserted();
  }

  /** @param {string} name @param {Record<string, string>} attributes @param {Parser} parser */
  #enter(name, attributes, parser) {
    if (this.#open.length === 0 && /^(rss|feed|[\w-]+:(RDF|feed))$/.test(name)) {
      this.#root ??= { name, attributes, end: parser.endIndex };
    }
    const part = this.#partOf(name);
    if (part && part !== this.#whole) this.#firstEntry ??= parser.startIndex;
    this.#open.push({ name, attributes, part, text: '' });
  }

  /** What an element that opens now is: the feed, one of its entries, or neither. @param {string} name */
  #partOf(name) {
    if (!this.#root) return undefined;
    const depth = this.#open.length;
    const parent = this.#open.at(-1)?.name;
    if (this.#isAtom()) {
      if (depth === 0) return this.#whole;
      return depth === 1 && name === `${this.#prefix()}entry` ? aPart() : undefined;
    }
    if (depth === 1 && name === 'channel') return this.#whole;
    return name === 'item' && (parent === 'channel' || depth === 1) ? aPart() : undefined;
  }

  /** @param {string} name @param {number | undefined} start where its closing tag begins, if it has one */
  #leave(name, start) {
    const closed = this.#open.pop();
    if (!closed) return;
    const part = this.#open.at(-1)?.part;
    if (part) this.#learn(part, name, closed);
    if (!closed.part || start === undefined) return;
    if (closed.part === this.#whole) this.#payForAll(this.#firstEntryBefore(start) ?? start);
    else this.#pay(closed.part, start);
  }

  /** RSS 1.0 closes its channel before the first entry. @param {number} start */
  #firstEntryBefore(start) {
    return this.#firstEntry !== undefined && this.#firstEntry < start
      ? this.#firstEntry
      : undefined;
  }

  /** Takes what an element says of the feed or entry that it stands in. @param {Part} part @param {string} name @param {Open} element */
  #learn(part, name, { attributes, text }) {
    const { rel = 'alternate', href = '' } = attributes;
    if (/(^|:)link$/.test(name) && rel === 'payment' && href.includes('/submit/auto')) {
      part.isPaid = true;
    }
    const prefix = this.#isAtom() ? this.#prefix() : '';
    if (name === `${prefix}title`) part.title ||= text.trim();
    if (name === `${prefix}link` && this.#isAtom() && rel === 'alternate') part.url ||= href.trim();
    if (name === 'link' && !this.#isAtom()) part.url ||= text.trim();
    if (name === 'guid' && attributes.isPermaLink !== 'false') part.guid ||= text.trim();
  }

  /** @param {number} at */
  #payForAll(at) {
    const part = this.#whole;
    const href = part.isPaid ? undefined : this.#clickUrl(part);
    if (!href) return;
    const values = Object.values(this.#root?.attributes ?? {});
    const isPodcast = !this.#isAtom() && (values.includes(PODCAST) || values.includes(ITUNES));
    const funding = isPodcast ? this.#nameOf(PODCAST, 'podcast') : '';
    this.#insert(at, [
      this.#link(href),
      ...(funding ? [`<${funding}funding url="${href}">Flattr this!</${funding}funding>`] : []),
    ]);
  }

  /** @param {Part} part @param {number} at */
  #pay(part, at) {
    const href = part.isPaid ? undefined : this.#clickUrl(part);
    if (href) this.#insert(at, [this.#link(href)]);
  }

  /** @param {string} href */
  #link(href) {
    const prefix = this.#isAtom() ? this.#prefix() : this.#nameOf(ATOM, 'atom');
    return `<${prefix}link rel="payment" type="text/html" title="Flattr this!" href="${href}"/>`;
  }

  /** The address of the click page, ready for an attribute: nothing of a feed can break out of it. @param {Part} part */
  #clickUrl({ url, guid, title }) {
    const address = url || guid;
    if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
    const { service, user, fid } = this.#options;
    const query = new URLSearchParams({ url: new URL(address).href });
    if (user) query.set('user_id', user);
    else if (fid) query.set('fid', fid);
    if (title) query.set('title', [...title.toWellFormed()].slice(0, TITLE_LENGTH_MAX).join(''));
    return `${service.replace(/\/$/, '')}/submit/auto?${query}`
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;')
      .replaceAll('<', '&lt;');
  }

  /** What stands before names of a namespace, as the root declares it or is going to. @param {string} namespace @param {string} wanted */
  #nameOf(namespace, wanted) {
    const attributes = this.#root?.attributes ?? {};
    const declared = Object.keys(attributes).find(
      (name) => name.startsWith('xmlns:') && attributes[name] === namespace,
    );
    if (declared) return `${declared.slice('xmlns:'.length)}:`;
    const name = `xmlns:${wanted}` in attributes ? `flattr-${wanted}` : wanted;
    this.#missing.set(name, namespace);
    return `${name}:`;
  }

  /** @param {{ end: number }} root */
  #declareNamespaces({ end }) {
    const text = [...this.#missing].map(([name, value]) => ` xmlns:${name}="${value}"`).join('');
    if (text) this.#insertions.push({ at: end, text });
  }

  /** Each element on a line of its own where the feed has lines. @param {number} at @param {string[]} elements */
  #insert(at, elements) {
    const space = /\s*$/.exec(this.#feed.slice(Math.max(0, at - 200), at))?.[0] ?? '';
    const line = space.includes('\n') ? space : '';
    this.#insertions.push({ at, text: elements.map((element) => element + line).join('') });
  }

  #inserted() {
    let text = '';
    let from = 0;
    for (const insertion of this.#insertions.sort((a, b) => a.at - b.at)) {
      text += this.#feed.slice(from, insertion.at) + insertion.text;
      from = insertion.at;
    }
    return text + this.#feed.slice(from);
  }

  #isAtom() {
    return /(^|:)feed$/.test(this.#root?.name ?? '');
  }

  /** The prefix of Atom's own names, empty most of the time. */
  #prefix() {
    return this.#root?.name.replace(/feed$/, '') ?? '';
  }
}

/** @returns {Part} */
function aPart() {
  return { url: '', guid: '', title: '', isPaid: false };
}
