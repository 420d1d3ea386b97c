import bodyParser from '@koa/bodyparser';
import type { Context, Middleware, Next } from 'koa';
import compose from 'koa-compose';
import type { Provider } from 'oidc-provider';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { countAttempt, subjectOfIp } from '../throttle/count-attempt.ts';
import { isForever } from './lifetimes.ts';
import { ROUTES } from './provider.ts';
import { publicScope } from './scopes.ts';

type ProviderSource = () => Promise<Provider>;

const CLIENT_ENDPOINTS: readonly string[] = [ROUTES.token, ROUTES.revocation, ROUTES.introspection];
const READ_ENDPOINTS: readonly string[] = [
  ROUTES.userinfo,
  ROUTES.jwks,
  '/.well-known/oauth-authorization-server',
  '/.well-known/openid-configuration',
];
const ENDPOINTS = [...CLIENT_ENDPOINTS, ROUTES.registration, ...READ_ENDPOINTS];

/**
 * The addresses of OAuth that programs call: token, revocation, introspection, registration, keys,
 * discovery. They know no cookies, so they stand before whatever guards pages, and they always
 * answer in JSON. The authorization page is in `routes.tsx`.
 */
export function oauthEndpoints(deps: Deps, providerOf: ProviderSource): Middleware {
  const answer = compose([
    showJson(deps),
    refuseOtherMethods,
    readBody,
    askForCredentials,
    limitRegistrations(deps),
    (ctx: Context, next: Next) => runProvider(deps, providerOf, ctx, next),
  ]);
  return (ctx, next) => {
    const path = withoutSlash(ctx.path);
    if (!ENDPOINTS.includes(path)) return next();
    ctx.path = path;
    return answer(ctx, async () => {});
  };
}

/** Lets oidc-provider answer, with our public address and its own cookie keys. */
export async function runProvider(
  { config }: Pick<Deps, 'config'>,
  providerOf: ProviderSource,
  ctx: Context,
  next: Next,
): Promise<void> {
  const provider = await providerOf();
  // Every address it writes begins with the public one, whatever Host a request names.
  Object.defineProperty(ctx, 'href', { value: `${config.publicUrl}${ctx.originalUrl}` });
  ctx.cookies = provider.createContext(ctx.req, ctx.res).cookies;
  ctx.cookies.secure = config.publicUrl.startsWith('https:');
  await compose(provider.middleware as Middleware[])(ctx, next);
}

/** Old libraries tolerate and send a slash at the end: `/oauth/authorize/` (the Ruby gem). */
export function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}

/** What all answers of these addresses have in common. */
function showJson({ config }: Deps): Middleware {
  return async (ctx, next) => {
    ctx.req.headers.accept = 'application/json';
    await next();
    const { body } = ctx;
    if (typeof body !== 'object' || body === null) return;
    const answer = presentable(body as Record<string, unknown>);
    if (typeof answer.error === 'string') {
      answer.error_uri = `${config.publicUrl}/docs/errors#${answer.error}`;
    }
    ctx.body = answer;
    // Old clients compare the type as a whole.
    ctx.set('Content-Type', 'application/json');
    if (CLIENT_ENDPOINTS.includes(ctx.path)) {
      ctx.set('Cache-Control', 'no-store');
      ctx.set('Pragma', 'no-cache');
      if (ctx.status === 401 && !ctx.response.get('WWW-Authenticate')) challenge(ctx);
    }
  };
}

/** Leaves out what is oidc-provider's or ours alone, and writes the token's type as it was of old. */
function presentable({
  registered_by: _,
  ...body
}: Record<string, unknown>): Record<string, unknown> {
  const answer = { ...body };
  if (typeof body.token_type === 'string') answer.token_type = body.token_type.toLowerCase();
  if (isForever((body.expires_in as number) ?? 0)) delete answer.expires_in;
  if (isForever(Number(body.exp) - Number(body.iat))) delete answer.exp;
  if (typeof body.scope === 'string') {
    answer.scope = publicScope(body.scope);
    if (answer.scope === '') delete answer.scope;
  }
  if (Array.isArray(body.scopes_supported)) {
    answer.scopes_supported = publicScope(body.scopes_supported.join(' ')).split(' ');
  }
  if (body.response_modes_supported) answer.response_modes_supported = ['query', 'fragment'];
  return answer;
}

function refuseOtherMethods(ctx: Context, next: Next): Promise<void> {
  const isRead = READ_ENDPOINTS.includes(ctx.path);
  const methods = isRead ? ['GET', 'HEAD', 'OPTIONS'] : ['POST', 'OPTIONS'];
  if (ctx.path === ROUTES.userinfo) methods.push('POST');
  if (methods.includes(ctx.method)) return next();
  ctx.status = 405;
  ctx.set('Allow', methods.join(', '));
  ctx.body = {
    error: 'invalid_request',
    error_description: `Send ${methods[0]} to this address.`,
  };
  return Promise.resolve();
}

const parseBody = bodyParser({
  enableTypes: ['json', 'form'],
  formLimit: '64kb',
  jsonLimit: '64kb',
});

/**
 * Bodies are forms by the standard. The Ruby gem, node-flattr, gPodder and mygpo send JSON to the
 * token endpoint; to oidc-provider it looks like a form.
 */
async function readBody(ctx: Context, next: Next): Promise<void> {
  try {
    await parseBody(ctx as never, async () => {});
  } catch (error) {
    const { status = 400 } = error as { status?: number };
    ctx.status = status === 413 ? 413 : 400;
    ctx.body = { error: 'invalid_request', error_description: 'The body cannot be read.' };
    return;
  }
  if (CLIENT_ENDPOINTS.includes(ctx.path) && ctx.is('json')) {
    ctx.req.headers['content-type'] = 'application/x-www-form-urlencoded';
  }
  const body = bodyOf(ctx);
  if (ctx.path === ROUTES.token && typeof body.scope === 'string') {
    body.scope = body.scope
      .split(/[\s,+]+/)
      .filter(Boolean)
      .join(' ');
  }
  await next();
}

/**
 * gPodder and mygpo send their first token request without credentials and wait to be asked for
 * them, by 401 and `WWW-Authenticate: Basic`. Their code must not be used up by that.
 */
function askForCredentials(ctx: Context, next: Next): Promise<void> {
  const isAnonymous = !ctx.get('Authorization') && bodyOf(ctx).client_id === undefined;
  if (ctx.method !== 'POST' || !CLIENT_ENDPOINTS.includes(ctx.path) || !isAnonymous) return next();
  ctx.status = 401;
  challenge(ctx);
  ctx.body = {
    error: 'invalid_client',
    error_description:
      'Say which application you are: Authorization: Basic with client id and secret, or client_id in the body.',
  };
  return Promise.resolve();
}

/** Anybody may register an application; nobody needs hundreds of them. */
function limitRegistrations(deps: Deps): Middleware {
  return async (ctx, next) => {
    if (ctx.path === ROUTES.registration && ctx.method === 'POST') {
      const subject = subjectOfIp(ctx.ip);
      try {
        await countAttempt(deps, [{ kind: 'oauth-register', subject, max: 100, minutes: 60 }]);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        ctx.status = 429;
        ctx.body = { error: error.code, error_description: error.message };
        return;
      }
    }
    await next();
  };
}

function challenge(ctx: Context): void {
  ctx.set('WWW-Authenticate', 'Basic realm="Flattr"');
}

function bodyOf(ctx: Context): Record<string, unknown> {
  const { body } = ctx.request as { body?: unknown };
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}
