import Router from '@koa/router';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { renderPage } from '../web/page.ts';
import { answerOwnerMail, findOwnerQuestion } from './answer-owner-mail.ts';
import { askFeedOwner } from './ask-feed-owner.ts';
import { OwnerMailPage } from './owner-mail-page.tsx';

/**
 * `/claims/:id/ask-owner` writes to whom a claimed feed names; `/claims/owner/…` is the link in that mail,
 * where a GET asks and a POST answers.
 */
export function ownerMailRoutes(deps: Deps): Router {
  const router = new Router();

  router.post<SignedIn>('/claims/:id/ask-owner', signedIn, async (ctx) => {
    const { id = '' } = ctx.params;
    if (!/^\d{1,9}$/.test(id)) throw new DomainError('not_found', 'There is no such claim.');
    await askFeedOwner(deps, { member: ctx.state.member, claimId: Number(id) });
    seeOther(ctx, `/claims/${id}?done=asked`);
  });

  router.get('/claims/owner/:secret', async (ctx) => {
    const question = await findOwnerQuestion(deps, ctx.params.secret!);
    // The address is a key: nobody else learns it.
    ctx.set('Referrer-Policy', 'no-referrer');
    ctx.set('X-Robots-Tag', 'noindex');
    renderPage(ctx, deps.config, { title: 'A question' }, <OwnerMailPage question={question} />);
  });

  router.post('/claims/owner/:secret', async (ctx) => {
    const { answer } = formValues(ctx, 'answer');
    if (answer !== 'yes' && answer !== 'no') {
      throw new DomainError('invalid_parameters', 'Answer yes or no.');
    }
    const secret = ctx.params.secret!;
    await answerOwnerMail(deps, { secret, isRight: answer === 'yes' });
    seeOther(ctx, `/claims/owner/${secret}`);
  });
  return router;
}
