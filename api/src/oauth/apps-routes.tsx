import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import { fieldError } from '../errors.ts';
import { formFaults, formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { renderPage } from '../web/page.ts';
import { AppPage, AppsPage, NewAppPage, RegisteredPage } from './apps-page.tsx';
import type { Client } from './client-store.ts';
import { listOwnClients } from './list-applications.ts';
import {
  changeClient,
  ownClient,
  registerClient,
  removeClient,
  renewClientSecret,
} from './register-client.ts';

const NOTICES: Record<string, string> = {
  saved: 'Saved.',
  deleted: 'The application is deleted, and its tokens have ended.',
};

/** `/apps`: the applications that a member registers, as on old Flattr. */
export function addApps(router: Router, deps: Deps): void {
  const { config } = deps;

  router.get<SignedIn>('/apps', signedIn, async (ctx) => {
    const clients = await listOwnClients(deps, ctx.state.member.id);
    const page = <AppsPage clients={clients} notice={noticeOf(ctx)} />;
    renderPage(ctx, config, { title: 'My applications' }, page);
  });

  router.get<SignedIn>('/apps/new', signedIn, (ctx) => {
    renderPage(ctx, config, { title: 'Register an application' }, <NewAppPage values={{}} />);
  });

  router.post<SignedIn>('/apps/new', signedIn, async (ctx) => {
    const values = formValues(ctx, 'name', 'website', 'redirectUris', 'kind');
    try {
      const registered = await registerClient(deps, {
        ...values,
        kind: values.kind === 'public' ? 'public' : 'confidential',
        ownerId: ctx.state.member.id,
      });
      renderPage(ctx, config, { title: 'Registered' }, <RegisteredPage {...registered} />);
    } catch (error) {
      const { status, errors } = formFaults(error);
      const page = <NewAppPage values={values} errors={errors} />;
      renderPage(ctx, config, { title: 'Register an application', status }, page);
    }
  });

  router.get<SignedIn>('/apps/:clientId', signedIn, async (ctx) => {
    const client = await ownClient(deps.db, keyOf(ctx));
    showApp(ctx, client, { notice: noticeOf(ctx) });
  });

  router.post<SignedIn>('/apps/:clientId', signedIn, async (ctx) => {
    const values = formValues(ctx, 'name', 'website', 'redirectUris');
    const client = await ownClient(deps.db, keyOf(ctx));
    try {
      await changeClient(deps, { ...values, ...keyOf(ctx) });
      seeOther(ctx, `/apps/${client.clientId}?notice=saved`);
    } catch (error) {
      const { status, errors } = formFaults(error);
      showApp(ctx, client, { values, errors }, status);
    }
  });

  router.post<SignedIn>('/apps/:clientId/secret', signedIn, async (ctx) => {
    const secret = await renewClientSecret(deps, keyOf(ctx));
    showApp(ctx, await ownClient(deps.db, keyOf(ctx)), { secret });
  });

  router.post<SignedIn>('/apps/:clientId/delete', signedIn, async (ctx) => {
    const client = await ownClient(deps.db, keyOf(ctx));
    if (formValues(ctx, 'sure').sure !== '1') {
      const { fields: errors } = fieldError('sure', 'Tick the box to delete the application.');
      return showApp(ctx, client, { errors }, 400);
    }
    await removeClient(deps, keyOf(ctx));
    return seeOther(ctx, '/apps?notice=deleted');
  });

  function showApp(
    ctx: Context,
    client: Client,
    view: Partial<Parameters<typeof AppPage>[0]>,
    status = 200,
  ): void {
    const values = { ...client, redirectUris: client.redirectUris.join('\n') };
    const page = <AppPage client={client} values={values} {...view} />;
    renderPage(ctx, config, { title: client.name, status }, page);
  }
}

function keyOf(ctx: { params: Record<string, string>; state: SignedIn }) {
  return { ownerId: ctx.state.member.id, clientId: ctx.params.clientId ?? '' };
}

function noticeOf(ctx: Pick<Context, 'query'>): string | undefined {
  return NOTICES[String(ctx.query.notice)];
}
