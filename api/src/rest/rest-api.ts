import type { IncomingMessage, RequestListener } from 'node:http';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { checkInput } from '../http/check-input.ts';
import { errorBody, expectedError } from '../http/errors.ts';
import { bearerOf, needScopes, unauthorized } from '../tokens/bearer.ts';
import { compressAnswer } from './compress-answer.ts';
import { allowEverySite, answerPreflight } from './cors.ts';
import { type FindRoute, type FoundRoute, routeFinder } from './find-route.ts';
import { chooseFormat, notAcceptable, USUAL_FORMATS } from './formats.ts';
import { countWrongToken, limitMember, limitRequests } from './limit-requests.ts';
import { type RestRequest, readBodyAndMethod, readCallback, readRequest } from './request.ts';
import { RestContext } from './rest-context.ts';
import { createRestDeps, type RestDeps } from './rest-deps.ts';
import type { Answer, Route } from './route.ts';
import { ROUTES } from './routes.ts';
import { writeAnswer } from './write-answer.ts';

/** `/categories.csv`, `/things/1.csv`: a format that we do not know. Members' names may hold dots. */
const UNKNOWN_SUFFIX = /^\/(?!users\/[^/]+$).*\.\w{1,5}$/;

/** Whether a request is for the API: under `/rest/`. */
export function isRestRequest({ url = '' }: IncomingMessage): boolean {
  return /^\/rest(?=[/?]|$)/.test(url);
}

/**
 * The API: everything under `/rest/`. Stands before Koa and what pages need (cookies, forms, sessions),
 * so that a click passes nothing it has no use for. Answers errors in the caller's format, never as a
 * page.
 */
export function restApi(deps: Deps): RequestListener {
  const findRoute = routeFinder(ROUTES);
  const restDeps = createRestDeps(deps);
  const { proxies } = deps.config;

  const handle = async (ctx: RestContext): Promise<void> => {
    allowEverySite(ctx);
    if (ctx.method === 'OPTIONS') return answerPreflight(ctx);

    const request = readRequest(ctx);
    let answer: Answer;
    try {
      answer = await answerOf(restDeps, findRoute, ctx, request);
    } catch (thrown) {
      answer = await answerError(restDeps, ctx, request, thrown);
    }
    writeAnswer(ctx, answer, request);
    if (ctx.method === 'GET') await compressAnswer(ctx);
  };
  return (req, res) => {
    const ctx = new RestContext(req, res, { proxies });
    handle(ctx)
      .then(() => ctx.send())
      .catch((error: unknown) => {
        deps.log.error({ err: error, path: ctx.path }, 'an answer could not be written');
        res.destroy();
      });
  };
}

async function answerOf(
  deps: RestDeps,
  findRoute: FindRoute,
  ctx: RestContext,
  request: RestRequest,
): Promise<Answer> {
  const { path, suffix } = request;
  // Asking how much is left costs nothing.
  if (path !== '/rate_limit') limitRequests(deps, ctx, request);
  if (UNKNOWN_SUFFIX.test(path)) throw notAcceptable(USUAL_FORMATS);
  const { body, method } = await readBodyAndMethod(ctx);
  const found = findRoute(method, path);
  request.jsonp = readCallback(ctx, request);
  if (!found) throw new DomainError('not_found', 'The resource was not found');
  if (ctx.method === 'HEAD' && !found.route.allowsHead) {
    throw new DomainError('invalid_parameters', 'This resource answers GET, not HEAD.');
  }
  request.format = chooseFormat(ctx, suffix, found.route.formats);
  return call(deps, ctx, request, found, body);
}

async function call(
  deps: RestDeps,
  ctx: RestContext,
  request: RestRequest,
  { params, route }: FoundRoute,
  body: unknown,
): Promise<Answer> {
  const { format, jsonp, query, subject, suffix, tokenHash } = request;
  // What a token may see is for its member alone.
  if (tokenHash !== undefined) ctx.set('Cache-Control', 'private, no-store');
  const caller = await callerOf(deps, route, request);
  return route.answer(deps, {
    ...caller,
    params,
    query: checkInput(route.query, query, route.inputError),
    body: checkInput(route.body, body, route.inputError),
    format,
    suffix,
    jsonp,
    subject,
  });
}

/**
 * Finds out who calls.
 * @throws DomainError `unauthorized` when a token was sent that is not valid, or none where the
 *   resource needs one; `insufficient_scope` when it may not do this.
 */
async function callerOf(deps: RestDeps, route: Route, request: RestRequest) {
  const { tokenHash } = request;
  if (tokenHash === undefined) {
    if (route.caller !== 'anyone') throw unauthorized();
    return { bearer: undefined };
  }
  if (route.caller === 'unverified') return { tokenHash };

  const bearer = await bearerOf(deps, tokenHash);
  request.isTokenValid = true;
  limitMember(deps, bearer.memberId);
  needScopes(bearer, route.scopes);
  return { bearer };
}

/** How long it takes until a caller may ask again. */
function secondsLeft({ clock, rateLimit }: RestDeps, { subject }: RestRequest): string {
  return String(rateLimit.usageOf(subject).resetsAt - Math.floor(clock.now() / 1000));
}

async function answerError(
  deps: RestDeps,
  ctx: RestContext,
  request: RestRequest,
  thrown: unknown,
): Promise<Answer> {
  const error = expectedError(thrown);
  if (error.status >= 500) deps.log.error({ err: thrown, path: ctx.path }, 'a request failed');
  if (error.code === 'unavailable') ctx.set('Retry-After', '2');
  if (error.code === 'rate_limit_exceeded') ctx.set('Retry-After', secondsLeft(deps, request));
  // Who has no means gets it too: Java on old phones cannot read a 401 without.
  if (error.status === 401) ctx.set('WWW-Authenticate', 'Bearer realm="Flattr"');
  if (error.code === 'unauthorized' && request.tokenHash && !request.isTokenValid) {
    countWrongToken(deps, request);
  }
  // A stream or a text has no way to say it.
  if (!USUAL_FORMATS.includes(request.format)) request.format = 'json';
  return { status: error.status, body: errorBody(deps.config, error) };
}
