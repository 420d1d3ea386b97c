import Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import { heldOf } from '../earnings/held-of.ts';
import { DomainError, type FieldErrors } from '../errors.ts';
import { formFaults, formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { findMembers } from '../members/find-member.ts';
import { type SignedIn, signedIn, type Visitor } from '../members/session.ts';
import { findSiteAt, findSites } from '../sites/find-site.ts';
import { renderPage } from '../web/page.ts';
import { checkClaim } from './check-claim.ts';
import { CLAIM_DONE, ClaimPage } from './claim-page.tsx';
import { claimView } from './claim-view.ts';
import { ClaimsPage } from './claims-page.tsx';
import { contestOf } from './contest-of.ts';
import { findClaim, findClaimsOf } from './find-claims.ts';
import { findLog } from './find-log.ts';
import { giveUpClaim } from './give-up-claim.ts';
import { lookUpSite, type SiteFacts } from './look-up-site.ts';
import { openClaim } from './open-claim.ts';
import { sayInContest } from './say-in-contest.ts';
import { LogPage, SitesPage } from './sites-page.tsx';

const WAIT_SECONDS = 30;

type Ctx = Context & { state: SignedIn };

/** `/sites`: is my site here? `/claims`: a member's sites, and how to prove them. */
export function claimRoutes(deps: Deps): Router {
  const router = new Router();
  const { config, db } = deps;

  router.get<Visitor>('/sites', async (ctx) => {
    const url = String(ctx.query.url ?? '')
      .trim()
      .slice(0, 2048);
    if (url === '') return showSites(ctx, deps, { url });
    try {
      await showSites(ctx, deps, { url, facts: await lookUpSite(deps, url) });
    } catch (error) {
      await showSites(ctx, deps, { url, ...formFaults(error) });
    }
  });

  router.get<Visitor>('/sites/log', async (ctx) => {
    const { address } = await lookUpSite(deps, String(ctx.query.url ?? '').slice(0, 2048));
    const site = await findSiteAt(db, address);
    const events = site ? await findLog(db, site.id) : [];
    const members = await findMembers(
      db,
      events.flatMap(({ memberId }) => memberId ?? []),
    );
    const page = <LogPage address={address} events={events} members={members} />;
    renderPage(ctx, config, { title: `What happened to ${address}` }, page);
  });

  router.get<SignedIn>('/claims', signedIn, async (ctx) => {
    const claims = await findClaimsOf(db, ctx.state.member.id);
    const sites = await findSites(
      db,
      claims.map(({ siteId }) => siteId),
    );
    const held = new Map(
      (await heldOf(db, ctx.state.member.id)).map(({ site, amount }) => [site, amount]),
    );
    const listed = claims.map((claim) => {
      const { address } = sites.get(claim.siteId)!;
      return { claim, address, held: claim.endedAt === null ? (held.get(address) ?? 0) : 0 };
    });
    const done = ctx.query.done === 'given-up' ? 'It is given up.' : '';
    renderPage(
      ctx,
      config,
      { title: 'My sites' },
      <ClaimsPage config={config} sites={listed} done={done} />,
    );
  });

  router.post<Visitor>('/claims', async (ctx) => {
    const { url, as } = formValues(ctx, 'url', 'as');
    const { member } = ctx.state;
    // Back to the same question, where one more press claims it.
    const next = `/sites?${new URLSearchParams({ url })}`;
    if (!member) return seeOther(ctx, `/sign-in?${new URLSearchParams({ next })}`);
    try {
      const kind = as === 'feed' ? 'feed' : undefined;
      const { claim } = await openClaim(deps, { memberId: member.id, url, kind });
      seeOther(ctx, `/claims/${claim.id}`);
    } catch (error) {
      await showSites(ctx, deps, { url, ...formFaults(error) });
    }
  });

  router.get<SignedIn>('/claims/:id', signedIn, (ctx) => showClaim(ctx, deps, ctx.params.id!));

  router.post<SignedIn>('/claims/:id/check', signedIn, async (ctx) => {
    const { id = '' } = ctx.params;
    const key = { memberId: ctx.state.member.id, claimId: idOf(id) };
    try {
      await checkClaim(deps, key);
    } catch (error) {
      return showClaim(ctx, deps, id, formFaults(error));
    }
    seeOther(ctx, `/claims/${id}?done=looked`);
  });

  router.post<SignedIn>('/claims/:id/words', signedIn, async (ctx) => {
    const { id = '' } = ctx.params;
    const { words } = formValues(ctx, 'words');
    try {
      await sayInContest(deps, { memberId: ctx.state.member.id, claimId: idOf(id), words });
    } catch (error) {
      return showClaim(ctx, deps, id, { ...formFaults(error), words });
    }
    seeOther(ctx, `/claims/${id}?done=said`);
  });

  router.post<SignedIn>('/claims/:id/give-up', signedIn, async (ctx) => {
    const { id = '' } = ctx.params;
    try {
      await giveUpClaim(deps, { memberId: ctx.state.member.id, claimId: idOf(id) });
    } catch (error) {
      return showClaim(ctx, deps, id, formFaults(error));
    }
    seeOther(ctx, '/claims?done=given-up');
  });
  return router;
}

function idOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new DomainError('not_found', 'There is no such claim.');
  return Number(text);
}

async function showSites(
  ctx: Context & { state: Visitor },
  deps: Deps,
  shown: { url: string; facts?: SiteFacts; status?: number; errors?: FieldErrors },
): Promise<void> {
  const { status = 200, ...view } = shown;
  const isSignedIn = ctx.state.member !== undefined;
  const page = <SitesPage config={deps.config} {...view} isSignedIn={isSignedIn} />;
  renderPage(ctx, deps.config, { title: 'Is your site here?', status }, page);
}

async function showClaim(
  ctx: Ctx,
  deps: Deps,
  id: string,
  { status = 200, errors, words }: { status?: number; errors?: FieldErrors; words?: string } = {},
): Promise<void> {
  const key = { memberId: ctx.state.member.id, claimId: idOf(id) };
  const claim = await findClaim(deps.db, key);
  const isWaiting = ctx.query.wait === '1' && claim.state === 'open';
  // Asked for by the member, who can stop it; so it works without a script.
  if (isWaiting) ctx.set('Refresh', String(WAIT_SECONDS));
  const view = await claimView(deps, claim);
  const contest = await contestOf(deps.db, claim);
  renderPage(
    ctx,
    deps.config,
    { title: view.site.address, status, scripts: ['claim.js'] },
    <ClaimPage
      config={deps.config}
      view={view}
      contest={contest && { ...contest, words: words ?? contest.words }}
      isWaiting={isWaiting}
      done={CLAIM_DONE[String(ctx.query.done ?? '')]}
      errors={errors}
    />,
  );
}
