import Router from '@koa/router';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { checkInput } from '../http/check-input.ts';
import { ownPath } from '../http/own-path.ts';
import { seeOther } from '../http/see-other.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { pauseSubscription } from '../subscriptions/pause-subscription.ts';
import { resumeSubscription } from '../subscriptions/resume-subscription.ts';
import { subscribeToThing } from '../subscriptions/subscribe-to-thing.ts';
import { unsubscribe } from '../subscriptions/unsubscribe.ts';
import { renderPage } from '../web/page.ts';
import { DashboardPage, DONE } from './dashboard-page.tsx';
import { showName } from './show-name.ts';
import { thisMonth } from './this-month.ts';
import { rememberDone } from './told-once.ts';
import { trustSite } from './trust-site.ts';
import { undoFlattr } from './undo-flattr.ts';

const PER_PAGE = 100;

const Query = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z
    .enum(Object.keys(DONE) as (keyof typeof DONE)[])
    .optional()
    .catch(undefined),
});

const thingId = z.coerce.number().int().positive();
const back = z.string().optional();
const UndoForm = z.object({ thing_id: thingId, back });
const NameChoice = z.object({ thing_id: thingId, shown: z.string().optional(), back });
const SubscriptionForm = z.object({
  thing_id: thingId,
  action: z.enum(['start', 'pause', 'resume', 'stop']),
  back,
});
const TrustForm = z.object({ origin: z.string(), trusted: z.string().optional(), back });

/** What a supporter does after the click: see this month, undo, subscribe, trust a site. */
export function flattrRoutes(deps: Deps): Router<SignedIn> {
  const router = new Router<SignedIn>();

  router.get('/dashboard', signedIn, async (ctx) => {
    const { page, done } = Query.parse(ctx.query);
    const month = await thisMonth(deps, {
      supporterId: ctx.state.member.id,
      limit: PER_PAGE,
      offset: (page - 1) * PER_PAGE,
    });
    const hasOlder = month.forecast.flattrs > page * PER_PAGE;
    const { currency } = deps.config;
    renderPage(
      ctx,
      deps.config,
      { title: 'This month' },
      <DashboardPage
        month={month}
        currency={currency}
        page={page}
        hasOlder={hasOlder}
        done={done}
      />,
    );
  });

  router.post('/flattrs/undo', signedIn, async (ctx) => {
    const form = checkInput(UndoForm, ctx.request.body);
    try {
      await undoFlattr(deps, { supporterId: ctx.state.member.id, thingId: form.thing_id });
    } catch (error) {
      // Sent twice: it is undone, and that is what was wanted.
      if (!(error instanceof DomainError) || error.code !== 'not_found') throw error;
    }
    rememberDone(ctx, { done: 'undone', thingId: form.thing_id });
    seeOther(ctx, ownPath(form.back, '/dashboard'));
  });

  router.post('/flattrs/name', signedIn, async (ctx) => {
    const form = checkInput(NameChoice, ctx.request.body);
    await showName(deps, {
      supporterId: ctx.state.member.id,
      thingId: form.thing_id,
      isShown: Boolean(form.shown),
    });
    seeOther(ctx, ownPath(form.back, '/dashboard'));
  });

  router.post('/subscriptions', signedIn, async (ctx) => {
    const form = checkInput(SubscriptionForm, ctx.request.body);
    const key = { supporterId: ctx.state.member.id, thingId: form.thing_id };
    try {
      await SUBSCRIPTION_ACTIONS[form.action](deps, key);
    } catch (error) {
      const isDone = form.action === 'start' ? 'subscribed' : 'not_found';
      if (!(error instanceof DomainError) || error.code !== isDone) throw error;
    }
    seeOther(ctx, ownPath(form.back, `/dashboard?done=${form.action}`));
  });

  router.post('/trusted-sites', signedIn, async (ctx) => {
    const form = checkInput(TrustForm, ctx.request.body);
    await trustSite(deps, {
      supporterId: ctx.state.member.id,
      origin: form.origin,
      isTrusted: Boolean(form.trusted),
    });
    seeOther(ctx, ownPath(form.back, '/dashboard'));
  });

  return router;
}

const SUBSCRIPTION_ACTIONS = {
  start: subscribeToThing,
  pause: pauseSubscription,
  resume: resumeSubscription,
  stop: unsubscribe,
};
