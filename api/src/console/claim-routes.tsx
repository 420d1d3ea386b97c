import type Router from '@koa/router';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { type Operator, operatorOnly } from '../operators/operator-only.tsx';
import { renderPage } from '../web/page.ts';
import { claimFacts, claimQueue, contestFacts } from './claim-facts.ts';
import { ClaimPage } from './claim-page.tsx';
import { CLAIM_STATES, ClaimsPage } from './claims-page.tsx';
import { ContestPage } from './contest-page.tsx';
import { idOf, pageOf } from './parameters.ts';

/** Claims, and contests with both sides' evidence. */
export function addClaims(router: Router, deps: Deps): void {
  const { config } = deps;
  const onlyOperators = operatorOnly(deps);

  router.get<Operator>('/operator/claims', onlyOperators, async (ctx) => {
    const text = typeof ctx.query.site === 'string' ? ctx.query.site.trim().slice(0, 200) : '';
    const state = CLAIM_STATES.find((known) => known === ctx.query.state) ?? '';
    const queue = await claimQueue(deps, { text, state, page: pageOf(ctx.query.page) });
    renderPage(ctx, config, { title: 'Claims' }, <ClaimsPage queue={queue} />);
  });

  router.get<Operator>('/operator/claims/:id', onlyOperators, async (ctx) => {
    const facts = await claimFacts(deps, idOf(ctx.params.id));
    if (!facts) throw new DomainError('not_found', 'There is no such claim.');
    renderPage(ctx, config, { title: facts.claim.site }, <ClaimPage facts={facts} />);
  });

  router.get<Operator>('/operator/contests/:id', onlyOperators, async (ctx) => {
    const facts = await contestFacts(deps, idOf(ctx.params.id));
    if (!facts) throw new DomainError('not_found', 'There is no such contest.');
    const props = { facts, currency: config.currency };
    renderPage(ctx, config, { title: 'Contest' }, <ContestPage {...props} />);
  });
}
