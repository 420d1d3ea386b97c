import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import { DomainError, type FieldErrors, fieldError } from '../errors.ts';
import { formValues } from '../http/form.ts';
import { setEventAside } from '../operators/decide-on-event.ts';
import { type Operator, operatorOnly, provedOperator } from '../operators/operator-only.tsx';
import { renderPage } from '../web/page.ts';
import { answerForm } from './answer-form.ts';
import { EventPage } from './event-page.tsx';
import { listUnmatched, RETRY_EVENT, serviceFacts } from './service-facts.ts';
import { ServicePage } from './service-page.tsx';

/** What does not run as it should, and what providers told that matches nothing. */
export function addService(router: Router, deps: Deps): void {
  const { config, db } = deps;
  const onlyOperators = operatorOnly(deps);
  const proved = provedOperator(deps);

  router.get<Operator>('/operator/service', onlyOperators, async (ctx) => {
    const facts = await serviceFacts(deps);
    renderPage(ctx, config, { title: 'Service' }, <ServicePage facts={facts} />);
  });

  const eventOf = async (ctx: Context) => {
    const { about, provider, event } = ctx.params;
    const events = await listUnmatched(db);
    const found = events.find(
      (one) => one.about === about && one.provider === provider && one.eventId === event,
    );
    if (!found) throw new DomainError('not_found', 'There is no such event that waits.');
    return found;
  };
  const show = async (ctx: Context, status = 200, errors?: FieldErrors) => {
    const event = await eventOf(ctx);
    const typed = formValues(ctx, 'outcome', 'reason');
    const page = <EventPage event={event} action={ctx.path} typed={typed} errors={errors} />;
    renderPage(ctx, config, { title: 'What a provider told', status }, page);
  };
  const path = '/operator/service/:about/:provider/:event';
  router.get<Operator>(path, onlyOperators, (ctx) => show(ctx));
  router.post<Operator>(path, onlyOperators, proved, (ctx) =>
    answerForm(ctx, show, async () => {
      const { about, provider, eventId } = await eventOf(ctx);
      const { outcome, reason } = formValues(ctx, 'outcome', 'reason');
      if (outcome !== 'retry' && outcome !== 'aside') {
        throw fieldError('outcome', 'Choose what you do.');
      }
      const decision = { provider, eventId, operatorId: ctx.state.member.id, reason };
      if (outcome === 'retry') await RETRY_EVENT[about](deps, decision);
      else await setEventAside(deps, about, decision);
      return '/operator/service';
    }),
  );
}
