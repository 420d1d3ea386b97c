import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import { formFaults, formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import {
  createPersonalToken,
  endPersonalToken,
  listPersonalTokens,
} from '../tokens/personal-tokens.ts';
import { SCOPES, type Scope } from '../tokens/scopes.ts';
import { renderPage } from '../web/page.ts';
import { ApplicationsPage, type ApplicationsView } from './applications-page.tsx';
import { disconnectApplication } from './end-grant.ts';
import { listConnectedApplications } from './list-applications.ts';

const NOTICES: Record<string, string> = {
  disconnected: 'Disconnected. Its tokens have ended.',
  revoked: 'The token is revoked.',
};

/** `/settings/applications`: what may act for a member, and how to stop it. */
export function addApplications(router: Router, deps: Deps): void {
  router.get<SignedIn>('/settings/applications', signedIn, (ctx) =>
    show(ctx, { notice: NOTICES[String(ctx.query.notice)] }),
  );

  router.post<SignedIn>('/settings/applications/:clientId/disconnect', signedIn, async (ctx) => {
    const { clientId = '' } = ctx.params;
    await disconnectApplication(deps, { memberId: ctx.state.member.id, clientId });
    seeOther(ctx, '/settings/applications?notice=disconnected');
  });

  router.post<SignedIn>('/settings/tokens', signedIn, async (ctx) => {
    const memberId = ctx.state.member.id;
    const { label } = formValues(ctx, 'label');
    const scopes = chosenScopes(ctx);
    try {
      await show(ctx, { newToken: await createPersonalToken(deps, { memberId, label, scopes }) });
    } catch (error) {
      const { status, errors } = formFaults(error);
      await show(ctx, { form: { label, scopes }, errors }, status);
    }
  });

  router.post<SignedIn>('/settings/tokens/revoke', signedIn, async (ctx) => {
    const { token } = formValues(ctx, 'token');
    await endPersonalToken(deps, { memberId: ctx.state.member.id, tokenHash: token });
    seeOther(ctx, '/settings/applications?notice=revoked');
  });

  async function show(
    ctx: Context & { state: SignedIn },
    view: Partial<ApplicationsView>,
    status = 200,
  ): Promise<void> {
    const memberId = ctx.state.member.id;
    const applications = await listConnectedApplications(deps, memberId);
    const tokens = await listPersonalTokens(deps, memberId);
    const page = <ApplicationsPage view={{ applications, tokens, ...view }} />;
    renderPage(ctx, deps.config, { title: 'Applications and tokens', status }, page);
  }
}

function chosenScopes(ctx: Context): Scope[] {
  const all = Object.keys(SCOPES) as Scope[];
  const fields = formValues(ctx, ...all.map((scope) => `scope_${scope}`));
  return all.filter((scope) => fields[`scope_${scope}`] === '1');
}
