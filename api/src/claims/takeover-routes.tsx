import Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { formFaults, formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { renderPage } from '../web/page.ts';
import { takeoversOf } from './find-takeovers.ts';
import { objectToTakeover } from './object-to-takeover.ts';
import { TakeoversPage, type TakeoversView } from './takeovers-page.tsx';

/** `/takeovers`: what claims took over from a member, and their objection. */
export function takeoverRoutes(deps: Deps): Router<SignedIn> {
  const router = new Router<SignedIn>();

  router.get('/takeovers', signedIn, (ctx) => show(ctx, deps));

  router.post('/takeovers', signedIn, async (ctx) => {
    const { claim, words } = formValues(ctx, 'claim', 'words');
    if (!/^\d{1,9}$/.test(claim)) throw new DomainError('not_found', 'There is no such claim.');
    const objection = { claimId: Number(claim), words };
    try {
      await objectToTakeover(deps, { memberId: ctx.state.member.id, ...objection });
    } catch (error) {
      const { status, errors } = formFaults(error);
      return show(ctx, deps, { status, failed: { ...objection, errors } });
    }
    seeOther(ctx, '/takeovers?done=sent');
  });
  return router;
}

async function show(
  ctx: Context & { state: SignedIn },
  deps: Deps,
  { status = 200, failed }: { status?: number; failed?: TakeoversView['failed'] } = {},
): Promise<void> {
  const { currency } = deps.config;
  const taken = await takeoversOf(deps.db, ctx.state.member.id);
  const view = { ...taken, currency, isSent: ctx.query.done === 'sent', failed };
  renderPage(ctx, deps.config, { title: 'Taken over', status }, <TakeoversPage {...view} />);
}
