import Router from '@koa/router';
import type { Deps } from '../deps.ts';
import { formFaults, formValues } from '../http/form.ts';
import { ownPath } from '../http/own-path.ts';
import { seeOther } from '../http/see-other.ts';
import { findMembers } from '../members/find-member.ts';
import { ConfirmPage } from '../operators/confirm-page.tsx';
import { listActions, listActors } from '../operators/list-actions.ts';
import { type Operator, operatorOnly, proveOperator } from '../operators/operator-only.tsx';
import { renderPage } from '../web/page.ts';
import { addAbuse } from './abuse-routes.tsx';
import { addClaims } from './claim-routes.tsx';
import { addFraud } from './fraud-routes.tsx';
import { HomePage } from './home-page.tsx';
import { LogPage, readFilter } from './log-page.tsx';
import { addMembers } from './member-routes.tsx';
import { addMonths } from './month-routes.tsx';
import { needs } from './needs.ts';
import { addPayouts } from './payout-routes.tsx';
import { addService } from './service-routes.tsx';

const PAGE = 50;

/** The operator's console: what needs a person, and the log of what was done. */
export function consoleRoutes(deps: Deps): Router {
  const router = new Router();
  const { config, db } = deps;
  const onlyOperators = operatorOnly(deps);

  router.get<Operator>('/operator', onlyOperators, async (ctx) => {
    renderPage(ctx, config, { title: 'Console' }, <HomePage needs={await needs(deps)} />);
  });

  router.get<Operator>('/operator/confirm', onlyOperators, (ctx) => {
    const fields = { next: ownPath(ctx.query.next, '/operator') };
    renderPage(
      ctx,
      config,
      { title: 'Confirm that it is you', scripts: ['passkeys.js'] },
      <ConfirmPage action="/operator/confirm" fields={fields} />,
    );
  });

  router.post<Operator>('/operator/confirm', onlyOperators, async (ctx) => {
    const { next, passkey } = formValues(ctx, 'next', 'passkey');
    const fields = { next: ownPath(next, '/operator') };
    try {
      await proveOperator(deps, ctx.state, passkey);
      seeOther(ctx, fields.next);
    } catch (error) {
      const { status, errors } = formFaults(error);
      renderPage(
        ctx,
        config,
        { title: 'Confirm that it is you', scripts: ['passkeys.js'], status },
        <ConfirmPage action="/operator/confirm" fields={fields} errors={errors} />,
      );
    }
  });

  router.get<Operator>('/operator/log', onlyOperators, async (ctx) => {
    const { filter, page } = readFilter(ctx.query);
    const part = { limit: PAGE + 1, offset: (page - 1) * PAGE };
    const actions = await listActions(db, filter, part);
    const actors = await listActors(db);
    const named = actions.flatMap(({ subject }) => memberIdOf(subject) ?? []);
    const members = await findMembers(db, [...actors, ...named]);
    renderPage(
      ctx,
      config,
      { title: 'Log' },
      <LogPage
        actions={actions.slice(0, PAGE)}
        hasOlder={actions.length > PAGE}
        page={page}
        filter={filter}
        actors={actors}
        members={members}
      />,
    );
  });
  addMembers(router, deps);
  addAbuse(router, deps);
  addClaims(router, deps);
  addPayouts(router, deps);
  addFraud(router, deps);
  addMonths(router, deps);
  addService(router, deps);
  return router;
}

function memberIdOf(subject: string): number | undefined {
  const id = /^member:(\d{1,9})$/.exec(subject)?.[1];
  return id === undefined ? undefined : Number(id);
}
