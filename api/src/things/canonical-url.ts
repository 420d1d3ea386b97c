import { hash } from 'node:crypto';
import { isIP } from 'node:net';
import { parse } from 'tldts';
import { fieldError } from '../errors.ts';
import { isTrackingParameter } from './tracking-parameters.ts';

/** The most characters that the address of a thing has. */
export const URL_LENGTH_MAX = 2048;
const HOST_LENGTH_MAX = 253;

/** How a thing is known. */
export type CanonicalUrl = {
  /** The address, written in the one canonical way; it still leads to the page. */
  url: string;
  /** The host in lower case and ASCII, with its port where that is not the usual one. */
  host: string;
  /** What makes the thing this thing: 32 hex digits. Two addresses of one thing share it. */
  hash: string;
};

/**
 * Reads the address of a page that somebody wants to flattr and writes it in the one canonical way.
 * The rules, with their reasons in docs/decisions/0004-canonical-urls.md:
 *
 * 1. `http` and `https` only. Scheme and host are in lower case, an international host in its ASCII
 *    form, without the dot at its end; usual ports (80, 443) are left out, others stay.
 * 2. Dot segments are resolved, an empty path is `/`. Every other path stays as long as it is.
 * 3. Percent-encoding: hex digits in capitals; characters that mean the same plain and encoded are
 *    plain (letters, digits, `-._~!*()`, commas, `:`, `@`; in a path also `'`, in a query also `/`);
 *    what may not stand plain is encoded; a percent sign that encodes nothing becomes `%25`.
 * 4. Parameters that follow readers around (`utm_…`, `fbclid`, `ref` …) go, as do empty ones; the
 *    others keep their order. A query with nothing in it goes.
 * 5. The fragment goes, unless it begins with `#!`, which old script pages use as a path.
 * 6. The hash does not see the scheme nor a slash at the path's end: `http://a.example/b/` and
 *    `https://a.example/b` are one thing, whose address is the one that came first. Nothing else
 *    meets; `www.` distinguishes.
 *
 * The result is a fixed point: its own `url` gives the same again.
 *
 * @param allowLoopback sandbox mode: this machine (any port) and the names that are reserved for
 *   tests (`.test`, `.example`) are hosts like others.
 * @throws DomainError `validation` on the field `url`: not an address, another scheme, credentials,
 *   a host that is not on the public internet, more than 2048 characters, a Flattr link itself.
 */
export function canonicalUrl(
  text: string,
  { allowLoopback }: { allowLoopback: boolean },
): CanonicalUrl {
  const parsed = parseAddress(text);
  const hostname = publicHost(parsed.hostname, allowLoopback);
  const host = parsed.port ? `${hostname}:${parsed.port}` : hostname;
  const path = normalizeEscapes(parsed.pathname, PLAIN_IN_PATH);
  const query = canonicalQuery(parsed.search.slice(1), hostname);
  const fragment =
    parsed.hash.startsWith('#!') && parsed.hash.length > 2
      ? `#${normalizeEscapes(parsed.hash.slice(1), PLAIN_IN_QUERY)}`
      : '';
  refuseFlattrLinks(hostname, path, query);

  const url = `${parsed.protocol}//${host}${path}${query}${fragment}`;
  if (url.length > URL_LENGTH_MAX) throw tooLong();
  const identity = `https://${host}${path.replace(/(?<=.)\/$/, '')}${query}${fragment}`;
  return { url, host, hash: hash('sha256', identity).slice(0, 32) };
}

function parseAddress(text: string): URL {
  const trimmed = text.trim();
  if (trimmed === '') throw fieldError('url', 'Write the address of the page.');
  if (trimmed.length > URL_LENGTH_MAX) throw tooLong();
  const parsed = URL.parse(trimmed);
  if (!parsed) {
    throw fieldError('url', 'This is not an address. Write it whole, such as https://example.org/');
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw fieldError(
      'url',
      'Only pages on the web can be flattred: the address begins with https:// or http://',
    );
  }
  if (parsed.username || parsed.password) {
    throw fieldError('url', 'Write the address without a user name and password in it.');
  }
  return parsed;
}

function tooLong() {
  return fieldError('url', `The address is too long: it has at most ${URL_LENGTH_MAX} characters.`);
}

/** The host without a dot at its end, if it is one that the public internet knows. */
function publicHost(hostname: string, allowLoopback: boolean): string {
  const host = hostname.replace(/\.$/, '');
  const isShort = host.length <= HOST_LENGTH_MAX;
  const isForTests = isLoopback(host) || /[^.]\.(test|example)$/.test(host);
  if (allowLoopback && isForTests && isShort) return host;

  const isLiteral = isIP(host) !== 0 || host.startsWith('[');
  // A name that somebody else hands out below (github.io) is a host of its own; `co.uk` is not.
  const { isIcann, domain } = parse(host, { extractHostname: false });
  const isPublic = !isLiteral && isIcann === true && domain !== null && !/(^|\.)arpa$/.test(host);
  if (!isPublic || !isShort) {
    throw fieldError(
      'url',
      `"${host.slice(0, 80)}" is not the name of a site on the public internet.`,
    );
  }
  return host;
}

/** Whether a host names this machine itself. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}

function canonicalQuery(query: string, hostname: string): string {
  const kept = query
    .split('&')
    .map((pair) => normalizeEscapes(pair, PLAIN_IN_QUERY))
    .filter((pair) => pair !== '' && !isTrackingParameter(pair.split('=', 1)[0]!, hostname));
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}

const PLAIN_IN_PATH = /[A-Za-z0-9\-._~!*'(),:@]/;
// Browsers encode the apostrophe in a query, so that is its canonical form there.
const PLAIN_IN_QUERY = /[A-Za-z0-9\-._~!*(),:@/]/;
/** What RFC 3986 lets stand plain in a path, query or fragment; the rest is encoded. */
const ENCODED_OR_NOT_ALLOWED = /%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?]/g;

/** One pass over a part that `URL` has already made ASCII, so no escape is decoded twice. */
function normalizeEscapes(part: string, plain: RegExp): string {
  return part.replace(ENCODED_OR_NOT_ALLOWED, (found) => {
    if (found.length === 1) return encodeURIComponent(found);
    const character = String.fromCharCode(Number.parseInt(found.slice(1), 16));
    return plain.test(character) ? character : found.toUpperCase();
  });
}

/** A link that flattrs something is not the thing: the page that it names in `url` is. */
function refuseFlattrLinks(hostname: string, path: string, query: string): void {
  const isFlattr = hostname === 'flattr.com' || hostname.endsWith('.flattr.com');
  if (/^\/submit\/auto\/?$/.test(path) && (isFlattr || /[?&]url=/.test(query))) {
    throw fieldError(
      'url',
      'This is a Flattr link, not a page of its own. Use the address of the page that it is for.',
    );
  }
}
