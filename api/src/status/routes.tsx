import Router from '@koa/router';
import type { Deps } from '../deps.ts';
import { renderPage } from '../web/page.ts';
import { isFine, presentStatus } from './present-status.ts';
import { isDatabaseReachable, statusOf } from './status-of.ts';
import { StatusPage } from './status-page.tsx';

/** `/status` for people, `/status.json` for monitors, `/healthz` for load balancers. */
export function statusRoutes(deps: Deps): Router {
  const router = new Router();

  router.get('/status', async (ctx) => {
    const status = await statusOf(deps);
    const code = status.database.isReachable ? 200 : 503;
    renderPage(ctx, deps.config, { title: 'Status', status: code }, <StatusPage status={status} />);
  });

  router.get('/status.json', async (ctx) => {
    const status = await statusOf(deps);
    ctx.set('Cache-Control', 'no-store');
    ctx.status = isFine(status) ? 200 : 503;
    ctx.body = presentStatus(status);
  });

  router.get('/healthz', async (ctx) => {
    const isUp = await isDatabaseReachable(deps);
    ctx.set('Cache-Control', 'no-store');
    ctx.type = 'text';
    ctx.status = isUp ? 200 : 503;
    ctx.body = isUp ? 'ok\n' : 'the database does not answer\n';
  });
  return router;
}
