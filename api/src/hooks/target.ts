import { isIP } from 'node:net';
import type { Config } from '../config.ts';
import { fieldError } from '../errors.ts';
import { isLoopbackAddress, isPublicAddress } from '../fetcher/public-address.ts';

const LENGTH_MAX = 500;

/**
 * Reads the address of a receiver: https; http too where a sandbox tells this machine. Where its name
 * leads is checked at each delivery, by the fetcher.
 * @throws DomainError `validation` for `url`.
 */
export function checkTarget({ mode }: Pick<Config, 'mode'>, text: string): string {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw fieldError('url', 'Write an address such as https://example.org/flattr.');
  }
  if (url.href.length > LENGTH_MAX) {
    throw fieldError('url', `The address may have at most ${LENGTH_MAX} characters.`);
  }
  if (url.username || url.password) {
    throw fieldError('url', 'Leave out user name and password; messages are signed.');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLoopback = host === 'localhost' || isLoopbackAddress(host);
  if (isLoopback && mode === 'sandbox') return withoutFragment(url);
  if (url.protocol !== 'https:') throw fieldError('url', 'The address must begin with https://.');
  if (isLoopback || (isIP(host) !== 0 && !isPublicAddress(host))) {
    throw fieldError('url', 'That address is not on the public internet.');
  }
  return withoutFragment(url);
}

function withoutFragment(url: URL): string {
  url.hash = '';
  return url.href;
}
