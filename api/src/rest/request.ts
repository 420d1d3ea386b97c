import { DomainError } from '../errors.ts';
import { hashSecret } from '../secrets.ts';
import { subjectOfIp } from '../throttle/count-attempt.ts';
import { bearerTokenOf } from '../tokens/bearer.ts';
import { splitPath } from './find-route.ts';
import type { Format } from './formats.ts';
import { parseBody, parseForm, readBody } from './read-body.ts';
import type { RestContext } from './rest-context.ts';

const BASE = '/rest/v2';

/** What a request says before anything is looked up. */
export type RestRequest = {
  /** Below `/rest/v2`, without its ending; empty when it is not there. */
  path: string;
  suffix: string;
  query: Readonly<Record<string, string>>;
  tokenHash: string | undefined;
  /** Known once the token has been looked up: it was no guess. */
  isTokenValid: boolean;
  /** The address that it came from: an IPv6 connection has many. */
  address: string;
  /** Whose requests are counted together: a token or an address. */
  subject: string;
  /** How the answer is written: JSON until something else is known to be wanted and there. */
  format: Format;
  jsonp: string | undefined;
};

/** Reads all of a request but its body. */
export function readRequest(ctx: RestContext): RestRequest {
  const { path, suffix } = ctx.path.startsWith(BASE)
    ? splitPath(ctx.path.slice(BASE.length))
    : { path: '', suffix: '' };
  const query = ctx.querystring === '' ? {} : parseForm(ctx.querystring);
  // One old client sends the token in the query, and only here. Deprecated: addresses get about.
  const inQuery = path === '/user' ? query.access_token : undefined;
  const token = bearerTokenOf(ctx.get('Authorization')) ?? inQuery;
  const tokenHash = token === undefined ? undefined : hashSecret(token);
  const address = subjectOfIp(ctx.ip);
  return {
    path,
    suffix,
    query,
    tokenHash,
    isTokenValid: false,
    address,
    subject: tokenHash === undefined ? `address ${address}` : `token ${tokenHash}`,
    format: 'json',
    jsonp: undefined,
  };
}

/**
 * Reads the body and what the caller wants done with it: clients that can send only GET and POST name
 * the method in `_method` of the body or in a header.
 * @throws DomainError `invalid_request` when the body cannot be read.
 */
export async function readBodyAndMethod(
  ctx: RestContext,
): Promise<{ body: unknown; method: string }> {
  if (ctx.method === 'GET' || ctx.method === 'HEAD') return { body: {}, method: 'GET' };
  const bytes = await readBody(ctx.req);
  const body = parseBody(bytes.toString('utf8'), ctx.get('Content-Type'));
  if (ctx.method !== 'POST') return { body, method: ctx.method };

  const named =
    (body as { _method?: unknown } | null)?._method ?? ctx.get('X-HTTP-Method-Override');
  const isNamed = typeof named === 'string' && named !== '';
  return { body, method: isNamed ? named.toUpperCase() : ctx.method };
}

/** The name of a function in a page; nothing that could be more than a name. */
const CALLBACK = /^[\w$]+(\.[\w$]+|\[\d+\])*$/;
const CALLBACK_LENGTH_MAX = 100;

/**
 * The function that a JSONP page wants called.
 * @throws DomainError `invalid_parameters` for what is not the name of one.
 */
export function readCallback(ctx: RestContext, { query }: RestRequest): string | undefined {
  const name = query.jsonp;
  if (!name || ctx.method !== 'GET') return undefined;
  if (name.length <= CALLBACK_LENGTH_MAX && CALLBACK.test(name)) return name;
  throw new DomainError('invalid_parameters', 'jsonp is not the name of a function.', {
    jsonp: 'Write the name of a function of your page.',
  });
}
