import { timingSafeEqual } from 'node:crypto';
import {
  type Client,
  type Configuration,
  interactionPolicy,
  type KoaContextWithOIDC,
  Provider,
} from 'oidc-provider';
import { machineNow } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { findMember } from '../members/find-member.ts';
import type { Visitor } from '../members/session.ts';
import { hashSecret, newId, newSecret } from '../secrets.ts';
import { createAdapter } from './adapter.ts';
import { checkRegistration } from './check-registration.ts';
import { isRegisteredConfidential } from './client-adapter.ts';
import { renderOauthError } from './error-page.tsx';
import { findCoveringGrant } from './find-covering-grant.ts';
import { LIFETIMES } from './lifetimes.ts';
import { loadKeys, type ServiceKeys } from './load-keys.ts';
import { KNOWN_SCOPES } from './scopes.ts';

/** Where oidc-provider answers. These addresses are a promise: `/oauth/authorize` and `/oauth/token` are the old ones. */
export const ROUTES = {
  authorization: '/oauth/authorize',
  token: '/oauth/token',
  revocation: '/oauth/revoke',
  introspection: '/oauth/introspect',
  registration: '/oauth/register',
  userinfo: '/oauth/userinfo',
  jwks: '/oauth/jwks',
} as const;

export const INTERACTION_PATH = '/oauth/interaction';

/**
 * The OAuth 2 and OpenID provider of a service. It is made at the first request, since its keys are
 * in the database, and again whenever another instance has rotated them.
 */
export function createProviderSource(deps: Deps): () => Promise<Provider> {
  let made: { version: string; provider: Provider } | undefined;
  return async () => {
    const keys = await loadKeys(deps);
    if (made?.version !== keys.version) {
      made = { version: keys.version, provider: createProvider(deps, keys) };
    }
    return made.provider;
  };
}

function createProvider(deps: Deps, keys: ServiceKeys): Provider {
  const provider = new Provider(deps.config.publicUrl, configuration(deps, keys));
  compareHashedSecrets(provider);
  useOurSessions(provider, deps);
  provider.on('server_error', (ctx: KoaContextWithOIDC, err: Error) => {
    deps.log.error({ err, path: ctx.path }, 'an OAuth request failed');
  });
  return provider;
}

function configuration(deps: Deps, keys: ServiceKeys): Configuration {
  return {
    adapter: (kind) => createAdapter(deps, kind),
    jwks: { keys: keys.signingKeys },
    cookies: {
      keys: keys.cookieKeys,
      names: { interaction: 'flattr_oauth', resume: 'flattr_oauth_resume' },
      short: { httpOnly: true, sameSite: 'lax', secure: isHttps(deps) },
    },
    routes: ROUTES,
    scopes: [...KNOWN_SCOPES],
    claims: {
      openid: ['sub', 'name', 'preferred_username', 'profile'],
      email: ['email', 'email_verified'],
    },
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: true },
      revocation: { enabled: true, allowedPolicy: isOwnToken },
      introspection: { enabled: true, allowedPolicy: isOwnToken },
      registration: {
        enabled: true,
        idFactory: () => newId(24),
        secretFactory: newSecret,
        issueRegistrationAccessToken: false,
      },
    },
    extraClientMetadata: {
      properties: ['registered_by'],
      validator: (ctx, _key, _value, metadata) => {
        if (ctx) checkRegistration(deps, metadata);
      },
    },
    pkce: { required: (_ctx, client) => !isRegisteredConfidential(client) },
    allowOmittingSingleRegisteredRedirectUri: true,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    revokeGrantPolicy: () => true,
    expiresWithSession: () => false,
    loadExistingGrant: (ctx) => findCoveringGrant(deps, ctx),
    interactions: {
      policy: promptPolicy(),
      url: (_ctx, interaction) => `${INTERACTION_PATH}/${interaction.uid}`,
    },
    findAccount: (_ctx, accountId) => findAccount(deps, accountId),
    // These addresses read no cookies: a page of any origin can do there what any program can.
    clientBasedCORS: () => true,
    renderError: (ctx, out) => renderOauthError(ctx, deps.config, out),
    ttl: {
      AuthorizationCode: LIFETIMES.authorizationCode,
      Interaction: LIFETIMES.interaction,
      // Clients of the old kind cannot refresh: theirs are valid until they are revoked.
      AccessToken: (_ctx, _token, client) =>
        isRegisteredConfidential(client) ? LIFETIMES.forever : LIFETIMES.accessToken,
      RefreshToken: LIFETIMES.refreshToken,
      Grant: LIFETIMES.forever,
      IdToken: LIFETIMES.idToken,
      Session: LIFETIMES.interaction,
    },
    // No address that an application names (keys, sector, logo) is ever fetched.
    fetch: () => Promise.reject(new Error('The provider fetches nothing.')),
  };
}

/** Prompts: sign in, then say yes. What was said yes to before is known by `findCoveringGrant`. */
function promptPolicy() {
  const { Check, Prompt } = interactionPolicy;
  return [
    new Prompt(
      { name: 'login', requestable: true },
      new Check('no_session', 'Nobody is signed in.', (ctx) => !ctx.oidc.session?.accountId),
      new Check('max_age', 'The member signed in too long ago.', ({ oidc }) => {
        const { max_age: seconds } = oidc.params as { max_age?: number };
        return seconds !== undefined && !oidc.result?.login && !!oidc.session?.past(seconds);
      }),
    ),
    new Prompt(
      { name: 'consent', requestable: true },
      new Check('scopes_not_granted', 'The member has not agreed yet.', ({ oidc }) => {
        const granted = new Set(oidc.entities.Grant?.getOIDCScope().split(' '));
        return [...oidc.requestParamOIDCScopes].some((scope) => !granted.has(scope));
      }),
    ),
  ];
}

async function findAccount({ config, db }: Deps, accountId: string) {
  const member = await findMember(db, Number(accountId));
  if (member?.deletedAt !== null) return undefined;
  return {
    accountId,
    claims: () => ({
      sub: accountId,
      name: member.displayName || member.name,
      preferred_username: member.name,
      profile: `${config.publicUrl}/profile/${encodeURIComponent(member.name)}`,
      email: member.email,
      email_verified: member.emailConfirmedAt !== null,
    }),
  };
}

/** oidc-provider asks the client to compare its secret; ours is a hash (`client-adapter.ts`). */
function compareHashedSecrets(provider: Provider): void {
  provider.Client.prototype.compareClientSecret = function compare(this: Client, actual: string) {
    const kept = Buffer.from(this.clientSecret ?? '');
    const given = Buffer.from(hashSecret(actual));
    return kept.length === given.length && timingSafeEqual(kept, given);
  };
}

/**
 * Members have one kind of session, ours. oidc-provider gets one made from it for each request, and
 * `destroyed` keeps it from saving it or setting a cookie. Its uid ties a request for consent to the
 * member who is asked, not to a browser's session. The provider's clock is the machine's.
 */
function useOurSessions(provider: Provider, { clock }: Deps): void {
  provider.Session.get = (ctx: KoaContextWithOIDC) => {
    const session = new provider.Session();
    const { member, signedInAt } = ctx.state as Visitor;
    if (member) {
      const loginTs = Math.floor((machineNow() - (clock.now() - signedInAt!)) / 1000);
      Object.assign(session, {
        accountId: String(member.id),
        uid: `member ${member.id}`,
        loginTs,
      });
    }
    Object.defineProperty(session, 'destroyed', { value: true });
    ctx.oidc.entity('Session', session);
    return Promise.resolve(session);
  };
}

async function isOwnToken(
  _ctx: KoaContextWithOIDC,
  client: Client,
  token: { clientId?: string | undefined },
): Promise<boolean> {
  return token.clientId === client.clientId;
}

function isHttps({ config }: Deps): boolean {
  return config.publicUrl.startsWith('https:');
}
