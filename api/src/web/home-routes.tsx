import Router from '@koa/router';
import type { Deps } from '../deps.ts';
import { HomePage } from './home-page.tsx';
import { renderPage } from './page.ts';

/** `/`: what Flattr is. */
export function homeRoutes({ config }: Pick<Deps, 'config'>): Router {
  const router = new Router();
  router.get('/', (ctx) => {
    const isMember = ctx.state.member !== undefined;
    renderPage(ctx, config, { title: 'Flattr' }, <HomePage config={config} isMember={isMember} />);
  });
  return router;
}
