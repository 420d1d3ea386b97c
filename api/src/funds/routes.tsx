import Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { pauseBudget } from '../budgets/pause-budget.ts';
import { setBudget } from '../budgets/set-budget.ts';
import { findDepositOf } from '../deposits/find-deposit.ts';
import { newDepositId, startDeposit } from '../deposits/start-deposit.ts';
import type { Deps } from '../deps.ts';
import { DomainError, type FieldErrors, fieldError } from '../errors.ts';
import { forecastFor } from '../flattrs/forecast.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { type Micros, parseAmount } from '../money.ts';
import { providersOf } from '../payments/provider-of.ts';
import { renderPage } from '../web/page.ts';
import { DONE, type FundsForm, FundsPage } from './funds-page.tsx';
import { listMovements } from './list-movements.ts';
import { newTransferId, useEarnings } from './use-earnings.ts';

const Query = z.object({
  of: z.enum(['funds', 'earnings']).catch('funds'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  deposit: z.string().optional().catch(undefined),
  done: z
    .enum(Object.keys(DONE) as (keyof typeof DONE)[])
    .optional()
    .catch(undefined),
});

const line = z.string().trim().catch('');
const Form = z.object({
  amount: line,
  other: line,
  budget: line,
  earnings: line,
  deposit_id: line,
  transfer_id: line,
});

/** `/funds`: what a member has, adding to it, the budget, every movement. */
export function fundsRoutes(deps: Deps): Router<SignedIn> {
  const router = new Router<SignedIn>();

  router.get('/funds', signedIn, (ctx) => showFunds(ctx, deps));

  router.post('/funds/deposit', signedIn, (ctx) =>
    handle(ctx, deps, ['amount', 'other'], async (form) => {
      const { redirectTo } = await startDeposit(deps, {
        memberId: ctx.state.member.id,
        amount: chosenAmount(form),
        id: form.deposit_id,
      });
      return redirectTo;
    }),
  );

  router.post('/funds/budget', signedIn, (ctx) =>
    handle(ctx, deps, ['budget'], async (form) => {
      const amount = parseAmount(form.budget, 'budget');
      await setBudget(deps, { memberId: ctx.state.member.id, amount });
      return '/funds?done=budget';
    }),
  );

  router.post('/funds/pause', signedIn, (ctx) =>
    handle(ctx, deps, [], async () => {
      await pauseBudget(deps, { memberId: ctx.state.member.id });
      return '/funds?done=paused';
    }),
  );

  router.post('/funds/earnings', signedIn, (ctx) =>
    handle(ctx, deps, ['earnings'], async (form) => {
      await useEarnings(deps, {
        memberId: ctx.state.member.id,
        amount: parseAmount(form.earnings, 'earnings'),
        id: form.transfer_id,
      });
      return '/funds?done=earnings';
    }),
  );
  return router;
}

/** The amount of a deposit: one of the buttons, or what was written; never a guess between the two. */
function chosenAmount({ amount, other }: z.output<typeof Form>): Micros {
  if (amount && other) {
    throw fieldError(
      'other',
      'You chose an amount above and wrote another one. Leave one of them.',
    );
  }
  if (!amount && !other) throw fieldError('amount', 'Choose an amount, or write one.');
  return amount ? parseAmount(amount, 'amount') : parseAmount(other, 'other');
}

/** Does what a form asks for and goes on to where `work` says; or shows the form again, as it was. */
async function handle(
  ctx: Context,
  deps: Deps,
  fields: readonly (keyof FundsForm)[],
  work: (form: z.output<typeof Form>) => Promise<string>,
): Promise<void> {
  const form = Form.parse(ctx.request.body ?? {});
  try {
    const next = await work(form);
    ctx.status = 303;
    ctx.redirect(next);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'validation') throw error;
    const sent = Object.fromEntries(fields.map((field) => [field, form[field]]));
    await showFunds(ctx, deps, { form: sent, errors: fieldsOf(error, form.other) });
  }
}

/** An amount that was written and not chosen is at fault beside where it was written. */
function fieldsOf({ fields }: DomainError, other: string): FieldErrors {
  const { amount, ...rest } = fields;
  return amount && other ? { other: amount, ...rest } : fields;
}

async function showFunds(
  ctx: Context,
  deps: Deps,
  sent?: { form: FundsForm; errors: FieldErrors },
): Promise<void> {
  const { db, config } = deps;
  const memberId: number = ctx.state.member.id;
  const { of, page, deposit, done } = Query.parse(ctx.query);
  const [forecast, earnings, list, found] = await Promise.all([
    forecastFor(deps, memberId),
    balanceOf(db, account.earnings(memberId)),
    listMovements(deps, { memberId, of, page }),
    deposit ? findDepositOf(db, { memberId, id: deposit }) : undefined,
  ]);
  const view = {
    forecast,
    earnings,
    list: { of, page, ...list },
    depositId: newDepositId(),
    transferId: newTransferId(),
    canDeposit: providersOf(config).length > 0,
    deposit: found,
    done,
    ...sent,
  };
  renderPage(
    ctx,
    config,
    { title: 'Funds', status: sent ? 400 : 200 },
    <FundsPage config={config} view={view} />,
  );
}
