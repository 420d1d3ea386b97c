import type { Context, Middleware } from 'koa';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { checkInput } from '../http/check-input.ts';
import { errorBody, expectedError } from '../http/errors.ts';
import { hashSecret } from '../secrets.ts';
import { bearerOf, bearerTokenOf, needScopes, unauthorized } from '../tokens/bearer.ts';
import { type FindRoute, type FoundRoute, routeFinder, splitPath } from './find-route.ts';
import { parseBody, parseForm, readBody } from './read-body.ts';
import { type RestDeps, withCounts } from './rest-deps.ts';
import type { Answer, Route } from './route.ts';
import { ROUTES } from './routes.ts';

const BASE = '/rest/v2';

/** `/categories.csv`, `/things/1.csv`: a format that we do not know. Members' names may hold dots. */
const UNKNOWN_SUFFIX = /^\/(?!users\/[^/]+$).*\.\w{1,5}$/;

/**
 * The API: everything under `/rest/`. Stands before what pages need (cookies, forms, sessions), so
 * that a click passes nothing it has no use for. Answers errors as JSON, never as a page.
 */
export function restApi(deps: Deps): Middleware {
  const findRoute = routeFinder(ROUTES);
  const restDeps = withCounts(deps);
  return async (ctx, next) => {
    if (!ctx.path.startsWith('/rest/') && ctx.path !== '/rest') return next();
    allowEverySite(ctx);
    if (ctx.method === 'OPTIONS') return answerPreflight(ctx);
    try {
      write(ctx, await answer(restDeps, findRoute, ctx));
    } catch (thrown) {
      const error = expectedError(thrown);
      if (error.status >= 500) deps.log.error({ err: thrown, path: ctx.path }, 'a request failed');
      if (error.code === 'unauthorized') ctx.set('WWW-Authenticate', 'Bearer realm="Flattr"');
      if (error.code === 'unavailable') ctx.set('Retry-After', '2');
      write(ctx, { status: error.status, body: errorBody(deps.config, error) });
    }
  };
}

async function answer(deps: RestDeps, findRoute: FindRoute, ctx: Context): Promise<Answer> {
  if (!ctx.path.startsWith(BASE)) throw notFound();
  const { path, suffix } = splitPath(ctx.path.slice(BASE.length));
  const body = await bodyOf(ctx);
  const method = methodOf(ctx, body);
  if (UNKNOWN_SUFFIX.test(path)) throw notAcceptable();
  const found = findRoute(method, path);
  if (!found) throw notFound();
  if (suffix !== '' && suffix !== '.json') throw notAcceptable();
  return call(deps, found, { ctx, body, suffix });
}

async function call(
  deps: RestDeps,
  { params, route }: FoundRoute,
  { body, ctx, suffix }: { ctx: Context; body: unknown; suffix: string },
): Promise<Answer> {
  const query = ctx.querystring === '' ? {} : parseForm(ctx.querystring);
  const caller = await callerOf(deps, route, ctx, query);
  return route.answer(deps, {
    ...caller,
    params,
    query: checkInput(route.query, query, route.inputError),
    body: checkInput(route.body, body, route.inputError),
    suffix,
    jsonp: undefined,
  });
}

/**
 * Finds out who calls.
 * @throws DomainError `unauthorized` when a token was sent that is not valid, or none where the
 *   resource needs one; `insufficient_scope` when it may not do this.
 */
async function callerOf(
  deps: RestDeps,
  route: Route,
  ctx: Context,
  query: { access_token?: string },
) {
  const token =
    bearerTokenOf(ctx.get('Authorization')) ??
    (route.takesTokenInQuery ? query.access_token : undefined);
  if (token === undefined) {
    if (route.caller !== 'anyone') throw unauthorized();
    return { bearer: undefined };
  }
  // What a token may see is for its member alone.
  ctx.set('Cache-Control', 'private, no-store');
  const tokenHash = hashSecret(token);
  if (route.caller === 'unverified') return { tokenHash };

  const bearer = await bearerOf(deps, tokenHash);
  needScopes(bearer, route.scopes);
  return { bearer };
}

async function bodyOf(ctx: Context): Promise<unknown> {
  if (ctx.method === 'GET' || ctx.method === 'HEAD') return {};
  const bytes = await readBody(ctx.req);
  return parseBody(bytes.toString('utf8'), ctx.get('Content-Type'));
}

/**
 * What the caller wants done: clients that can send only GET and POST name the method in `_method` of
 * the body or in a header.
 */
function methodOf(ctx: Context, body: unknown): string {
  if (ctx.method === 'HEAD') return 'GET';
  if (ctx.method !== 'POST') return ctx.method;
  const named =
    (body as { _method?: unknown } | null)?._method ?? ctx.get('X-HTTP-Method-Override');
  return typeof named === 'string' && named !== '' ? named.toUpperCase() : ctx.method;
}

function write(ctx: Context, { body, headers = {}, status }: Answer): void {
  if (!ctx.response.get('Cache-Control')) ctx.set('Cache-Control', 'no-cache');
  ctx.set(headers);
  ctx.status = status ?? (body === undefined ? 204 : 200);
  if (body === undefined) {
    ctx.body = null;
    return;
  }
  ctx.set('Content-Type', 'application/json;charset=utf-8');
  ctx.body = JSON.stringify(body);
}

const EXPOSED =
  'Location, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Current, X-RateLimit-Reset';

/** Pages of every site may call: who calls is told by a token, never by a cookie. */
function allowEverySite(ctx: Context): void {
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.set('Access-Control-Expose-Headers', EXPOSED);
  ctx.set('X-Content-Type-Options', 'nosniff');
}

function answerPreflight(ctx: Context): void {
  ctx.set('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
  ctx.set(
    'Access-Control-Allow-Headers',
    ctx.get('Access-Control-Request-Headers') || 'Authorization, Content-Type, Accept',
  );
  ctx.set('Access-Control-Max-Age', '86400');
  ctx.vary('Access-Control-Request-Headers');
  ctx.status = 204;
}

function notFound(): DomainError {
  return new DomainError('not_found', 'The resource was not found');
}

function notAcceptable(): DomainError {
  return new DomainError('not_acceptable', 'This resource is not written in that format.');
}
