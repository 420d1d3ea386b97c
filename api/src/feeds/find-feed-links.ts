import { Parser } from 'htmlparser2';

const FEED_TYPES = /^\s*application\/(rss\+xml|atom\+xml|feed\+json|json|rdf\+xml)\b/i;

/**
 * The feeds that a page names in its head: `<link rel="alternate" type="application/rss+xml">`. What
 * stands in its body may be a visitor's and does not count.
 * @param url where the page was, for relative addresses.
 */
export function findFeedLinks(html: string, url: string): string[] {
  const links: string[] = [];
  let isHead = true;
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '' }) {
      // A browser, too, takes the head to be over at the first thing that can only stand in a body.
      if (!HEAD.has(name)) isHead = false;
      if (!isHead || name !== 'link' || !/(^|\s)alternate(\s|$)/i.test(rel)) return;
      if (FEED_TYPES.test(type)) links.push(URL.parse(href.trim(), url)?.href ?? '');
    },
    onclosetag(name) {
      if (name === 'head') isHead = false;
    },
  });
  parser.end(html);
  return links.filter(Boolean).slice(0, 50);
}

const HEAD = new Set(
  'html head title meta link style script base noscript template object'.split(' '),
);
