import Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { DomainError, type FieldErrors } from '../errors.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { renderPage } from '../web/page.ts';
import { deleteThing } from './delete-thing.ts';
import { registerThing } from './register-thing.ts';
import type { Thing } from './thing.ts';
import { DeleteThingPage, EditThingPage, NewThingPage, type ThingForm } from './thing-form.tsx';
import { findOwnThing, updateThing } from './update-thing.ts';

const text = z.string().catch('');
const Form = z.object({
  url: text,
  title: text,
  description: text,
  category: z.string().catch('text'),
  language: text,
  tags: text,
  hidden: z
    .string()
    .optional()
    .catch(undefined)
    .transform((value) => value === '1'),
});

/** What creators do with their things, one by one; the list of them is at `/things`. */
export function thingRoutes(deps: Deps): Router<SignedIn> {
  const { config } = deps;
  const router = new Router<SignedIn>();

  router.get('/things/new', signedIn, (ctx) => showNew(ctx, Form.parse(ctx.query)));

  router.post('/things/new', signedIn, async (ctx) => {
    const form = Form.parse(ctx.request.body ?? {});
    const memberId = ctx.state.member.id;
    await orShowAgain(
      async () => {
        const thing = await registerThing(deps, { memberId, ...form, isHidden: form.hidden });
        goTo(ctx, `/thing/${thing.id}?done=registered`);
      },
      (errors) => showNew(ctx, form, errors),
    );
  });

  router.get('/things/:id/edit', signedIn, async (ctx) => {
    const thing = await ownThing(ctx);
    showEdit(ctx, thing, {
      ...thing,
      tags: thing.tags.join(', '),
      hidden: thing.isHidden,
    });
  });

  router.post('/things/:id/edit', signedIn, async (ctx) => {
    const thing = await ownThing(ctx);
    const form = Form.parse(ctx.request.body ?? {});
    const memberId = ctx.state.member.id;
    await orShowAgain(
      async () => {
        await updateThing(deps, { memberId, thingId: thing.id, ...form, isHidden: form.hidden });
        goTo(ctx, `/thing/${thing.id}?done=changed`);
      },
      (errors) => showEdit(ctx, thing, form, errors),
    );
  });

  router.get('/things/:id/delete', signedIn, async (ctx) => {
    const thing = await ownThing(ctx);
    renderPage(ctx, config, { title: 'Delete this thing?' }, <DeleteThingPage thing={thing} />);
  });

  router.post('/things/:id/delete', signedIn, async (ctx) => {
    const thing = await ownThing(ctx);
    await deleteThing(deps, { memberId: ctx.state.member.id, thingId: thing.id });
    goTo(ctx, '/things');
  });

  function ownThing(ctx: Context): Promise<Thing> {
    const id = /^\d{1,9}$/.test(ctx.params.id) ? Number(ctx.params.id) : 0;
    return findOwnThing(deps.db, { memberId: ctx.state.member.id, thingId: id });
  }

  function showNew(ctx: Context, form: ThingForm, errors?: FieldErrors): void {
    const frame = { title: 'Register a thing', status: errors ? 400 : 200 };
    renderPage(ctx, config, frame, <NewThingPage form={form} errors={errors} />);
  }

  function showEdit(ctx: Context, thing: Thing, form: ThingForm, errors?: FieldErrors): void {
    const frame = { title: 'Change your thing', status: errors ? 400 : 200 };
    const page = <EditThingPage thing={thing} form={form} errors={errors} />;
    renderPage(ctx, config, frame, page);
  }
  return router;
}

/** Does what a form asks for; shows it again, as it was sent, when something in it is not right. */
async function orShowAgain(
  work: () => Promise<void>,
  showAgain: (errors: FieldErrors) => void,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'validation') throw error;
    showAgain(error.fields);
  }
}

function goTo(ctx: Context, path: string): void {
  ctx.status = 303;
  ctx.redirect(path);
}
