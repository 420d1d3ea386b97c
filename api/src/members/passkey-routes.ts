import Router from '@koa/router';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { checkInput } from '../http/check-input.ts';
import { formValues } from '../http/form.ts';
import { ownPath } from '../http/own-path.ts';
import { seeOther } from '../http/see-other.ts';
import { countAttempt, subjectOfIp } from '../throttle/count-attempt.ts';
import { mayChangePasskeys } from './fresh-proof.ts';
import { passkeyAnswer } from './passkey-challenge.ts';
import { passkeyRequestOptions, provePasskey } from './prove-passkey.ts';
import { passkeyCreationOptions, registerPasskey } from './register-passkey.ts';
import { removePasskey } from './remove-passkey.ts';
import { type SignedIn, signedIn, startSession } from './session.ts';

const registration = z.object({
  answer: passkeyAnswer,
  name: z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim() || 'Passkey')
    .pipe(z.string().max(80, 'A name has at most 80 characters.')),
});

const signInForm = z.object({ answer: passkeyAnswer, next: z.unknown() });

/** What web/assets/passkeys.js asks: JSON in and out, on pages that work without it. */
export function passkeyRoutes(deps: Deps): Router {
  const router = new Router();

  router.post<SignedIn>('/settings/passkeys/options', signedIn, async (ctx) => {
    await mayChangePasskeys(deps, ctx.state);
    ctx.body = await passkeyCreationOptions(deps, ctx.state.member);
  });

  router.post<SignedIn>('/settings/passkeys', signedIn, async (ctx) => {
    await mayChangePasskeys(deps, ctx.state);
    const { answer, name } = checkInput(registration, ctx.request.body);
    await registerPasskey(deps, { member: ctx.state.member, name, answer });
    ctx.body = { next: '/settings?saved=passkey#passkeys' };
  });

  router.post<SignedIn>('/settings/passkeys/remove', signedIn, async (ctx) => {
    await mayChangePasskeys(deps, ctx.state);
    const { id } = formValues(ctx, 'id');
    await removePasskey(deps, { memberId: ctx.state.member.id, credentialId: id });
    seeOther(ctx, '/settings?saved=passkey-removed');
  });

  // To prove once more who sits there, before what cannot be undone.
  router.post<SignedIn>('/settings/passkeys/proof', signedIn, async (ctx) => {
    ctx.body = await passkeyRequestOptions(deps, ctx.state.member.id);
  });

  router.post('/sign-in/passkey/options', async (ctx) => {
    await countAttempt(deps, [
      { kind: 'passkey-ip', subject: subjectOfIp(ctx.ip), max: 100, minutes: 15 },
    ]);
    ctx.body = await passkeyRequestOptions(deps, null);
  });

  router.post('/sign-in/passkey', async (ctx) => {
    const { answer, next } = checkInput(signInForm, ctx.request.body);
    const memberId = await provePasskey(deps, { answer, memberId: null });
    await startSession(ctx, deps, memberId, { isProved: true });
    ctx.body = { next: ownPath(next) };
  });
  return router;
}
