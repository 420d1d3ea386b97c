/**
 * Places where the creator of a page can be told from its address alone, as the old service knew
 * them: the paths below each host.
 */
const DISCOVERABLE: Readonly<Record<string, RegExp>> = {
  'github.com': /^\/[\w-]+(\/[\w.-]+(\/commit\/[0-9a-f]+)?)?\/?$/,
  'gist.github.com': /^\/([\w-]+\/)?[0-9a-f]+\/?$/,
  'soundcloud.com': /^\/[\w-]+(\/(sets\/)?[\w-]+)?\/?$/,
  'twitter.com': /^\/\w+(\/status\/\d+)?\/?$/,
  'x.com': /^\/\w+(\/status\/\d+)?\/?$/,
  'instagram.com': /^\/p\/[\w-]+\/?$/,
  'musicbrainz.org': /^\/artist\/[0-9a-f-]{36}\/?$/,
};

/** Whether the address of a page tells who made it. */
export function isDiscoverable(canonicalUrl: string): boolean {
  const { hostname, pathname } = new URL(canonicalUrl);
  return DISCOVERABLE[hostname.replace(/^(www|m|mobile)\./, '')]?.test(pathname) ?? false;
}
