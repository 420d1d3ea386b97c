import Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import type { FieldErrors } from '../errors.ts';
import { formFaults, formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { listAccess } from '../members/list-access.ts';
import { readPasskeyAnswer } from '../members/passkey-challenge.ts';
import { endSession, type SignedIn, signedIn } from '../members/session.ts';
import { renderPage } from '../web/page.ts';
import { deleteMember } from './delete-member.ts';
import { DeletePage } from './delete-page.tsx';
import { exportMember } from './export-member.ts';
import { moneyLeft } from './money-left.ts';

/** What members take along, and how they leave. */
export function leavingRoutes(deps: Deps): Router {
  const router = new Router();

  router.get<SignedIn>('/settings/export', signedIn, async (ctx) => {
    const { member } = ctx.state;
    const data = await exportMember(deps, member);
    ctx.set('Cache-Control', 'private, no-store');
    ctx.attachment(`flattr-${member.name}.json`);
    ctx.type = 'application/json; charset=utf-8';
    ctx.body = `${JSON.stringify(data, null, 2)}\n`;
  });

  router.get<SignedIn>('/settings/delete', signedIn, (ctx) => showDelete(ctx, deps));

  router.post<SignedIn>('/settings/delete', signedIn, async (ctx) => {
    const { member } = ctx.state;
    const typed = formValues(ctx, 'leave_password', 'passkey', 'give_up', 'left');
    try {
      const proof = typed.passkey
        ? { passkey: readPasskeyAnswer(typed.passkey) }
        : { password: typed.leave_password };
      const givesUp = typed.give_up === '1' ? Number(typed.left) : 0;
      await deleteMember(deps, { member, proof, givesUp });
    } catch (error) {
      const { status, errors } = formFaults(error);
      return showDelete(ctx, deps, status, errors);
    }
    await endSession(ctx, deps);
    seeOther(ctx, '/sign-in?notice=left');
  });
  return router;
}

async function showDelete(
  ctx: Context & { state: SignedIn },
  deps: Deps,
  status = 200,
  errors?: FieldErrors,
): Promise<void> {
  const { config, db } = deps;
  const { member } = ctx.state;
  const { passkeys } = await listAccess(deps, member.id);
  const props = {
    member,
    left: await moneyLeft(db, member.id),
    currency: config.currency,
    hasPasskeys: passkeys.length > 0,
    errors,
  };
  const frame = { title: 'Leave Flattr', status, scripts: ['passkeys.js'] };
  renderPage(ctx, config, frame, <DeletePage {...props} />);
}
