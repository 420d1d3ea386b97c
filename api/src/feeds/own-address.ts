import { parse } from 'tldts';
import { COMMON_LABEL, SHARED_DOMAINS } from './shared-hosts.ts';

/**
 * Whether an address lies where a feed is at home: on the domain that somebody registered (with
 * those that a provider hands out, `alice.github.io`), or, on a domain that many share, on a host
 * that is one show's alone.
 * @param homes addresses at which the feed is known to be itself.
 */
export function isOwnAddress(homes: readonly string[], address: string): boolean {
  const place = placeOf(address);
  return place !== undefined && homes.some((home) => placeOf(home) === place);
}

/** What two addresses have in common that are one owner's; undefined where that cannot be told. */
function placeOf(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url) return undefined;
  const { domain, isIp } = parse(url.hostname, { allowPrivateDomains: true });
  // This machine, and names like it, on a service that may use them: each port is a place.
  if (domain === null || isIp) return url.host;
  if (!SHARED_DOMAINS.has(domain)) return `${domain}:${url.port}`;
  if (url.hostname === domain || COMMON_LABEL.test(url.hostname)) return undefined;
  return url.host;
}
