import Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { countFlattrsOfThings } from '../flattrs/count-flattrs-of-things.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { findMember, findMemberByName } from '../members/find-member.ts';
import type { Visitor } from '../members/session.ts';
import { findSitesOf } from '../sites/find-site.ts';
import { clickUrl } from '../things/button-code.ts';
import { CATEGORIES, type Category, knownCategory } from '../things/categories.ts';
import { findThing, findThingsOf, findThingsOn } from '../things/find-thing.ts';
import { hostOf } from '../things/host-of.ts';
import { searchThings } from '../things/search-things.ts';
import { titleOf } from '../things/thing.ts';
import { renderPage } from '../web/page.ts';
import { CatalogPage } from './catalog-page.tsx';
import { DomainPage } from './domain-page.tsx';
import { listThings, living } from './list-things.ts';
import { ProfilePage } from './profile-page.tsx';
import { recentlyFlattred } from './recently-flattred.ts';
import { shownSupporters } from './shown-supporters.ts';
import { ThingPage } from './thing-page.tsx';
import { nameOf } from './thing-rows.tsx';

const PAGE_LENGTH = 20;

const word = z.string().trim().max(200).catch('');
const page = z.coerce.number().int().min(1).max(10_000).catch(1);
const CatalogParameters = z.object({ query: word, tags: word, language: word, sort: word, page });
const ThingParameters = z.object({
  done: z.enum(['registered', 'changed']).optional().catch(undefined),
});

/** What anybody can see: the catalog, a thing, a member. The addresses are those of the old Flattr. */
export function catalogRoutes(deps: Deps): Router<Visitor> {
  const { config } = deps;
  const router = new Router<Visitor>();

  router.get('/catalog{/:category}', (ctx) => showCatalog(ctx, deps, categoryOf(ctx.params)));

  router.get('/thing/:id{/:slug}', async (ctx) => {
    const { id = '' } = ctx.params;
    const thing = /^\d{1,9}$/.test(id) ? await findThing(deps.db, { id: Number(id) }) : undefined;
    if (!thing) throw new DomainError('not_found', 'There is no such thing.');
    if (thing.measureId !== null && ctx.state.member?.id !== thing.creatorId) {
      throw new DomainError('not_found', 'This thing is not shown any more.');
    }
    const [counts, creator, waiting, supporters] = await Promise.all([
      countFlattrsOfThings(deps, [thing.id]),
      thing.creatorId === null ? undefined : findMember(deps.db, thing.creatorId),
      balanceOf(deps.db, account.thing(thing.id)),
      shownSupporters(deps, thing.id),
    ]);
    const view = {
      thing,
      creator: living(creator),
      isOwn: ctx.state.member !== undefined && ctx.state.member.id === thing.creatorId,
      count: counts.get(thing.id)!,
      waiting,
      supporters,
      done: ThingParameters.parse(ctx.query).done,
    };
    if (thing.isHidden) ctx.set('X-Robots-Tag', 'noindex');
    const head = <PaymentLink href={clickUrl(config, thing.url, view.creator?.name)} />;
    renderPage(
      ctx,
      config,
      { title: titleOf(thing), head },
      <ThingPage config={config} view={view} />,
    );
  });

  router.get('/profile/:name', async (ctx) => {
    const member = await findMemberByName(deps.db, ctx.params.name!);
    if (!member || member.suspendedAt !== null) {
      throw new DomainError('not_found', 'There is no member of this name.');
    }
    const page = CatalogParameters.parse(ctx.query).page;
    const { total, things } = await findThingsOf(deps.db, member.id, { page, count: PAGE_LENGTH });
    const [listed, flattred, sites] = await Promise.all([
      listThings(deps, things),
      recentlyFlattred(deps, member.id),
      findSitesOf(deps.db, member.id),
    ]);
    const hasMore = total > page * PAGE_LENGTH;
    renderPage(
      ctx,
      config,
      // Who reads the page as a program learns that what is here is theirs.
      { title: nameOf(member), head: <meta name="flattr:id" content={member.fid} /> },
      <ProfilePage
        member={member}
        sites={sites.filter(({ isHeld }) => !isHeld)}
        things={{ total, page, hasMore, listed }}
        flattred={flattred}
      />,
    );
  });

  router.get('/domain/:host', (ctx) => showDomain(ctx, deps));

  return router;
}

function categoryOf({ category }: { category?: string }): Category | undefined {
  if (category !== undefined && !Object.hasOwn(CATEGORIES, category)) {
    throw new DomainError('not_found', 'There is no such category.');
  }
  return category === undefined ? undefined : knownCategory(category);
}

/** What feeds and pages say of where to give: programs take it to the click page as it is. */
function PaymentLink({ href }: { href: string }) {
  return <link rel="payment" type="text/html" title="Flattr this!" href={href} />;
}

async function showDomain(ctx: Context, deps: Deps): Promise<void> {
  const host = hostOf(deps.config, ctx.params.host!);
  if (!host) throw new DomainError('not_found', 'This is not the name of a site.');
  const { page } = CatalogParameters.parse(ctx.query);
  const { total, things } = await findThingsOn(deps.db, host, { page, count: PAGE_LENGTH });
  if (total === 0) ctx.set('X-Robots-Tag', 'noindex');
  const hasMore = total > page * PAGE_LENGTH;
  const view = { host, things: { total, page, hasMore, listed: await listThings(deps, things) } };
  renderPage(ctx, deps.config, { title: host }, <DomainPage config={deps.config} view={view} />);
}

async function showCatalog(
  ctx: Context,
  deps: Deps,
  category: Category | undefined,
): Promise<void> {
  const query = CatalogParameters.parse(ctx.query);
  const { total, things } = await searchThings(deps, { ...query, category, count: PAGE_LENGTH });
  const view = {
    category,
    query,
    total,
    hasMore: total > query.page * PAGE_LENGTH,
    things: await listThings(deps, things),
  };
  const title = category ? `${CATEGORIES[category]} in the catalog` : 'Catalog';
  renderPage(ctx, deps.config, { title }, <CatalogPage {...view} />);
}
