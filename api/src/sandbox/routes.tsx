import Router from '@koa/router';
import { z } from 'zod';
import { demoMember, demoMembers } from '../demo/demo-members.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { checkInput } from '../http/check-input.ts';
import { seeOther } from '../http/see-other.ts';
import { startSession, type Visitor } from '../members/session.ts';
import { parsePeriod } from '../period.ts';
import { renderPage } from '../web/page.ts';
import { closeMonth } from './close-month.ts';
import { SandboxPage } from './sandbox-page.tsx';

const signInInput = z.object({ name: z.string() });

/** What only play money allows: closing the month now, and signing in as anybody of the demo. */
export function sandboxRoutes(deps: Deps): Router<Visitor> {
  const { config, clock } = deps;
  const router = new Router<Visitor>();
  if (config.mode !== 'sandbox') return router;

  router.get('/sandbox', async (ctx) => {
    const closed =
      ctx.query.closed === undefined ? undefined : parsePeriod(String(ctx.query.closed));
    renderPage(
      ctx,
      config,
      { title: 'Sandbox' },
      <SandboxPage
        now={clock.now()}
        currency={config.currency}
        members={await demoMembers(deps)}
        signedIn={ctx.state.member}
        closed={closed}
      />,
    );
  });

  router.post('/sandbox/close-month', async (ctx) => {
    const { period } = await closeMonth(deps);
    seeOther(ctx, `/sandbox?closed=${period}`);
  });

  router.post('/sandbox/sign-in', async (ctx) => {
    const { name } = checkInput(signInInput, ctx.request.body);
    const member = await demoMember(deps, name);
    if (!member) throw new DomainError('not_found', 'There is nobody of this name in the demo.');
    await startSession(ctx, deps, member.id);
    seeOther(ctx, '/dashboard');
  });
  return router;
}
