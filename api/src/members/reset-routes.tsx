import type Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { FieldErrors } from '../errors.ts';
import { checkInput } from '../http/check-input.ts';
import { formFaults, formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { renderPage } from '../web/page.ts';
import { memberEmail, memberPassword } from './create-member.ts';
import { forgetPassword } from './forget-password.ts';
import { showLinkIsOver } from './link-is-over.tsx';
import { showLookIntoMailbox } from './look-into-mailbox.tsx';
import type { Member } from './member.ts';
import { ForgotPage, ResetPage } from './reset-page.tsx';
import { memberOfResetLink, resetPassword } from './reset-password.ts';
import { startSession } from './session.ts';

const TITLE = 'Set a new password';
const forgotForm = z.object({ email: memberEmail });
const resetForm = z.object({ password: memberPassword });

/** A forgotten password: the form that asks for a link. */
export function addForgot(router: Router, deps: Deps): void {
  const { config } = deps;
  const show = (ctx: Context, status = 200, errors?: FieldErrors) => {
    const { email } = formValues(ctx, 'email');
    const page = <ForgotPage email={email} errors={errors} />;
    renderPage(ctx, config, { title: TITLE, status }, page);
  };

  router.get('/forgot', (ctx) => show(ctx));

  router.post('/forgot', async (ctx) => {
    try {
      const { email } = checkInput(forgotForm, ctx.request.body);
      await forgetPassword(deps, { email, ip: ctx.ip });
    } catch (error) {
      const { status, errors } = formFaults(error);
      return show(ctx, status, errors);
    }
    seeOther(ctx, '/forgot/mail');
  });

  router.get('/forgot/mail', (ctx) => showLookIntoMailbox(ctx, config));
}

/** Where that link leads: a new password, once. */
export function addReset(router: Router, deps: Deps): void {
  const { config } = deps;
  const linkIsOver = showLinkIsOver(config, { href: '/forgot', label: 'Get a new link' });
  const show = (ctx: Context, { name }: Member, status = 200, errors?: FieldErrors) => {
    const page = <ResetPage token={ctx.params.token} name={name} errors={errors} />;
    renderPage(ctx, config, { title: TITLE, status }, page);
  };

  router.get('/reset/:token', linkIsOver, async (ctx) => {
    show(ctx, await memberOfResetLink(deps, ctx.params.token!));
  });

  router.post('/reset/:token', linkIsOver, async (ctx) => {
    const token = ctx.params.token!;
    const member = await memberOfResetLink(deps, token);
    try {
      const { password } = checkInput(resetForm, ctx.request.body);
      await startSession(ctx, deps, await resetPassword(deps, { token, password }));
      seeOther(ctx, '/settings?saved=password');
    } catch (error) {
      const { status, errors } = formFaults(error);
      show(ctx, member, status, errors);
    }
  });
}
