import Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { FieldErrors } from '../errors.ts';
import { checkInput } from '../http/check-input.ts';
import { formFaults, formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { verifyIdentity } from '../things/verify-identity.ts';
import { renderPage } from '../web/page.ts';
import { changeEmail } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { confirmEmail, emailOfLink } from './confirm-email.ts';
import { ConfirmEmailPage } from './confirm-email-page.tsx';
import { memberEmail, memberPassword } from './create-member.ts';
import { endOtherSession } from './end-other-session.ts';
import { forgetIdentifiers } from './forget-identifiers.ts';
import { showLinkIsOver } from './link-is-over.tsx';
import { listAccess } from './list-access.ts';
import { listIdentifiers } from './list-identifiers.ts';
import { emailIdentifier } from './owner-identifier.ts';
import { type SignedIn, signedIn, startSession } from './session.ts';
import { type SettingsForm, SettingsPage, type SettingsPageProps } from './settings-page.tsx';
import { profileForm, updateProfile } from './update-profile.ts';

type Shown = Pick<SettingsPageProps, 'profile' | 'email'> & {
  status?: number;
  faults?: { form: SettingsForm; errors: FieldErrors };
};

/** `/settings`: everything that members decide about their membership. */
export function settingsRoutes(deps: Deps): Router {
  const router = new Router();
  router.get<SignedIn>('/settings', signedIn, (ctx) => showSettings(ctx, deps));
  addProfile(router, deps);
  addEmail(router, deps);
  addPassword(router, deps);
  addSessions(router, deps);
  addIdentity(router, deps);
  return router;
}

/** Shows the page, with what is wrong at the form that was sent. */
async function showSettings(
  ctx: Context & { state: SignedIn },
  deps: Deps,
  { status = 200, ...shown }: Shown = {},
): Promise<void> {
  const { config } = deps;
  const { member, sessionHash } = ctx.state;
  const { sessions, passkeys } = await listAccess(deps, member.id);
  const isIdentityKnown = (await listIdentifiers(deps.db, member.id)).length > 0;
  const saved = typeof ctx.query.saved === 'string' ? ctx.query.saved : undefined;
  const shownAlways = { member, sessions, passkeys, isIdentityKnown, config, saved };
  const props = { ...shownAlways, currentSession: sessionHash };
  const frame = { title: 'Settings', status, scripts: ['passkeys.js'] };
  renderPage(ctx, config, frame, <SettingsPage {...props} {...shown} />);
}

function addProfile(router: Router, deps: Deps): void {
  router.post<SignedIn>('/settings/profile', signedIn, async (ctx) => {
    const typed = formValues(ctx, 'display_name', 'about', 'url', 'city', 'country');
    const showsFlattrs = formValues(ctx, 'shows_flattrs').shows_flattrs === '1';
    try {
      const { display_name: displayName, ...others } = checkInput(profileForm, typed);
      await updateProfile(deps, ctx.state.member.id, { displayName, ...others, showsFlattrs });
    } catch (error) {
      const { status, errors } = formFaults(error);
      const profile = { ...typed, displayName: typed.display_name, showsFlattrs };
      return showSettings(ctx, deps, { status, profile, faults: { form: 'profile', errors } });
    }
    seeOther(ctx, '/settings?saved=profile');
  });
}

const emailForm = z.object({ email: memberEmail, email_password: z.string() });

function addEmail(router: Router, deps: Deps): void {
  const { config } = deps;
  const linkIsOver = showLinkIsOver(config, { href: '/settings', label: 'To the settings' });

  router.post<SignedIn>('/settings/email', signedIn, async (ctx) => {
    const typed = formValues(ctx, 'email', 'email_password');
    try {
      const { email, email_password: password } = checkInput(emailForm, typed);
      await changeEmail(deps, { member: ctx.state.member, email, password });
    } catch (error) {
      const { status, errors } = formFaults(error);
      const faults = { form: 'email', errors } as const;
      return showSettings(ctx, deps, { status, email: typed.email, faults });
    }
    seeOther(ctx, '/settings?saved=mail');
  });

  router.get('/confirm-email/:token', linkIsOver, async (ctx) => {
    const token = ctx.params.token!;
    const { email } = await emailOfLink(deps, token);
    const page = <ConfirmEmailPage token={token} email={email} />;
    renderPage(ctx, config, { title: 'Confirm your new address' }, page);
  });

  router.post('/confirm-email/:token', linkIsOver, async (ctx) => {
    await confirmEmail(deps, ctx.params.token!);
    seeOther(ctx, '/settings?saved=email');
  });
}

const passwordForm = z.object({ current_password: z.string(), new_password: memberPassword });

function addPassword(router: Router, deps: Deps): void {
  router.post<SignedIn>('/settings/password', signedIn, async (ctx) => {
    const { member } = ctx.state;
    try {
      const typed = formValues(ctx, 'current_password', 'new_password');
      const form = checkInput(passwordForm, typed);
      const change = { current: form.current_password, password: form.new_password };
      await changePassword(deps, { member, ...change });
    } catch (error) {
      const { status, errors } = formFaults(error);
      return showSettings(ctx, deps, { status, faults: { form: 'password', errors } });
    }
    await startSession(ctx, deps, member.id);
    seeOther(ctx, '/settings?saved=password');
  });
}

function addSessions(router: Router, deps: Deps): void {
  router.post<SignedIn>('/settings/sessions/end', signedIn, async (ctx) => {
    const { id } = formValues(ctx, 'id');
    await endOtherSession(deps, { memberId: ctx.state.member.id, id });
    seeOther(ctx, '/settings?saved=session');
  });
}

function addIdentity(router: Router, deps: Deps): void {
  router.post<SignedIn>('/settings/identity', signedIn, async (ctx) => {
    const { email, id: memberId } = ctx.state.member;
    await verifyIdentity(deps, { memberId, identifier: emailIdentifier(email) });
    seeOther(ctx, '/settings?saved=identity');
  });

  router.post<SignedIn>('/settings/identity/forget', signedIn, async (ctx) => {
    await forgetIdentifiers(deps, ctx.state.member.id);
    seeOther(ctx, '/settings?saved=identity-forgotten');
  });
}
