import { parse } from 'tldts';
import { DomainError, fieldError } from '../errors.ts';
import { canonicalUrl, isLoopback } from '../things/canonical-url.ts';
import { hasOwnerPerName } from './owner-per-name.ts';

/** Paths are followed this deep; what lies deeper belongs to what is above it. */
const SEGMENTS_MAX = 8;
const ADDRESS_LENGTH_MAX = 500;

/**
 * The sites that a page may belong to, by their addresses, the one that wins first: paths of its host
 * on whole segments, the longest first; its host; the hosts above it, down to the one that somebody
 * can register (by the Public Suffix List with its private part, and `owner-per-name.ts`).
 * @param url canonical, of a thing.
 */
export function siteAddressesOf(url: string): string[] {
  const { host, pathname } = new URL(url);
  const hosts = hostsAbove(host);
  if (hosts.length === 0) return [];
  const segments = pathname.split('/').filter(Boolean).slice(0, SEGMENTS_MAX);
  const paths = segments.map((_, at) => [host, ...segments.slice(0, at + 1)].join('/'));
  return [...paths.reverse(), ...hosts];
}

/**
 * Reads the site that somebody means: `Blog.example`, `https://host.example/alice/`. Lower-case ASCII
 * host, without scheme, query, fragment and slashes at the end.
 * @throws DomainError `validation` on `address` when it is none, or none that anybody can claim.
 */
export function parseSiteAddress(
  text: string,
  { allowLoopback }: { allowLoopback: boolean },
): string {
  const trimmed = text.trim();
  if (trimmed === '') throw fieldError('address', 'Write the address of your site.');
  const { host, pathname } = addressOf(trimmed, allowLoopback);
  if (new URL(`https://${host}`).port !== '' && !allowLoopback) {
    throw fieldError('address', 'Write the address without a port: a site is a whole host.');
  }
  if (hostsAbove(host).length === 0) {
    throw fieldError(
      'address',
      `Each name below ${host} belongs to somebody else. Write the whole name of your site, such as alice.${host}.`,
    );
  }
  const segments = pathname.split('/').filter(Boolean);
  const address = [host, ...segments].join('/');
  if (segments.length > SEGMENTS_MAX || address.length > ADDRESS_LENGTH_MAX) {
    throw fieldError('address', 'This path is too long for a site. Write one further up.');
  }
  return address;
}

function addressOf(text: string, allowLoopback: boolean): URL {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  try {
    return new URL(canonicalUrl(url, { allowLoopback }).url);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw fieldError('address', error.fields.url ?? error.message);
  }
}

/** A host and those above it that can be claimed, down to the registrable one; none above a suffix. */
function hostsAbove(host: string): string[] {
  if (/:\d+$/.test(host) || isLoopback(host)) return [host]; // A port is not below another.
  const { domain } = parse(host, { allowPrivateDomains: true, extractHostname: false });
  if (domain === null) return [];
  const hosts = [host];
  while (hosts.at(-1) !== domain) hosts.push(hosts.at(-1)!.replace(/^[^.]+\./, ''));
  const shared = hosts.findIndex(hasOwnerPerName);
  return shared < 0 ? hosts : hosts.slice(0, shared);
}

/** The host of a site's address. */
export function hostOfSite(address: string): string {
  return address.split('/', 1)[0]!;
}

/** Whether a page lies on a site of the kind `host`: the site is among those it may belong to. */
export function isOnSite(url: string, address: string): boolean {
  return siteAddressesOf(url).includes(address);
}
