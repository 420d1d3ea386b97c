import type { ProofDeps, ProvableSite, Seen } from './finding.ts';
import type { FindingReason } from './finding-reasons.ts';
import { addressOf, lookAt } from './look-at.ts';
import { type Channel, readChannel } from './read-channel.ts';
import { mayFollowForPage } from './redirects.ts';

export type FeedLook =
  | { isRead: true; channel: Channel; url: string }
  | { isRead: false; reason: FindingReason; message: string; seen: Seen };

/** Long podcasts have long feeds; what they say of themselves mostly stands at the beginning. */
const BYTES_MAX = 4 * 1024 * 1024;

const TYPES = [
  'application/rss+xml',
  'application/atom+xml',
  'application/xml',
  'text/xml',
  'application/rdf+xml',
] as const;

const ADVICE: Readonly<Record<string, string>> = {
  redirect: 'Claim the feed by the address where it is.',
  not_found: 'The feed has to be at the address that is claimed.',
  wrong_type: 'Claim the address of the feed itself, not of a page about it.',
};

/** Fetches a feed and reads what it says of itself. Its address may not lead to another host. */
export async function lookAtFeed(deps: ProofDeps, site: ProvableSite): Promise<FeedLook> {
  const url = addressOf(deps.config, site.address);
  const look = await lookAt(deps, url, {
    types: TYPES,
    bytesMax: BYTES_MAX,
    longBody: 'cut',
    mayFollow: mayFollowForPage(url),
  });
  if (!look.isRead) {
    const message = `${look.seen.what} ${ADVICE[look.reason] ?? ''}`.trim();
    return { isRead: false, reason: look.reason, message, seen: look.seen };
  }
  const channel = readChannel(look.text);
  if (!channel) {
    return {
      isRead: false,
      reason: 'not_a_feed',
      message: `At ${url.href} is no feed in RSS or Atom. ${ADVICE.wrong_type}`,
      seen: { where: look.answer.url, what: 'XML that is no feed' },
    };
  }
  return { isRead: true, channel, url: look.answer.url };
}
