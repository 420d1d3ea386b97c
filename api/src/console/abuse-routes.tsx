import type Router from '@koa/router';
import type { Context } from 'koa';
import type { AppealOutcome } from '../abuse/appeal.ts';
import { decideAppeal } from '../abuse/decide-appeal.ts';
import { decideReport } from '../abuse/decide-report.ts';
import { hideThing, showThing } from '../abuse/hide-thing.ts';
import type { ReportOutcome } from '../abuse/report.ts';
import type { Deps } from '../deps.ts';
import { DomainError, type FieldErrors, fieldError } from '../errors.ts';
import { formValues } from '../http/form.ts';
import { type Operator, operatorOnly, provedOperator } from '../operators/operator-only.tsx';
import { renderPage } from '../web/page.ts';
import { abuseQueue, appealView, reportView, thingView } from './abuse-facts.ts';
import { AbusePage } from './abuse-page.tsx';
import { answerForm } from './answer-form.ts';
import { AppealPage } from './appeal-page.tsx';
import { idOf, pageOf } from './parameters.ts';
import { ReportPage } from './report-page.tsx';
import { ThingPage } from './thing-page.tsx';

const OUTCOMES: readonly ReportOutcome[] = ['dismissed', 'hidden', 'suspended'];
const APPEAL_OUTCOMES: readonly AppealOutcome[] = ['granted', 'refused'];

/** Reports of abuse, objections, and things that are hidden for it. */
export function addAbuse(router: Router, deps: Deps): void {
  const { config } = deps;
  const onlyOperators = operatorOnly(deps);
  const proved = provedOperator(deps);

  router.get<Operator>('/operator/abuse', onlyOperators, async (ctx) => {
    const queue = await abuseQueue(deps, pageOf(ctx.query.page));
    renderPage(ctx, config, { title: 'Abuse' }, <AbusePage queue={queue} />);
  });

  const showReport = async (ctx: Context, status = 200, errors?: FieldErrors) => {
    const view = await reportView(deps, idOf(ctx.params.id));
    if (!view) throw noSuch();
    const typed = formValues(ctx, 'outcome', 'reason');
    const page = <ReportPage view={view} typed={typed} errors={errors} />;
    renderPage(ctx, config, { title: `Report ${view.report.id}`, status }, page);
  };
  router.get<Operator>('/operator/abuse/:id', onlyOperators, (ctx) => showReport(ctx));
  router.post<Operator>('/operator/abuse/:id', onlyOperators, proved, (ctx) =>
    answerForm(ctx, showReport, async () => {
      const { reason, outcome } = formValues(ctx, 'reason', 'outcome');
      await decideReport(deps, {
        reportId: idOf(ctx.params.id),
        operatorId: ctx.state.member.id,
        outcome: oneOf(OUTCOMES, outcome),
        reason,
      });
      return '/operator/abuse';
    }),
  );

  const showAppeal = async (ctx: Context, status = 200, errors?: FieldErrors) => {
    const view = await appealView(deps, idOf(ctx.params.id));
    if (!view) throw noSuch();
    const typed = formValues(ctx, 'outcome', 'reason');
    const page = <AppealPage view={view} typed={typed} errors={errors} />;
    renderPage(ctx, config, { title: `Objection ${view.appeal.id}`, status }, page);
  };
  router.get<Operator>('/operator/appeals/:id', onlyOperators, (ctx) => showAppeal(ctx));
  router.post<Operator>('/operator/appeals/:id', onlyOperators, proved, (ctx) =>
    answerForm(ctx, showAppeal, async () => {
      const { reason, outcome } = formValues(ctx, 'reason', 'outcome');
      await decideAppeal(deps, {
        appealId: idOf(ctx.params.id),
        operatorId: ctx.state.member.id,
        outcome: oneOf(APPEAL_OUTCOMES, outcome),
        reason,
      });
      return '/operator/abuse';
    }),
  );

  const showOneThing = async (ctx: Context, status = 200, errors?: FieldErrors) => {
    const view = await thingView(deps, idOf(ctx.params.id));
    if (!view) throw noSuch();
    const props = { view, currency: config.currency, errors };
    renderPage(ctx, config, { title: 'A thing', status }, <ThingPage {...props} />);
  };
  router.get<Operator>('/operator/things/:id', onlyOperators, (ctx) => showOneThing(ctx));
  for (const [verb, change] of [
    ['hide', hideThing],
    ['show', showThing],
  ] as const) {
    router.post<Operator>(`/operator/things/:id/${verb}`, onlyOperators, proved, (ctx) =>
      answerForm(ctx, showOneThing, async () => {
        const thingId = idOf(ctx.params.id);
        const { reason } = formValues(ctx, 'reason');
        await change(deps, { thingId, operatorId: ctx.state.member.id, reason });
        return `/operator/things/${thingId}`;
      }),
    );
  }
}

function oneOf<Value extends string>(values: readonly Value[], typed: string): Value {
  const value = values.find((known) => known === typed);
  if (value === undefined) throw fieldError('outcome', 'Choose what you decide.');
  return value;
}

function noSuch(): DomainError {
  return new DomainError('not_found', 'There is nothing at this address.');
}
