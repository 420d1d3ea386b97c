import type Router from '@koa/router';
import type { Context } from 'koa';
import { CLAIM_STATES } from '../claims/claim.ts';
import type { Deps } from '../deps.ts';
import { DomainError, type FieldErrors, fieldError } from '../errors.ts';
import { formValues } from '../http/form.ts';
import { type Operator, operatorOnly, provedOperator } from '../operators/operator-only.tsx';
import { renderPage } from '../web/page.ts';
import { answerForm } from './answer-form.ts';
import { claimFacts, claimQueue, contestFacts } from './claim-facts.ts';
import { ClaimPage } from './claim-page.tsx';
import { ClaimsPage } from './claims-page.tsx';
import { ContestPage } from './contest-page.tsx';
import { decideContestByOperator, rejectClaimByOperator } from './decide-claims.ts';
import { idOf, pageOf } from './parameters.ts';

/** Claims, and contests with both sides' evidence, and the decisions about them. */
export function addClaims(router: Router, deps: Deps): void {
  const { config } = deps;
  const onlyOperators = operatorOnly(deps);
  const proved = provedOperator(deps);

  router.get<Operator>('/operator/claims', onlyOperators, async (ctx) => {
    const text = typeof ctx.query.site === 'string' ? ctx.query.site.trim().slice(0, 200) : '';
    const state = CLAIM_STATES.find((known) => known === ctx.query.state) ?? '';
    const queue = await claimQueue(deps, { text, state, page: pageOf(ctx.query.page) });
    renderPage(ctx, config, { title: 'Claims' }, <ClaimsPage queue={queue} />);
  });

  const showClaim = async (ctx: Context, status = 200, errors?: FieldErrors) => {
    const facts = await claimFacts(deps, idOf(ctx.params.id));
    if (!facts) throw new DomainError('not_found', 'There is no such claim.');
    const { reason } = formValues(ctx, 'reason');
    const page = <ClaimPage facts={facts} reason={reason} errors={errors} />;
    renderPage(ctx, config, { title: facts.claim.site, status }, page);
  };
  router.get<Operator>('/operator/claims/:id', onlyOperators, (ctx) => showClaim(ctx));
  router.post<Operator>('/operator/claims/:id/reject', onlyOperators, proved, (ctx) =>
    answerForm(ctx, showClaim, async () => {
      const claimId = idOf(ctx.params.id);
      const { reason } = formValues(ctx, 'reason');
      await rejectClaimByOperator(deps, { claimId, operatorId: ctx.state.member.id, reason });
      return `/operator/claims/${claimId}`;
    }),
  );

  const showContest = async (ctx: Context, status = 200, errors?: FieldErrors) => {
    const facts = await contestFacts(deps, idOf(ctx.params.id));
    if (!facts) throw new DomainError('not_found', 'There is no such contest.');
    const typed = formValues(ctx, 'outcome', 'reason');
    const props = { facts, currency: config.currency, typed, errors };
    renderPage(ctx, config, { title: 'Contest', status }, <ContestPage {...props} />);
  };
  router.get<Operator>('/operator/contests/:id', onlyOperators, (ctx) => showContest(ctx));
  router.post<Operator>('/operator/contests/:id', onlyOperators, proved, (ctx) =>
    answerForm(ctx, showContest, async () => {
      const contestId = idOf(ctx.params.id);
      const { outcome, reason } = formValues(ctx, 'outcome', 'reason');
      if (outcome !== 'incumbent' && outcome !== 'challenger') {
        throw fieldError('outcome', 'Choose whose it is.');
      }
      const operatorId = ctx.state.member.id;
      await decideContestByOperator(deps, { contestId, operatorId, outcome, reason });
      return `/operator/contests/${contestId}`;
    }),
  );
}
