import type Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { FieldErrors } from '../errors.ts';
import { checkInput } from '../http/check-input.ts';
import { formFaults, formValues } from '../http/form.ts';
import { ownPath } from '../http/own-path.ts';
import { seeOther } from '../http/see-other.ts';
import { renderPage } from '../web/page.ts';
import { confirmSignUp, signUpOfLink } from './confirm-sign-up.ts';
import { ConfirmSignUpPage } from './confirm-sign-up-page.tsx';
import { memberName } from './create-member.ts';
import { showLinkIsOver } from './link-is-over.tsx';
import { showLookIntoMailbox } from './look-into-mailbox.tsx';
import { startSession } from './session.ts';
import { signUp, signUpForm } from './sign-up.ts';
import { SignUpPage } from './sign-up-page.tsx';
import type { SignUp } from './sign-up-store.ts';

/** The form to become a member. */
export function addSignUp(router: Router, deps: Deps): void {
  const { config } = deps;
  const show = (ctx: Context, status = 200, errors?: FieldErrors) => {
    const values = formValues(ctx, 'kind', 'name', 'email', 'next');
    const next = ownPath(ctx.method === 'POST' ? values.next : ctx.query.next);
    const page = <SignUpPage values={values} next={next} errors={errors} />;
    renderPage(ctx, config, { title: 'Sign up', status }, page);
  };

  router.get('/sign-up', (ctx) => {
    if (ctx.state.member) seeOther(ctx, ownPath(ctx.query.next));
    else show(ctx);
  });

  router.post('/sign-up', async (ctx) => {
    try {
      const input = checkInput(signUpForm, ctx.request.body);
      const nextPath = ownPath(formValues(ctx, 'next').next);
      await signUp(deps, { ...input, nextPath, ip: ctx.ip });
    } catch (error) {
      const { status, errors } = formFaults(error);
      return show(ctx, status, errors);
    }
    seeOther(ctx, '/sign-up/mail');
  });

  router.get('/sign-up/mail', (ctx) => showLookIntoMailbox(ctx, config));
}

const confirmForm = z.object({ name: memberName.optional() });

/** Where the link of a sign-up leads: GET shows a button, POST makes the member and signs them in. */
export function addConfirmation(router: Router, deps: Deps): void {
  const { config } = deps;
  const linkIsOver = showLinkIsOver(config, { href: '/sign-in', label: 'Sign in' });
  const show = (ctx: Context, signUp: SignUp, status = 200, errors?: FieldErrors) => {
    const { token = '' } = ctx.params;
    const name = formValues(ctx, 'name').name || signUp.name;
    const props = { token, signUp, name, errors };
    renderPage(
      ctx,
      config,
      { title: 'Confirm your address', status },
      <ConfirmSignUpPage {...props} />,
    );
  };

  router.get('/confirm/:token', linkIsOver, async (ctx) => {
    show(ctx, await signUpOfLink(deps, ctx.params.token!));
  });

  router.post('/confirm/:token', linkIsOver, async (ctx) => {
    const token = ctx.params.token!;
    const signUp = await signUpOfLink(deps, token);
    try {
      const { name } = checkInput(confirmForm, ctx.request.body ?? {});
      const { memberId, nextPath } = await confirmSignUp(deps, { token, name });
      await startSession(ctx, deps, memberId);
      seeOther(ctx, nextPath);
    } catch (error) {
      const { status, errors } = formFaults(error);
      show(ctx, signUp, status, errors);
    }
  });
}
