import Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import { DomainError, type FieldErrors } from '../errors.ts';
import { formFaults, formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { findSite } from '../sites/find-site.ts';
import { ownerOfSite } from '../sites/owners-of.ts';
import { renderPage } from '../web/page.ts';
import { addFeed } from './add-feed.ts';
import { type Feed, nameOfFeed } from './feed.ts';
import { FeedPage } from './feed-page.tsx';
import { FeedsPage, feedPath } from './feeds-page.tsx';
import { findEpisodes } from './find-episodes.ts';
import { findFeedByUrl } from './find-feed.ts';
import { findMyFeeds } from './find-my-feeds.ts';
import { readAgain } from './read-again.ts';

const DONE: Readonly<Record<string, string>> = {
  added: 'It is added. We read it within a minute; look again then.',
  soon: 'We read it within a minute; look again then.',
};

type Ctx = Context & { state: SignedIn };

/** `/feeds`: the feeds of a member, each with its state and its episodes. */
export function feedRoutes(deps: Deps): Router<SignedIn> {
  const router = new Router<SignedIn>();

  router.get('/feeds', signedIn, (ctx) => showFeeds(ctx, deps));

  router.post('/feeds', signedIn, async (ctx) => {
    const { url } = formValues(ctx, 'url');
    try {
      const feed = await addFeed(deps, { memberId: ctx.state.member.id, url });
      seeOther(ctx, `${feedPath(feed)}&done=${feed.attemptedAt === null ? 'added' : ''}`);
    } catch (error) {
      await showFeeds(ctx, deps, { url, ...formFaults(error) });
    }
  });

  router.get('/feeds/show', signedIn, async (ctx) => {
    await showFeed(ctx, deps, await feedAt(deps, String(ctx.query.url ?? '')));
  });

  router.post('/feeds/read', signedIn, async (ctx) => {
    const feed = await feedAt(deps, formValues(ctx, 'url').url);
    try {
      await readAgain(deps, { memberId: ctx.state.member.id, feed });
      seeOther(ctx, `${feedPath(feed)}&done=soon`);
    } catch (error) {
      await showFeed(ctx, deps, feed, formFaults(error));
    }
  });
  return router;
}

/** By its address alone: feeds that are for some people only have a secret in it, and no list of ours tells it. */
async function feedAt(deps: Deps, url: string): Promise<Feed> {
  const feed = await findFeedByUrl(deps, url.slice(0, 2048));
  if (!feed) throw new DomainError('not_found', 'We read no feed at this address. Add it first.');
  return feed;
}

async function showFeeds(
  ctx: Ctx,
  { config, db }: Deps,
  { url = '', status = 200, errors }: { url?: string; status?: number; errors?: FieldErrors } = {},
): Promise<void> {
  const feeds = await findMyFeeds(db, ctx.state.member.id);
  const page = <FeedsPage feeds={feeds} url={url} errors={errors} />;
  renderPage(ctx, config, { title: 'My feeds', status }, page);
}

async function showFeed(
  ctx: Ctx,
  deps: Deps,
  feed: Feed,
  { status = 200, errors }: { status?: number; errors?: FieldErrors } = {},
): Promise<void> {
  const asked = String(ctx.query.page ?? '1');
  const page = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
  const { total, episodes } = await findEpisodes(deps, feed.id, page);
  const done = DONE[String(ctx.query.done ?? '')] ?? '';
  const site = await findSite(deps.db, feed.siteId);
  const isMine = site ? (await ownerOfSite(deps.db, site)) === ctx.state.member.id : false;
  const isDue = feed.nextFetchAt !== null && feed.nextFetchAt <= deps.clock.now();
  renderPage(
    ctx,
    deps.config,
    { title: nameOfFeed(feed), status },
    <FeedPage {...{ feed, total, episodes, page, isDue, isMine, done, errors }} />,
  );
}
