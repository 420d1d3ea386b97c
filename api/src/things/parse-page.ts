import { Parser } from 'htmlparser2';
import { languageOfTag } from './languages.ts';
import { DESCRIPTION_LENGTH_MAX, TITLE_LENGTH_MAX, tidyLine } from './texts.ts';

/** What a page says of itself; empty where it says nothing. */
export type PageFacts = {
  title: string;
  description: string;
  /** An http or https address. */
  imageUrl: string;
  /** One of `languages.ts`. */
  language: string;
  /** Where its author is at home, an http or https address. */
  authorUrl: string;
  /** The `flattr:id` of the page: who its author is with us, in their own words. */
  fid: string;
  /** All of them, where it has several authors. */
  fids: string[];
  /** Where it says by `rel=author`, and after these by `rel=me`, that its people are at home. */
  peopleUrls: string[];
};

const URL_LENGTH_MAX = 2048;
/** So many marks of one kind are kept. */
const MARKS_MAX = 20;

/**
 * Reads what a page says of itself. The first of each kind of mark counts, but that it may name several people. `rel=canonical` and
 * `og:url` are not read: a page may say what it is, not that it is another one.
 * @param html the page or its beginning.
 * @param contentType the header, for its charset.
 * @param url where the page was, for relative addresses.
 */
export function parsePage(html: Uint8Array, contentType: string, url: string): PageFacts {
  const marks = collectMarks(decode(html, contentType));
  const all = (...names: string[]) => names.flatMap((name) => marks.get(name) ?? []);
  const first = (...names: string[]) => all(...names)[0] ?? '';
  const address = (text: string) => absoluteUrl(text, url);
  const [fid = '', ...otherFids] = all('flattr:id').map(fidOf);
  return {
    title: tidyLine(first('og:title', 'title'), TITLE_LENGTH_MAX),
    description: tidyLine(first('og:description', 'description'), DESCRIPTION_LENGTH_MAX),
    imageUrl: address(first('og:image:secure_url', 'og:image', 'og:image:url')),
    language: languageOfTag(first('lang')) ?? languageOfTag(first('og:locale')) ?? '',
    // `article:author` is a name as often as an address.
    authorUrl:
      address(first('rel=author')) ||
      address(/^https?:/i.exec(first('article:author')) ? first('article:author') : ''),
    fid,
    fids: distinct([fid, ...otherFids]),
    peopleUrls: distinct(all('rel=author', 'rel=me').map(address)),
  };
}

function fidOf(text: string): string {
  const fid = text.trim().toLowerCase();
  return /^[0-9a-z]{6}$/.test(fid) ? fid : '';
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}

/** The marks of a page by name. Open Graph's stand in `property`, old pages write them in `name`. */
function collectMarks(html: string): Map<string, string[]> {
  const marks = new Map<string, string[]>();
  const keep = (name: string, value: string | undefined) => {
    if (!value?.trim()) return;
    const kept = marks.get(name) ?? [];
    if (kept.length < MARKS_MAX) marks.set(name, [...kept, value]);
  };
  let title: string | undefined;
  // Drawings inside a page have titles of their own.
  let drawings = 0;
  const parser = new Parser({
    onopentag(name, { property, name: metaName, content, rel, href, lang }) {
      if (name === 'html') keep('lang', lang);
      if (name === 'svg') drawings += 1;
      if (name === 'title' && drawings === 0) title = '';
      if (name === 'meta') {
        // `flattr:id` was only ever a name, and stays so: a property by that name means nothing.
        if (property && property !== 'flattr:id') keep(property.toLowerCase(), content);
        if (metaName && metaName.toLowerCase() !== 'title') keep(metaName.toLowerCase(), content);
      }
      if (name !== 'link' && name !== 'a') return;
      for (const relation of ['author', 'me']) {
        const words = (rel ?? '').toLowerCase().split(/\s+/);
        if (words.includes(relation)) keep(`rel=${relation}`, href);
      }
    },
    ontext(text) {
      if (title !== undefined) title += text;
    },
    onclosetag(name) {
      if (name === 'svg') drawings -= 1;
      if (name === 'title' && title !== undefined) {
        keep('title', title);
        title = undefined;
      }
    },
  });
  parser.end(html);
  return marks;
}

function absoluteUrl(text: string, base: string): string {
  if (text === '' || text.length > URL_LENGTH_MAX) return '';
  const url = URL.parse(text.trim(), base);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return '';
  return url.href.length > URL_LENGTH_MAX ? '' : url.href;
}

/** The text of a page in the charset that it names: by its header, its first bytes or a mark. */
function decode(html: Uint8Array, contentType: string): string {
  const start = Buffer.from(html.subarray(0, 1024)).toString('latin1');
  const charset =
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(start)?.[1] ??
    'utf-8';
  try {
    return new TextDecoder(charset).decode(html);
  } catch {
    return new TextDecoder().decode(html);
  }
}
