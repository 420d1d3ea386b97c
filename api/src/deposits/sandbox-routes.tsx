import Router from '@koa/router';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { checkInput } from '../http/check-input.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { renderPage } from '../web/page.ts';
import { applyEvent } from './apply-event.ts';
import { findDepositOf } from './find-deposit.ts';
import { SandboxCheckoutPage } from './sandbox-checkout-page.tsx';

const Answer = z.object({
  outcome: z.enum(['succeeded', 'failed'], 'Choose Pay or Decline.'),
});

/** `/sandbox/checkout/…`: the checkout of the sandbox provider. In live mode there is none. */
export function sandboxCheckoutRoutes(deps: Deps): Router<SignedIn> {
  const router = new Router<SignedIn>();
  if (deps.config.mode !== 'sandbox') return router;

  const find = (memberId: number, id = '') => findDepositOf(deps.db, { memberId, id });

  router.get('/sandbox/checkout/:id', signedIn, async (ctx) => {
    const deposit = await find(ctx.state.member.id, ctx.params.id);
    if (deposit?.provider !== 'sandbox') return;
    renderPage(
      ctx,
      deps.config,
      { title: 'Sandbox checkout' },
      <SandboxCheckoutPage deposit={deposit} />,
    );
  });

  router.post('/sandbox/checkout/:id', signedIn, async (ctx) => {
    const deposit = await find(ctx.state.member.id, ctx.params.id);
    if (deposit?.provider !== 'sandbox') return;
    const { outcome } = checkInput(Answer, ctx.request.body);
    const { id, amount, currency } = deposit;
    // Each outcome of a checkout is one event, however often its button is pressed.
    await applyEvent(deps, {
      provider: 'sandbox',
      eventId: `${id}/${outcome}`,
      outcome,
      depositId: id,
      amount,
      currency,
    });
    ctx.status = 303;
    ctx.redirect(`/funds?deposit=${id}`);
  });
  return router;
}
