import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import { DomainError, type FieldErrors } from '../errors.ts';
import { formValues } from '../http/form.ts';
import { type Operator, operatorOnly, provedOperator } from '../operators/operator-only.tsx';
import { batchFile } from '../payouts/batch-file.ts';
import { cancelBatch } from '../payouts/cancel-batch.ts';
import { type Confirmation, confirmBatch, confirmPayout } from '../payouts/confirm-payout.ts';
import { createBatch, nextBankDay } from '../payouts/create-batch.ts';
import { findBatch, listBatches } from '../payouts/find-batches.ts';
import { findAnyPayout, listPayouts, payoutsByState } from '../payouts/find-payouts.ts';
import { renderPage } from '../web/page.ts';
import { answerForm } from './answer-form.ts';
import { idOf } from './parameters.ts';
import { BatchPage, OperatorPayoutPage } from './payout-pages.tsx';
import { OperatorPayoutsPage } from './payouts-page.tsx';

const NEWEST = { limit: 50, offset: 0 };
const ALL = { limit: 5000, offset: 0 };

/** Payouts for operators: files for the bank, and what the bank did. */
export function addPayouts(router: Router, deps: Deps): void {
  const { clock, config, db } = deps;
  const { currency } = config;
  const onlyOperators = operatorOnly(deps);
  const proved = provedOperator(deps);

  const showPayouts = async (ctx: Context, status = 200, errors?: FieldErrors) => {
    const { executeOn } = formValues(ctx, 'executeOn');
    const overview = {
      byState: await payoutsByState(db),
      batches: await listBatches(db, NEWEST),
      day: executeOn || nextBankDay(clock.now()),
      held: await listPayouts(db, { states: ['held'] }, NEWEST),
    };
    const page = <OperatorPayoutsPage overview={overview} currency={currency} errors={errors} />;
    renderPage(ctx, config, { title: 'Payouts', status }, page);
  };
  router.get<Operator>('/operator/payouts', onlyOperators, (ctx) => showPayouts(ctx));
  router.post<Operator>('/operator/payouts/batches', onlyOperators, proved, (ctx) =>
    answerForm(ctx, showPayouts, async () => {
      const { executeOn } = formValues(ctx, 'executeOn');
      const operatorId = ctx.state.member.id;
      try {
        const id = await createBatch(deps, {
          operatorId,
          executeOn: executeOn.trim() || undefined,
        });
        return `/operator/payouts/batches/${id}`;
      } catch (error) {
        // That nothing waits is an answer to the form, not a page that is not there.
        if (!(error instanceof DomainError) || error.code !== 'not_found') throw error;
        throw new DomainError('validation', error.message);
      }
    }),
  );

  const showBatch = async (ctx: Context, status = 200, errors?: FieldErrors) => {
    const batch = await findBatch(db, idOf(ctx.params.id));
    if (!batch) throw new DomainError('not_found', 'There is no such batch.');
    const payouts = await listPayouts(db, { batchId: batch.id }, ALL);
    const { reason } = formValues(ctx, 'reason');
    const props = { batch, payouts, currency, reason, errors };
    renderPage(ctx, config, { title: batch.messageId, status }, <BatchPage {...props} />);
  };
  const batches = '/operator/payouts/batches/:id';
  router.get<Operator>(batches, onlyOperators, (ctx) => showBatch(ctx));
  router.post<Operator>(`${batches}/file`, onlyOperators, proved, async (ctx) => {
    const of = { id: idOf(ctx.params.id), operatorId: ctx.state.member.id };
    const { name, text } = await batchFile(deps, of);
    ctx.set('Cache-Control', 'private, no-store');
    ctx.attachment(name);
    ctx.type = 'application/xml; charset=utf-8';
    ctx.body = text;
  });
  router.post<Operator>(`${batches}/confirm`, onlyOperators, proved, (ctx) =>
    answerForm(ctx, showBatch, async () => {
      const id = idOf(ctx.params.id);
      await confirmBatch(deps, { id, operatorId: ctx.state.member.id });
      return `/operator/payouts/batches/${id}`;
    }),
  );
  router.post<Operator>(`${batches}/cancel`, onlyOperators, proved, (ctx) =>
    answerForm(ctx, showBatch, async () => {
      const id = idOf(ctx.params.id);
      const { reason } = formValues(ctx, 'reason');
      await cancelBatch(deps, { id, operatorId: ctx.state.member.id, reason });
      return `/operator/payouts/batches/${id}`;
    }),
  );

  const showPayout = async (ctx: Context, status = 200, errors?: FieldErrors) => {
    const found = await findAnyPayout(db, String(ctx.params.id));
    if (!found) throw new DomainError('not_found', 'There is no such payout.');
    const { reason } = formValues(ctx, 'reason');
    const page = (
      <OperatorPayoutPage {...found} currency={currency} reason={reason} errors={errors} />
    );
    renderPage(ctx, config, { title: 'Payout', status }, page);
  };
  router.get<Operator>('/operator/payouts/:id', onlyOperators, (ctx) => showPayout(ctx));
  for (const outcome of ['paid', 'returned'] as const) {
    router.post<Operator>(`/operator/payouts/:id/${outcome}`, onlyOperators, proved, (ctx) =>
      answerForm(ctx, showPayout, async () => {
        const { reason } = formValues(ctx, 'reason');
        const confirmation: Confirmation = outcome === 'paid' ? { outcome } : { outcome, reason };
        const id = String(ctx.params.id);
        await confirmPayout(deps, { id, operatorId: ctx.state.member.id, confirmation });
        return `/operator/payouts/${id}`;
      }),
    );
  }
}
