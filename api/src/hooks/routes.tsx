import Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { fieldError } from '../errors.ts';
import { formFaults, formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { renderPage } from '../web/page.ts';
import { changeHook } from './change-hook.ts';
import { createHook } from './create-hook.ts';
import { deleteHook } from './delete-hook.ts';
import { eventsFor } from './events.ts';
import { listHooks, ownHook } from './find-hook.ts';
import { HookPage, type HookView } from './hook-page.tsx';
import {
  fieldOf,
  type HookForm,
  HooksPage,
  NewHookPage,
  NewSecretPage,
  nameOf,
} from './hooks-page.tsx';
import { listDeliveries } from './list-deliveries.ts';
import { resendDelivery } from './resend-delivery.ts';
import { rotateSecret } from './rotate-secret.ts';
import { testHook } from './test-hook.ts';

const DELIVERIES_A_PAGE = 20;
const Query = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });

const NOTICES: Record<string, string> = {
  saved: 'Saved.',
  test: 'The test is on its way. Reload this page to see what came of it.',
  resent: 'The message is on its way again. Reload this page to see what came of it.',
  paused: 'The web hook is paused.',
  resumed: 'The web hook is on.',
  deleted: 'The web hook is deleted.',
};

/** `/settings/hooks`: a member's web hooks and what they were told. */
export function hookRoutes(deps: Deps): Router<SignedIn> {
  const { config, db } = deps;
  const router = new Router<SignedIn>();
  const path = '/settings/hooks';

  router.get(path, signedIn, async (ctx) => {
    const hooks = await listHooks(db, ctx.state.member.id);
    const notice = noticeOf(ctx);
    const page = <HooksPage hooks={hooks} {...(notice ? { notice } : {})} />;
    renderPage(ctx, config, { title: 'Web hooks' }, page);
  });

  router.get(`${path}/new`, signedIn, (ctx) => {
    const { isOperator } = ctx.state.member;
    const form: HookForm = { url: '', label: '', events: ['thing.flattred'] };
    const page = <NewHookPage form={form} isOperator={isOperator} />;
    renderPage(ctx, config, { title: 'Add a web hook' }, page);
  });

  router.post(`${path}/new`, signedIn, async (ctx) => {
    const { member: owner } = ctx.state;
    const form = formOf(ctx);
    try {
      const { hook, secret } = await createHook(deps, { ...form, owner });
      const page = <NewSecretPage hookId={hook.id} secret={secret} />;
      renderPage(ctx, config, { title: 'Your web hook is ready' }, page);
    } catch (error) {
      const { status, errors } = formFaults(error);
      const page = <NewHookPage form={form} errors={errors} isOperator={owner.isOperator} />;
      renderPage(ctx, config, { title: 'Add a web hook', status }, page);
    }
  });

  router.get(`${path}/:id`, signedIn, (ctx) => show(ctx, { notice: noticeOf(ctx) }));

  router.post(`${path}/:id`, signedIn, async (ctx) => {
    const { member: owner } = ctx.state;
    const form = formOf(ctx);
    await orShow(ctx, { form }, async ({ hookId }) => {
      await changeHook(deps, { ...form, owner, hookId });
      return 'saved';
    });
  });

  router.post(`${path}/:id/secret`, signedIn, async (ctx) => {
    const { secret } = await rotateSecret(deps, keyOf(ctx));
    await show(ctx, { secret });
  });

  router.post(`${path}/:id/test`, signedIn, (ctx) =>
    orShow(ctx, {}, async (key) => {
      await testHook(deps, key);
      return 'test';
    }),
  );

  for (const [action, active] of [
    ['pause', false],
    ['resume', true],
  ] as const) {
    router.post(`${path}/:id/${action}`, signedIn, async (ctx) => {
      const { hookId } = keyOf(ctx);
      await changeHook(deps, { owner: ctx.state.member, hookId, active });
      seeOther(ctx, `${path}/${hookId}?notice=${action}d`);
    });
  }

  router.post(`${path}/:id/deliveries/:delivery/resend`, signedIn, (ctx) =>
    orShow(ctx, {}, async (key) => {
      await resendDelivery(deps, { ...key, deliveryId: ctx.params.delivery ?? '' });
      return 'resent';
    }),
  );

  router.post(`${path}/:id/delete`, signedIn, async (ctx) => {
    const key = keyOf(ctx);
    await ownHook(db, key);
    if (formValues(ctx, 'sure').sure !== '1') {
      const { fields } = fieldError('sure', 'Tick the box to delete the web hook.');
      return show(ctx, { errors: fields }, 400);
    }
    await deleteHook(deps, key);
    return seeOther(ctx, `${path}?notice=deleted`);
  });

  type HookContext = Context & { state: SignedIn; params: Record<string, string> };

  /** Does what a form asks for and shows the hook anew, with a notice or with what is wrong. */
  async function orShow(
    ctx: HookContext,
    view: Partial<HookView>,
    act: (key: ReturnType<typeof keyOf>) => Promise<string>,
  ): Promise<void> {
    const key = keyOf(ctx);
    try {
      const notice = await act(key);
      seeOther(ctx, `${path}/${key.hookId}?notice=${notice}`);
    } catch (error) {
      const { status, errors } = formFaults(error);
      await show(ctx, { ...view, errors }, status);
    }
  }

  async function show(ctx: HookContext, view: Partial<HookView>, status = 200): Promise<void> {
    const { page } = Query.parse(ctx.query);
    const key = keyOf(ctx);
    const range = { limit: DELIVERIES_A_PAGE, offset: (page - 1) * DELIVERIES_A_PAGE };
    const hook = await ownHook(db, key);
    const { deliveries, total } = await listDeliveries(deps, { ...key, ...range });
    const hasOlder = total > page * DELIVERIES_A_PAGE;
    const { isOperator } = ctx.state.member;
    renderPage(
      ctx,
      config,
      { title: nameOf(hook), status },
      <HookPage view={{ hook, deliveries, page, hasOlder, isOperator, ...view }} />,
    );
  }
  return router;
}

function keyOf(ctx: { params: Record<string, string>; state: SignedIn }) {
  return { memberId: ctx.state.member.id, hookId: ctx.params.id ?? '' };
}

function formOf(ctx: Context & { state: SignedIn }): HookForm {
  const events = eventsFor(ctx.state.member);
  const chosen = formValues(ctx, ...events.map(fieldOf));
  return {
    ...formValues(ctx, 'url', 'label'),
    events: events.filter((event) => chosen[fieldOf(event)] === '1'),
  };
}

function noticeOf(ctx: Pick<Context, 'query'>): string | undefined {
  return NOTICES[String(ctx.query.notice)];
}
