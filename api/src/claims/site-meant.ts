import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { findFeedByUrl } from '../feeds/find-feed.ts';
import { followFeed } from '../feeds/follow-feed.ts';
import type { SiteKind } from '../sites/site.ts';
import { parseSiteAddress } from '../sites/site-address.ts';

/**
 * The site that a member wants to claim by its address: a feed where it is one that we know or they
 * say that it is one, else a host with or without a path.
 * @throws DomainError `validation` on `url`.
 */
export async function siteMeant(
  deps: Pick<Deps, 'config' | 'db' | 'clock'>,
  { url, kind, memberId }: { url: string; kind?: SiteKind | undefined; memberId: number },
): Promise<{ kind: SiteKind; address: string }> {
  if (kind === 'feed') {
    return { kind, address: (await followFeed(deps, { url, memberId })).address };
  }
  const feed = kind === undefined ? await findFeedByUrl(deps, url) : undefined;
  if (feed) return { kind: 'feed', address: feed.address };
  try {
    const allowLoopback = deps.config.mode === 'sandbox';
    return { kind: 'host', address: parseSiteAddress(url, { allowLoopback }) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw fieldError('url', error.message);
  }
}
