import { Agent, request } from 'undici';
import type { Config } from '../config.ts';
import { checkedAddresses, checkUrl } from './destination.ts';
import { FetchProblem, problemOf } from './fetch-problem.ts';
import { readBody } from './read-body.ts';
import { type Address, type Resolver, resolverFor } from './resolve-name.ts';
import { trustedAuthorities } from './trusted-authorities.ts';

/** What of the configuration says where the service may go, whom it asks the way, whom it trusts. */
export type FetchConfig = Pick<Config, 'mode' | 'publicUrl'> &
  Partial<Pick<Config, 'dnsServers' | 'extraCa'>>;

export type FetchOptions = {
  /** GET and HEAD follow redirects; the answer to a POST is given back as it is. */
  method?: 'GET' | 'HEAD' | 'POST';
  accept?: string;
  /** Whether a redirect may be followed; where it may not, the redirect itself is the answer. */
  mayFollow?: (to: URL, from: URL) => boolean;
  /** Sent to the first host alone: a redirect to another host does not see them. */
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** For everything together: names, connections, redirects, the body. */
  timeoutMs?: number;
  /** The most that is read of the body, counted after it is decompressed. */
  bytesMax?: number;
  /** What becomes of a longer body: it is a problem (the default), or only its beginning is read. */
  longBody?: 'refuse' | 'cut';
  /** Ends it before its time, as if that were over. */
  stop?: AbortSignal;
  /** How names become addresses; for tests. */
  resolve?: Resolver;
};

export type Fetched = {
  status: number;
  /** The address that answered, after redirects. */
  url: string;
  /** Where the address has moved for good (301, 308), as far as the redirects say so; else itself. */
  permanentUrl: string;
  /** Names in lower case; a header that came more than once is joined with commas. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** Whether the body was longer than what is here. */
  isCut: boolean;
};

const TIMEOUT_MS = 5_000;
const BYTES_MAX = 256 * 1024;
const HEADER_BYTES_MAX = 16 * 1024;
const REDIRECTS_MAX = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);

/**
 * The one way in which the service asks another server for something that a stranger named. It cannot
 * be led to anything but the public internet: each name is resolved once, every address of it is
 * checked, and the connection goes to an address that was checked; so does each redirect (at most
 * three). Only http and https on their usual ports; no cookies, no credentials; limits on time, on
 * headers and on the body after decompression. On a service that itself runs on this machine's own
 * address, as in development, this machine is let in too, on any port.
 *
 * @returns whatever was answered, errors of the other server too: look at `status`.
 * @throws FetchProblem for everything else, with a code and a sentence.
 */
export async function fetchSafely(
  config: FetchConfig,
  url: string,
  options: FetchOptions = {},
): Promise<Fetched> {
  const { method = 'GET', timeoutMs = TIMEOUT_MS } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = options.stop ? AbortSignal.any([timeout, options.stop]) : timeout;
  const first = checkUrl(url);
  let target = first;
  let permanent = first;
  for (let redirects = 0; ; redirects += 1) {
    const answer = await fetchOnce(config, target, options, signal, target.origin === first.origin);
    const moved = { permanentUrl: permanent.href };
    if (!isRedirect(answer, method)) return { ...answer, ...moved };
    const next = checkUrl(answer.headers.location!, target);
    if (options.mayFollow?.(next, target) === false) return { ...answer, ...moved };
    if (redirects === REDIRECTS_MAX) {
      throw new FetchProblem('too_many_redirects', `${first.host} redirects too often.`);
    }
    if (permanent === target && PERMANENT.has(answer.status)) permanent = next;
    target = next;
  }
}

async function fetchOnce(
  config: FetchConfig,
  target: URL,
  options: FetchOptions,
  signal: AbortSignal,
  isFirstOrigin: boolean,
): Promise<Omit<Fetched, 'permanentUrl'>> {
  const { method = 'GET', bytesMax = BYTES_MAX, longBody = 'refuse' } = options;
  let agent: Agent | undefined;
  try {
    const resolve = options.resolve ?? resolverFor(config);
    const addresses = await beforeAbort(checkedAddresses(config, target, resolve), signal);
    agent = agentFor(addresses, trustedAuthorities(config));
    const answer = await request(target, {
      dispatcher: agent,
      method,
      headers: {
        'accept-encoding': 'gzip, br',
        ...(isFirstOrigin ? options.headers : {}),
        ...(options.accept ? { accept: options.accept } : {}),
        'user-agent': `Flattr (+${config.publicUrl})`,
      },
      body: options.body ?? null,
      signal,
    });
    const read = { status: answer.statusCode, url: target.href, headers: joined(answer.headers) };
    if (isRedirect(read, method) || method === 'HEAD') {
      return { ...read, body: Buffer.alloc(0), isCut: false };
    }
    const limits = { bytesMax, longBody, host: target.host, signal };
    return { ...read, ...(await readBody(answer.body, read.headers, limits)) };
  } catch (error) {
    throw problemOf(error, target.host);
  } finally {
    await agent?.destroy();
  }
}

function isRedirect({ status, headers }: Pick<Fetched, 'status' | 'headers'>, method: string) {
  return method !== 'POST' && REDIRECTS.has(status) && headers.location !== undefined;
}

/** Connects to the addresses that were checked and to nothing else, whatever the name says by now. */
function agentFor(addresses: readonly Address[], authorities: string[] | undefined): Agent {
  return new Agent({
    connect: {
      ...(authorities ? { ca: authorities } : {}),
      lookup(_name, { all }, callback) {
        const [first] = addresses;
        if (all) callback(null, [...addresses]);
        else callback(null, first!.address, first!.family);
      },
    },
    maxHeaderSize: HEADER_BYTES_MAX,
    pipelining: 0,
  });
}

/** Looking up a name cannot be stopped, but need not be waited for. */
async function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function joined(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
