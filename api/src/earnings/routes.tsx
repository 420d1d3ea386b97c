import Router from '@koa/router';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { parsePeriod, periodOf } from '../period.ts';
import { renderPage } from '../web/page.ts';
import { earningsOf } from './earnings-of.ts';
import { EarningsPage } from './earnings-page.tsx';
import { revenueCsv } from './revenue-csv.ts';
import { sharedThings } from './shared-things.ts';

const page = z.coerce.number().int().min(1).max(100_000).catch(1);
const Query = z.object({ page, shared: page });

/** `/things`: a creator's things and earnings, and the monthly file of them. */
export function earningsRoutes(deps: Deps): Router<SignedIn> {
  const { config, clock } = deps;
  const router = new Router<SignedIn>();

  router.get('/things', signedIn, async (ctx) => {
    const pages = Query.parse(ctx.query);
    const memberId = ctx.state.member.id;
    const earnings = await earningsOf(deps, { memberId, page: pages.page });
    const shared = await sharedThings(deps, { memberId, page: pages.shared });
    renderPage(
      ctx,
      config,
      { title: 'My things' },
      <EarningsPage config={config} earnings={earnings} shared={shared} />,
    );
  });

  router.get('/things/revenue/:name', signedIn, async (ctx) => {
    const { name = '' } = ctx.params;
    if (!name.endsWith('.csv')) return;
    const period = parsePeriod(name.slice(0, -'.csv'.length));
    if (period >= periodOf(clock.now())) {
      throw new DomainError('not_found', `${period} is not over yet: its file comes afterwards.`);
    }
    ctx.set('Cache-Control', 'private, no-store');
    ctx.attachment(`flattr-revenue-${period.replace('-', '')}.csv`);
    ctx.type = 'text/csv; charset=utf-8';
    ctx.body = await revenueCsv(deps, { memberId: ctx.state.member.id, period });
  });
  return router;
}
