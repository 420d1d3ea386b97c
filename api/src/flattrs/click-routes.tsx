import Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { findEpisode } from '../feeds/find-episode.ts';
import { seeOther } from '../http/see-other.ts';
import type { Visitor } from '../members/session.ts';
import { hashSecret } from '../secrets.ts';
import { bearerTokenOf } from '../tokens/bearer.ts';
import { renderPage } from '../web/page.ts';
import { ClickPage, NoPage } from './click-page.tsx';
import { flattrThing } from './flattr-thing.ts';
import { readSubmission, type Submission } from './read-submission.ts';
import { showClick } from './show-click.ts';
import { readDone, rememberDone } from './told-once.ts';

/** `/submit/auto`: the click page. Its address and parameters are frozen for ever. A GET never flattrs. */
export function clickRoutes(deps: Deps): Router<Visitor> {
  const router = new Router<Visitor>();

  router.get('/submit/auto', async (ctx) => {
    const submission = await submissionOf(ctx, deps);
    if (submission) await showPage(ctx, deps, submission);
  });

  router.post('/submit/auto', async (ctx) => {
    const submission = await submissionOf(ctx, deps);
    if (!submission) return;
    const token = bearerTokenOf(ctx.get('Authorization'));
    if (token !== undefined) return flattrByToken(ctx, deps, { token, submission });
    const { member } = ctx.state;
    if (!member) return seeOther(ctx, `/sign-in?next=${encodeURIComponent(ctx.url)}`);
    try {
      const { thing } = await flattrThing(deps, {
        supporter: { memberId: member.id },
        thing: submission,
        source: 'button',
      });
      rememberDone(ctx, { done: 'flattred', thingId: thing.id });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // Sent twice: the page says that it is flattred, and that is what was wanted.
      if (error.code !== 'flattr_once') return showPage(ctx, deps, submission, error);
    }
    seeOther(ctx, ctx.url);
  });

  return router;
}

/** A program of the old service posts to the link itself, and reads the thing's id from `Location`. */
async function flattrByToken(
  ctx: Context,
  deps: Deps,
  { token, submission }: { token: string; submission: Submission },
): Promise<void> {
  const { thing } = await flattrThing(deps, {
    supporter: { tokenHash: hashSecret(token) },
    thing: submission,
    source: 'api',
  });
  seeOther(ctx, `${deps.config.publicUrl}/thing/${thing.id}`);
}

/** What the link says; or the answer that it names no page. */
async function submissionOf(ctx: Context, deps: Deps): Promise<Submission | undefined> {
  try {
    return await findEpisode(deps, readSubmission(ctx.querystring, deps));
  } catch (error) {
    if (!(error instanceof DomainError) || !error.fields.url) throw error;
    const url = String(ctx.query.url ?? '').slice(0, 2048);
    renderPage(
      ctx,
      deps.config,
      { title: 'Flattr a page', status: 400 },
      <NoPage problem={error.fields.url} url={url} />,
    );
    return undefined;
  }
}

async function showPage(
  ctx: Context,
  deps: Deps,
  submission: Submission,
  error?: DomainError,
): Promise<void> {
  const shown = await showClick(deps, { submission, member: ctx.state.member });
  const isPopup = ctx.query.popup === '1';
  const done = readDone(ctx, shown.thing?.id);
  renderPage(
    ctx,
    deps.config,
    {
      title: shown.supporter?.isFlattred ? 'Flattred' : 'Flattr',
      isPopup,
      scripts: ['click.js'],
      status: !error ? 200 : error.status < 500 ? 400 : error.status,
    },
    <ClickPage
      shown={shown}
      currency={deps.config.currency}
      here={ctx.url}
      isPopup={isPopup}
      done={done}
      problem={error?.message}
    />,
  );
}
