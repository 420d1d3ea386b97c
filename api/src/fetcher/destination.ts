import { isIP } from 'node:net';
import type { Config } from '../config.ts';
import { FetchProblem } from './fetch-problem.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';
import type { Address, Resolver } from './resolve-name.ts';

const PORTS = new Set(['', '80', '443', '8080', '8443']);

/**
 * Reads an address, or the target of a redirect seen from `base`.
 * @throws FetchProblem `invalid_url` for what is not http or https, or holds credentials.
 */
export function checkUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new FetchProblem('invalid_url', 'The address does not begin with http:// or https://.');
  }
  if (url.username || url.password) {
    throw new FetchProblem('invalid_url', 'The address holds a user name or password.');
  }
  return url;
}

/**
 * The addresses that a connection to `url` may go to. A name of which one address is not public is
 * refused whole: nobody sets that up for a good reason.
 * @throws FetchProblem `not_public` or `name_not_found`.
 */
export async function checkedAddresses(
  config: Pick<Config, 'mode' | 'publicUrl'>,
  url: URL,
  resolve: Resolver,
): Promise<Address[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const addresses =
    family === 0 ? await resolved(host, resolve) : [{ address: host, family: family as 4 | 6 }];

  const isOurs = addresses.every(({ address }) => isLoopbackAddress(address));
  if (isOurs && allowsLoopback(config)) return addresses;
  if (!addresses.every(({ address }) => isPublicAddress(address))) {
    throw new FetchProblem('not_public', `${url.hostname} is not on the public internet.`);
  }
  if (!PORTS.has(url.port)) {
    throw new FetchProblem('not_public', `Port ${url.port} is not one that pages are served on.`);
  }
  return addresses;
}

async function resolved(name: string, resolve: Resolver): Promise<Address[]> {
  const found = await resolve(name).catch((error: unknown) => {
    throw new FetchProblem('name_not_found', `There is no host ${name}.`, { cause: error });
  });
  if (found.length === 0) throw new FetchProblem('name_not_found', `There is no host ${name}.`);
  return found;
}

/**
 * A sandbox on this machine's own address may fetch from this machine. One that strangers reach may
 * not: they could look into whatever else runs there.
 */
function allowsLoopback({ mode, publicUrl }: Pick<Config, 'mode' | 'publicUrl'>): boolean {
  const { hostname } = new URL(publicUrl);
  return (
    mode === 'sandbox' &&
    (hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[|\]$/g, '')))
  );
}
