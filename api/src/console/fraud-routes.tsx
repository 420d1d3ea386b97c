import type Router from '@koa/router';
import type { Context } from 'koa';
import { findMeasure } from '../abuse/find-abuse.ts';
import type { Deps } from '../deps.ts';
import { DomainError, type FieldErrors, fieldError } from '../errors.ts';
import { decideReview } from '../fraud/decide-review.ts';
import { findReview, listReviews } from '../fraud/find-reviews.ts';
import { formValues } from '../http/form.ts';
import { findMember, findMembers } from '../members/find-member.ts';
import { type Operator, operatorOnly, provedOperator } from '../operators/operator-only.tsx';
import { renderPage } from '../web/page.ts';
import { answerForm } from './answer-form.ts';
import { FraudPage } from './fraud-page.tsx';
import { idOf, pageOf } from './parameters.ts';
import { ReviewPage } from './review-page.tsx';

const PAGE = 50;

/** Earnings that look made up, and the decision about them. */
export function addFraud(router: Router, deps: Deps): void {
  const { config, db } = deps;
  const onlyOperators = operatorOnly(deps);
  const proved = provedOperator(deps);

  router.get<Operator>('/operator/fraud', onlyOperators, async (ctx) => {
    const page = pageOf(ctx.query.page);
    const open = await listReviews(db, { isOpen: true, limit: 200, offset: 0 });
    const part = { isOpen: false, limit: PAGE + 1, offset: (page - 1) * PAGE };
    const decided = await listReviews(db, part);
    const members = await findMembers(
      db,
      [...open, ...decided].map(({ memberId }) => memberId),
    );
    const props = { open, decided: decided.slice(0, PAGE), members, page };
    renderPage(
      ctx,
      config,
      { title: 'Fraud' },
      <FraudPage {...props} hasOlder={decided.length > PAGE} currency={config.currency} />,
    );
  });

  const show = async (ctx: Context, status = 200, errors?: FieldErrors) => {
    const review = await findReview(db, idOf(ctx.params.id));
    if (!review) throw new DomainError('not_found', 'There is nothing at this address.');
    const { measureId, memberId } = review;
    const props = {
      review,
      member: (await findMember(db, memberId))!,
      measure: measureId === null ? undefined : await findMeasure(db, measureId),
      typed: formValues(ctx, 'outcome', 'reason'),
      currency: config.currency,
      errors,
    };
    renderPage(ctx, config, { title: `Review ${review.id}`, status }, <ReviewPage {...props} />);
  };
  router.get<Operator>('/operator/fraud/:id', onlyOperators, (ctx) => show(ctx));
  router.post<Operator>('/operator/fraud/:id', onlyOperators, proved, (ctx) =>
    answerForm(ctx, show, async () => {
      const { outcome, reason } = formValues(ctx, 'outcome', 'reason');
      if (outcome !== 'released' && outcome !== 'confirmed') {
        throw fieldError('outcome', 'Choose what you decide.');
      }
      const reviewId = idOf(ctx.params.id);
      await decideReview(deps, { reviewId, operatorId: ctx.state.member.id, outcome, reason });
      return '/operator/fraud';
    }),
  );
}
