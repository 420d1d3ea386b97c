import Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { heldOf } from '../earnings/held-of.ts';
import { DomainError, type FieldErrors } from '../errors.ts';
import { formFaults } from '../http/form.ts';
import { hasPasskey } from '../members/fresh-proof.ts';
import type { Member } from '../members/member.ts';
import { readPasskeyAnswer } from '../members/passkey-challenge.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { parseAmount } from '../money.ts';
import { payoutProvidersOf } from '../payments/payout-provider-of.ts';
import { renderPage } from '../web/page.ts';
import { cancelPayout } from './cancel-payout.ts';
import { destinationOf, findPayoutOf, listPayoutsOf } from './find-payouts.ts';
import { payableOf } from './payable-of.ts';
import { PayoutPage } from './payout-page.tsx';
import { DONE, PayoutsPage } from './payouts-page.tsx';
import { newPayoutId, requestPayout } from './request-payout.ts';
import { setAutomatic, setDestination } from './set-destination.ts';

const Query = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  provider: z.string().catch(''),
  done: z
    .enum(Object.keys(DONE) as (keyof typeof DONE)[])
    .optional()
    .catch(undefined),
});
const Form = z.record(z.string(), z.string().catch('')).catch({});

/** `/payouts`: what a creator can have paid out, where it goes, and how far payouts are. */
export function payoutRoutes(deps: Deps): Router<SignedIn> {
  const router = new Router<SignedIn>();

  router.get('/payouts', signedIn, (ctx) => showPayouts(ctx, deps));

  router.post('/payouts', signedIn, (ctx) =>
    handle(ctx, deps, 'requested', async ({ amount = '', payout_id: id = '' }) => {
      const memberId = ctx.state.member.id;
      await requestPayout(deps, { memberId, amount: parseAmount(amount), id });
    }),
  );

  router.post('/payouts/destination', signedIn, (ctx) =>
    handle(
      ctx,
      deps,
      'destination',
      async ({ proof_password: password = '', passkey, ...typed }) => {
        const { member } = ctx.state;
        const proof = passkey ? { passkey: readPasskeyAnswer(passkey) } : { password };
        const { provider } = Query.parse(ctx.query);
        await setDestination(deps, { member, proof, provider, typed });
      },
    ),
  );

  router.post('/payouts/automatic', signedIn, (ctx) =>
    handle(ctx, deps, 'automatic', async ({ automatic }) => {
      const memberId = ctx.state.member.id;
      await setAutomatic(deps, { memberId, isAutomatic: automatic === 'on' });
    }),
  );

  router.get('/payouts/:id', signedIn, async (ctx) => {
    const memberId = ctx.state.member.id;
    const found = await findPayoutOf(deps.db, { memberId, id: ctx.params.id! });
    if (!found) throw new DomainError('not_found', 'There is no such payout.');
    const page = <PayoutPage config={deps.config} {...found} />;
    renderPage(ctx, deps.config, { title: 'A payout' }, page);
  });

  router.post('/payouts/:id/cancel', signedIn, (ctx) =>
    handle(ctx, deps, 'canceled', async () => {
      await cancelPayout(deps, { memberId: ctx.state.member.id, id: ctx.params.id ?? '' });
    }),
  );
  return router;
}

/** Does what a form asks for and says so; or shows the form again, as it was but for the password. */
async function handle(
  ctx: Context,
  deps: Deps,
  done: keyof typeof DONE,
  work: (form: Readonly<Record<string, string>>) => Promise<void>,
): Promise<void> {
  const form = Form.parse(ctx.request.body ?? {});
  try {
    await work(form);
    ctx.status = 303;
    ctx.redirect(`/payouts?done=${done}`);
  } catch (error) {
    await showPayouts(ctx, deps, { form, ...formFaults(error) });
  }
}

async function showPayouts(
  ctx: Context,
  deps: Deps,
  sent?: { form: Readonly<Record<string, string>>; status: number; errors: FieldErrors },
): Promise<void> {
  const { db, config } = deps;
  const member: Member = ctx.state.member;
  const memberId = member.id;
  const { page, provider: name, done } = Query.parse(ctx.query);
  const [payable, heldOnThings, destination, list, hasPasskeys] = await Promise.all([
    payableOf(db, deps, memberId),
    heldOf(db, memberId),
    destinationOf(db, memberId),
    listPayoutsOf(db, { memberId, page }),
    hasPasskey(deps, memberId),
  ]);
  const providers = payoutProvidersOf(config);
  const provider = providers.find((one) => one.name === name) ?? providers.at(-1);
  const payoutId = newPayoutId();
  const view = {
    ...{ payable, heldOnThings, destination, providers, provider, payoutId, done },
    proofs: { hasPassword: member.passwordHash !== null, hasPasskeys },
    list: { ...list, page },
    ...sent,
  };
  renderPage(
    ctx,
    config,
    { title: 'Payouts', status: sent?.status ?? 200, scripts: ['passkeys.js'] },
    <PayoutsPage config={config} view={view} />,
  );
}
