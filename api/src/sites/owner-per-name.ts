/**
 * Hosts below which each name belongs to somebody else, as below a public suffix, though the Public
 * Suffix List does not have them (all of them): `alice.wordpress.com` is Alice's.
 */
const OWNER_PER_NAME: ReadonlySet<string> = new Set([
  'bandcamp.com',
  'beehiiv.com',
  'blogger.com',
  'buzzsprout.com',
  'carrd.co',
  'ghost.io',
  'hashnode.dev',
  'itch.io',
  'libsyn.com',
  'livejournal.com',
  'micro.blog',
  'neocities.org',
  'podbean.com',
  'podigee.io',
  'squarespace.com',
  'substack.com',
  'transistor.fm',
  'tumblr.com',
  'typepad.com',
  'weebly.com',
  'wixsite.com',
  'wordpress.com',
  'write.as',
]);

/** Whether each name below a host is somebody else's, so that the host itself cannot be claimed. */
export function hasOwnerPerName(host: string): boolean {
  return OWNER_PER_NAME.has(host);
}
