import { hash } from 'node:crypto';
import { z } from 'zod';
import { type Finding, notProven, type ProofDeps, type ProvableSite } from './finding.ts';
import { lookAtFeed } from './look-at-feed.ts';

/** Whom a feed names as its owner: the address, and what of it may be shown. */
export type FeedOwner = { address: string; shown: string };

/** Looks up whom a feed names as its owner. */
export async function findFeedOwner(
  deps: ProofDeps,
  site: ProvableSite,
): Promise<FeedOwner | Extract<Finding, { isProven: false }>> {
  const look = await lookAtFeed(deps, site);
  const refuse = (finding: Finding) => finding as Extract<Finding, { isProven: false }>;
  if (!look.isRead) return refuse(notProven(look.reason, look.message, [look.seen]));
  const address = look.channel.ownerAddresses.find((text) => z.email().safeParse(text).success);
  if (address) return { address, shown: maskAddress(address) };
  return refuse(
    notProven(
      'no_owner_address',
      'The feed does not name an address of its owner (<itunes:owner> with <itunes:email>). Hosts of podcasts let you switch it on, often for some days; or put the token into the description.',
      [{ where: look.url, what: 'a feed without an owner’s address' }],
    ),
  );
}

/** What is kept of an address. */
export function hashAddress(address: string): string {
  return hash('sha256', address.trim().toLowerCase());
}

/** `p…@example.org`: enough for its owner to know it by. */
export function maskAddress(address: string): string {
  const [name = '', host = ''] = address.split('@');
  return `${name.slice(0, 1)}…@${host}`;
}
