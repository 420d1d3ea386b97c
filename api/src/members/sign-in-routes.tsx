import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import type { FieldErrors } from '../errors.ts';
import { formFaults, formValues } from '../http/form.ts';
import { ownPath } from '../http/own-path.ts';
import { seeOther } from '../http/see-other.ts';
import { renderPage } from '../web/page.ts';
import { endSession, type SignedIn, signedIn, startSession } from './session.ts';
import { signIn } from './sign-in.ts';
import { SignInPage } from './sign-in-page.tsx';
import { signOutEverywhere } from './sign-out-everywhere.ts';

/** Sign-in with a name or an address, and a password. */
export function addSignIn(router: Router, deps: Deps): void {
  const { config } = deps;
  const show = (ctx: Context, status = 200, errors?: FieldErrors) => {
    const values = formValues(ctx, 'login', 'next');
    const next = ownPath(ctx.method === 'POST' ? values.next : ctx.query.next);
    const notice = typeof ctx.query.notice === 'string' ? ctx.query.notice : undefined;
    const page = <SignInPage login={values.login} next={next} notice={notice} errors={errors} />;
    renderPage(ctx, config, { title: 'Sign in', status, scripts: ['passkeys.js'] }, page);
  };

  router.get('/sign-in', (ctx) => {
    // An application may ask that its member signs in once more.
    if (ctx.state.member && ctx.query.notice !== 'again') seeOther(ctx, ownPath(ctx.query.next));
    else show(ctx);
  });

  router.post('/sign-in', async (ctx) => {
    try {
      const { login, password, next } = formValues(ctx, 'login', 'password', 'next');
      const memberId = await signIn(deps, { login, password, ip: ctx.ip });
      await startSession(ctx, deps, memberId);
      seeOther(ctx, ownPath(next));
    } catch (error) {
      const { status, errors } = formFaults(error);
      show(ctx, status, errors);
    }
  });
}

/** Sign-out, here or everywhere. */
export function addSignOut(router: Router, deps: Deps): void {
  router.post('/sign-out', async (ctx) => {
    await endSession(ctx, deps);
    seeOther(ctx, '/');
  });

  router.post<SignedIn>('/sign-out-everywhere', signedIn, async (ctx) => {
    const withTokens = formValues(ctx, 'tokens').tokens === '1';
    await signOutEverywhere(deps, { memberId: ctx.state.member.id, withTokens });
    await endSession(ctx, deps);
    seeOther(ctx, '/sign-in?notice=everywhere');
  });
}
