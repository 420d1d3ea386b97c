import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import { closingProgress, listMonths } from '../distribution/list-months.ts';
import { DomainError, type FieldErrors } from '../errors.ts';
import { formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { listChecks, recordCheck } from '../ledger/latest-check.ts';
import { type Operator, operatorOnly, provedOperator } from '../operators/operator-only.tsx';
import { formatPeriod } from '../web/format.ts';
import { renderPage } from '../web/page.ts';
import { answerForm } from './answer-form.ts';
import { closeNow } from './close-now.ts';
import { MonthPage } from './month-page.tsx';
import { MonthsPage } from './months-page.tsx';

const CHECKS_SHOWN = 30;

/** The months, how far each is, and the checks of the ledger. */
export function addMonths(router: Router, deps: Deps): void {
  const { config, db } = deps;
  const onlyOperators = operatorOnly(deps);
  const proved = provedOperator(deps);

  router.get<Operator>('/operator/months', onlyOperators, async (ctx) => {
    const props = {
      months: await listMonths(deps),
      checks: await listChecks(db, CHECKS_SHOWN),
      currency: config.currency,
      isChecked: ctx.query.checked === '1',
    };
    renderPage(ctx, config, { title: 'Months' }, <MonthsPage {...props} />);
  });

  router.post<Operator>('/operator/months/check', onlyOperators, proved, async (ctx) => {
    await recordCheck(deps);
    seeOther(ctx, '/operator/months?checked=1');
  });

  const show = async (ctx: Context, status = 200, errors?: FieldErrors) => {
    const month = (await listMonths(deps)).find(({ period }) => period === ctx.params.period);
    if (!month) throw new DomainError('not_found', 'There is nothing at this address.');
    const { period, state } = month;
    const props = {
      month,
      progress: state === 'closing' ? await closingProgress(deps, period) : undefined,
      currency: config.currency,
      reason: formValues(ctx, 'reason').reason,
      errors,
    };
    renderPage(ctx, config, { title: formatPeriod(period), status }, <MonthPage {...props} />);
  };
  router.get<Operator>('/operator/months/:period', onlyOperators, (ctx) => show(ctx));
  router.post<Operator>('/operator/months/:period/close', onlyOperators, proved, (ctx) =>
    answerForm(ctx, show, async () => {
      const period = ctx.params.period!;
      const isKnown = (await listMonths(deps)).some((month) => month.period === period);
      if (!isKnown) throw new DomainError('not_found', 'There is nothing at this address.');
      const { reason } = formValues(ctx, 'reason');
      await closeNow(deps, { period, operatorId: ctx.state.member.id, reason });
      return `/operator/months/${period}`;
    }),
  );
}
