import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import type { Interaction, InteractionResults, Provider } from 'oidc-provider';
import { machineNow } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { SignedIn, Visitor } from '../members/session.ts';
import { renderPage } from '../web/page.ts';
import { addApplications } from './applications-routes.tsx';
import { addApps } from './apps-routes.tsx';
import { ConsentPage, ContinuePage, ExpiredPage } from './consent-page.tsx';
import { runProvider, withoutSlash } from './endpoints.ts';
import { allowFormTo } from './form-action.ts';
import { giveGrant } from './give-grant.ts';
import { INTERACTION_PATH, ROUTES } from './provider.ts';
import { normalizeScope } from './scopes.ts';

type ProviderSource = () => Promise<Provider>;
/** What an application asked for, as oidc-provider keeps it. */
type Request = { client_id: string; redirect_uri: string; scope: string };

/** The pages of OAuth: where a member is asked, what may act for them, what they have registered. */
export function oauthRoutes(deps: Deps, providerOf: ProviderSource): Router<Visitor> {
  const { config } = deps;
  const router = new Router<Visitor>();

  router.get(`${INTERACTION_PATH}/:uid`, async (ctx) => {
    const { member } = ctx.state;
    if (!member) return ctx.redirect(`/sign-in?next=${encodeURIComponent(ctx.path)}`);

    const provider = await providerOf();
    const interaction = await findInteraction(provider, ctx);
    if (!interaction) return expired(ctx);
    if (interaction.prompt.name === 'login') {
      if (!isSignedInSince(interaction, deps.clock.now() - ctx.state.signedInAt!)) {
        return ctx.redirect(`/sign-in?notice=again&next=${encodeURIComponent(ctx.path)}`);
      }
      const url = await answer(interaction, { login: { accountId: String(member.id) } });
      ctx.set('Refresh', `0; url=${url}`);
      return renderPage(ctx, config, { title: 'You are signed in' }, <ContinuePage url={url} />);
    }

    const request = requestOf(interaction);
    const client = await provider.Client.find(request.client_id);
    if (!client || isOfSomebodyElse(interaction, member)) return expired(ctx);
    allowFormTo(ctx, request.redirect_uri);
    return renderPage(
      ctx,
      config,
      { title: `Let ${client.clientName ?? client.clientId} act for you?` },
      <ConsentPage
        client={client}
        member={member}
        scope={request.scope}
        redirectUri={request.redirect_uri}
        action={ctx.path}
      />,
    );
  });

  router.post(`${INTERACTION_PATH}/:uid`, async (ctx) => {
    const { member } = ctx.state;
    if (!member) return ctx.redirect(`/sign-in?next=${encodeURIComponent(ctx.path)}`);

    const provider = await providerOf();
    const interaction = await findInteraction(provider, ctx);
    if (!interaction || isOfSomebodyElse(interaction, member)) return expired(ctx);
    const request = requestOf(interaction);
    const { answer: choice } = ctx.request.body as { answer?: unknown };
    ctx.status = 303;
    if (choice === 'deny') {
      return ctx.redirect(
        await answer(interaction, {
          error: 'access_denied',
          error_description: 'The member denied the request.',
        }),
      );
    }
    if (choice !== 'allow') {
      throw new DomainError('invalid_parameters', 'Choose "Allow" or "Deny".');
    }
    const grant = await giveGrant(deps, provider, {
      memberId: member.id,
      clientId: request.client_id,
      scope: request.scope,
    });
    return ctx.redirect(await answer(interaction, { consent: { grantId: grant.jti } }));
  });

  addApps(router as Router, deps);
  addApplications(router as Router, deps);

  function expired(ctx: Context): void {
    renderPage(ctx, config, { title: 'This request has expired', status: 400 }, <ExpiredPage />);
  }

  return router;
}

/** `/oauth/authorize`, where an application sends people, and where they return to after being asked. */
export function oauthAuthorization(deps: Deps, providerOf: ProviderSource): Middleware {
  return async (ctx, next) => {
    const path = withoutSlash(ctx.path);
    if (path !== ROUTES.authorization && !path.startsWith(`${ROUTES.authorization}/`))
      return next();
    ctx.path = path;
    if (path === ROUTES.authorization) {
      const { scope, response_mode: mode } = ctx.query;
      if (!Array.isArray(scope)) ctx.query = { ...ctx.query, scope: normalizeScope(scope ?? '') };
      // It answers by a page that sends a form by a script, which our pages may not.
      if (mode === 'form_post') ctx.query = { ...ctx.query, response_mode: 'unsupported' };
    }
    await runProvider(deps, providerOf, ctx, next);
  };
}

/** The request that a page is about, if it was made in this browser. */
async function findInteraction(provider: Provider, ctx: Context): Promise<Interaction | undefined> {
  const { uid } = ctx.params as { uid: string };
  const { cookies } = provider.createContext(ctx.req, ctx.res);
  if (cookies.get(provider.cookieName('interaction'), { signed: true }) !== uid) return undefined;
  return (await provider.Interaction.find(uid)) ?? undefined;
}

/** Whether somebody else was signed in when the application asked. */
function isOfSomebodyElse(interaction: Interaction, member: SignedIn['member']): boolean {
  return interaction.session?.accountId !== String(member.id);
}

/**
 * Whether the member signed in after the application asked, as `prompt=login` and `max_age` want it.
 * oidc-provider goes by the machine's clock, so ages are compared and not instants.
 * @param age milliseconds since the member signed in.
 */
function isSignedInSince({ iat }: Interaction, age: number): boolean {
  return age <= machineNow() - iat * 1000;
}

function requestOf({ params }: Interaction): Request {
  return params as Request;
}

/** Records the answer. @returns where oidc-provider goes on with the request. */
async function answer(interaction: Interaction, result: InteractionResults): Promise<string> {
  interaction.result = { ...interaction.lastSubmission, ...result };
  await interaction.persist();
  return interaction.returnTo;
}
