/**
 * Hosts on which each path is another person's. Their first page is the platform's own, so that nothing
 * on a page proves the whole host, only its DNS. Hosts whose owners have a name of their own below them
 * (`alice.github.io`) are known by the public suffix list instead.
 */
const HOSTS: ReadonlySet<string> = new Set([
  'bandcamp.com',
  'behance.net',
  'bitbucket.org',
  'bsky.app',
  'buymeacoffee.com',
  'codeberg.org',
  'deviantart.com',
  'facebook.com',
  'flickr.com',
  'framagit.org',
  'gitea.com',
  'github.com',
  'gitlab.com',
  'instagram.com',
  'ko-fi.com',
  'liberapay.com',
  'linkedin.com',
  'medium.com',
  'mixcloud.com',
  'npmjs.com',
  'open.spotify.com',
  'patreon.com',
  'peertube.tv',
  'pinterest.com',
  'pixelfed.social',
  'podcasts.apple.com',
  'reddit.com',
  'soundcloud.com',
  'sourceforge.net',
  'threads.net',
  'tiktok.com',
  'twitch.tv',
  'twitter.com',
  'vimeo.com',
  'x.com',
  'youtube.com',
]);

/** Whether a host (in lower case and ASCII) is a platform on which a path names the owner. */
export function hasManyOwners(host: string): boolean {
  return HOSTS.has(host.replace(/^(www|m|mobile)\./, ''));
}

/**
 * Platforms whose profile pages write the member's own addresses, and nothing else, as
 * `<a rel="me">` into the page's body.
 */
const PROFILES_IN_BODY: ReadonlySet<string> = new Set([
  'codeberg.org',
  'gitea.com',
  'github.com',
  'gitlab.com',
]);

/** Whether `rel="me"` links in the body of this page are of its owner alone. */
export function writesOwnLinksInBody(url: URL): boolean {
  return PROFILES_IN_BODY.has(url.hostname) && /^\/[^/]+\/?$/.test(url.pathname);
}
