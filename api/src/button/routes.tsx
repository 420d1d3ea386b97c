import Router from '@koa/router';
import type { Context } from 'koa';
import type { VNode } from 'preact';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { showClick } from '../flattrs/show-click.ts';
import { knownCategory } from '../things/categories.ts';
import { findThing } from '../things/find-thing.ts';
import { titleOf } from '../things/thing.ts';
import { answerPublicly } from './answer-publicly.ts';
import { countOfPage, countOfThing } from './count-of-page.ts';
import { FILES, imageOfCategory } from './files.ts';
import {
  ButtonPopout,
  ButtonView,
  type FramedButton,
  frameHtml,
  NoButton,
} from './frame-pages.tsx';
import { type Button, clickLink, readButton } from './read-button.ts';

const MINUTE = 60;
const DAY = 86_400;

/**
 * What pages elsewhere load from us: scripts, badges, the public count, and buttons in frames. All of
 * it comes before the middleware that knows the visitor: no cookie is read or set, and every cache
 * on the way may keep it.
 */
export function buttonRoutes(deps: Deps): Router {
  const router = new Router();

  for (const [path, file] of FILES) router.get(path, (ctx) => answerPublicly(ctx, file));

  router.get('/button/count', async (ctx) => {
    const count = await countOfPage(deps, String(ctx.query.url ?? ''));
    answerPublicly(ctx, { body: JSON.stringify({ count }), type: 'json', seconds: MINUTE });
  });

  // `/view/` is what was at `button.flattr.com`.
  for (const path of ['/button/view', '/view']) {
    router.get(path, (ctx) =>
      showFrame(ctx, deps, ({ isCompact }, button) => (
        <ButtonView button={button} isCompact={isCompact} />
      )),
    );
  }

  router.get('/button/popout', (ctx) =>
    showFrame(ctx, deps, (_, button) => <ButtonPopout button={button} />),
  );

  // The id of a thing, its digits with slashes between them or without: `/thing/image/1/2/3/medium.png`.
  router.get(/^\/thing\/image\/(\d(?:\/?\d){0,8})\/medium\.png$/, async (ctx) => {
    const id = Number(ctx.path.replace(/\D/g, ''));
    const thing = await findThing(deps.db, { id });
    if (!thing) throw new DomainError('not_found', 'There is no such thing.');
    answerPublicly(ctx, { ...imageOfCategory(knownCategory(thing.category)), seconds: DAY });
  });

  return router;
}

/** Answers with a document that any page may frame, for there is nothing in it to trick a click out of. */
async function showFrame(
  ctx: Context,
  deps: Deps,
  page: (button: Button, shown: FramedButton) => VNode,
): Promise<void> {
  const { status, body } = await frameOf(ctx.querystring, deps, page);
  ctx.remove('X-Frame-Options');
  ctx.set('Content-Security-Policy', FRAME_POLICY);
  ctx.status = status;
  answerPublicly(ctx, { body, type: 'html', seconds: MINUTE });
}

async function frameOf(
  query: string,
  deps: Deps,
  page: (button: Button, shown: FramedButton) => VNode,
): Promise<{ status: number; body: string }> {
  try {
    const button = readButton(query, deps);
    const shown = await framedButton(deps, button);
    return { status: 200, body: frameHtml(`Flattr ${shown.title}`, page(button, shown)) };
  } catch (error) {
    if (!(error instanceof DomainError) || !error.fields.url) throw error;
    return { status: 400, body: frameHtml('Flattr', <NoButton problem={error.fields.url} />) };
  }
}

const FRAME_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  'frame-ancestors *',
].join('; ');

async function framedButton(deps: Deps, { submission }: Button): Promise<FramedButton> {
  const { thing, creator, origin } = await showClick(deps, { submission, member: undefined });
  const { page } = submission;
  return {
    title: titleOf(thing ?? { title: page.title, url: page.address.url }),
    description: thing?.description ?? page.description,
    host: page.address.host,
    creator: creator?.deletedAt === null ? creator.displayName || creator.name : undefined,
    flattrs: thing ? await countOfThing(deps, thing.id) : 0,
    href: clickLink(deps.config, submission),
    origin,
  };
}
