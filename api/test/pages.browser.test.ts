import Router from '@koa/router';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createApp } from '../src/app.tsx';
import { FILES } from '../src/button/files.ts';
import { cookieName, openSession } from '../src/members/session.ts';
import { periodOf } from '../src/period.ts';
import { MOVED } from '../src/web/old-addresses.ts';
import { launchChromium } from './chromium.ts';
import { pageFaults } from './page-faults.ts';
import { type TestServer, testServer } from './server.ts';
import { aWorldInUse, SITE, type World } from './world-in-use.ts';

type Who = 'visitor' | 'supporter' | 'creator' | 'operator';
type PageToLookAt = { route: string; who: Who; path: (world: World) => string };

const MONTH = periodOf(Date.parse('2026-01-10'));
const CLICK = `/submit/auto?${new URLSearchParams({ url: 'https://new.example/post', title: 'New' })}`;

/** Every page that there is, by its route, and who looks at it. */
const PAGES: readonly PageToLookAt[] = [
  ...pages('/', ['visitor', 'supporter']),
  ...pages('/submit/auto', ['visitor', 'supporter'], () => CLICK),
  ...pages('/submit/auto', ['visitor', 'supporter'], () => `${CLICK}&popup=1`),
  ...pages('/submit/auto', ['supporter'], () => `/submit/auto?url=${SITE}/tidepool`),
  ...pages('/submit/auto', ['visitor'], () => '/submit/auto?url=nonsense'),
  ...pages('/dashboard', ['supporter', 'creator']),
  ...pages('/funds', ['supporter', 'creator']),
  ...pages('/funds', ['creator'], () => '/funds?of=earnings'),
  ...pages('/payouts', ['supporter', 'creator']),
  ...pages('/payouts/:id', ['creator'], ({ payoutId }) => `/payouts/${payoutId}`),
  ...pages(
    '/sandbox/checkout/:id',
    ['supporter'],
    ({ depositId }) => `/sandbox/checkout/${depositId}`,
  ),
  ...pages('/sign-up', ['visitor']),
  ...pages('/sign-up/mail', ['visitor']),
  ...pages('/confirm/:token', ['visitor'], ({ confirmPath }) => confirmPath),
  ...pages('/confirm/:token', ['visitor'], () => '/confirm/over'),
  ...pages('/sign-in', ['visitor']),
  ...pages('/forgot', ['visitor']),
  ...pages('/forgot/mail', ['visitor']),
  ...pages('/reset/:token', ['visitor'], ({ resetPath }) => resetPath),
  ...pages('/reset/:token', ['visitor'], () => '/reset/over'),
  ...pages('/settings', ['supporter', 'creator']),
  ...pages('/settings/applications', ['supporter']),
  ...pages('/settings/hooks', ['supporter', 'creator']),
  ...pages('/settings/hooks/new', ['creator']),
  ...pages('/settings/hooks/:id', ['creator'], ({ hookId }) => `/settings/hooks/${hookId}`),
  ...pages('/settings/delete', ['supporter', 'creator']),
  ...pages('/apps', ['supporter', 'creator']),
  ...pages('/apps/new', ['creator']),
  ...pages('/apps/:clientId', ['creator'], ({ clientId }) => `/apps/${clientId}`),
  // The question itself needs an application that asks: src/oauth/oauth.browser.test.ts.
  ...pages('/oauth/interaction/:uid', ['supporter'], () => '/oauth/interaction/over'),
  ...pages('/confirm-email/:token', ['supporter'], () => '/confirm-email/over'),
  ...pages('/mailbox', ['visitor']),
  ...pages('/mailbox/:id', ['visitor'], () => '/mailbox/1'),
  ...pages('/statements', ['supporter', 'creator']),
  ...pages('/statements/:name', ['supporter'], () => `/statements/${MONTH}`),
  ...pages('/statements/year/:name', ['supporter', 'creator'], () => '/statements/year/2026'),
  ...pages('/things', ['supporter', 'creator']),
  ...pages('/things/new', ['creator']),
  ...pages('/things/:id/edit', ['creator'], ({ things }) => `/things/${things[0]}/edit`),
  ...pages('/things/:id/delete', ['creator'], ({ things }) => `/things/${things[0]}/delete`),
  ...pages('/things/:id/sharing', ['creator'], ({ things }) => `/things/${things[0]}/sharing`),
  ...pages('/sites/:site/sharing', ['creator'], () => '/sites/contested.example/sharing'),
  ...pages('/sharing', ['supporter', 'creator']),
  ...pages('/sites', ['visitor', 'supporter'], () => '/sites?url=nobody.example'),
  ...pages('/sites', ['visitor'], () => '/sites?url=nonsense'),
  ...pages('/sites/log', ['visitor'], () => '/sites/log?url=contested.example'),
  ...pages('/claims', ['supporter', 'creator']),
  ...pages('/claims/:id', ['creator'], ({ claims }) => `/claims/${claims.contested}`),
  ...pages('/claims/:id', ['supporter'], ({ claims }) => `/claims/${claims.open}?wait=1`),
  ...pages('/claims/:id', ['supporter'], ({ claims }) => `/claims/${claims.feed}`),
  ...pages('/feeds', ['supporter', 'creator']),
  ...pages('/feeds/show', ['creator', 'supporter'], ({ feedPath }) => feedPath),
  ...pages('/takeovers', ['supporter', 'creator']),
  ...pages('/claims/owner/:secret', ['visitor'], ({ ownerPath }) => ownerPath),
  ...pages('/claims/owner/:secret', ['visitor'], () => '/claims/owner/over'),
  ...pages('/messages', ['supporter', 'creator']),
  ...pages('/messages/thank/:period', ['creator'], () => `/messages/thank/${MONTH}`),
  ...pages('/things/:id/feedback', ['supporter'], ({ things }) => `/things/${things[0]}/feedback`),
  ...pages('/digests/off/:key', ['visitor'], ({ digestPath }) => digestPath),
  ...pages('/reports', ['visitor', 'supporter']),
  ...pages('/reports/:name', ['visitor'], () => `/reports/${MONTH}`),
  ...pages('/status', ['visitor']),
  ...pages('/docs', ['visitor']),
  ...pages('/docs/reference/:chapter', ['visitor'], () => '/docs/reference/money'),
  ...pages('/docs/reference/:chapter', ['visitor'], () => '/docs/reference/things'),
  ...pages('/docs/types', ['visitor']),
  ...pages('/docs/errors', ['visitor']),
  ...pages('/docs/guides/:name', ['visitor'], () => '/docs/guides/developers'),
  ...pages('/docs/guides/:name', ['visitor'], () => '/docs/guides/creators'),
  ...pages('/docs/guides/:name', ['visitor'], () => '/docs/guides/podcasters'),
  ...pages('/sandbox', ['visitor', 'supporter']),
  ...pages('/sandbox', ['supporter'], () => `/sandbox?closed=${MONTH}`),
  ...pages('/catalog{/:category}', ['visitor', 'supporter'], () => '/catalog'),
  ...pages('/catalog{/:category}', ['visitor'], () => '/catalog/software?query=plain'),
  ...pages('/thing/:id{/:slug}', ['visitor', 'supporter'], ({ things }) => `/thing/${things[0]}`),
  ...pages('/thing/:id{/:slug}', ['visitor'], ({ things }) => `/thing/${things.at(-1)}`),
  ...pages('/profile/:name', ['visitor', 'supporter'], ({ creator }) => `/profile/${creator.name}`),
  ...pages('/button/view', ['visitor'], () => `/button/view/?url=${SITE}/tidepool`),
  ...pages('/button/view', ['visitor'], () => '/button/view/?url=nonsense&button=compact'),
  ...pages('/view', ['visitor'], () => `/view/?button=compact&url=${SITE}/tidepool`),
  ...pages('/button/popout', ['visitor'], () => `/button/popout/?url=${SITE}/tidepool&dir=se`),
  ...pages('/embed', ['visitor', 'supporter']),
  ...pages('/embed', ['creator'], () => `/embed?url=${SITE}/tidepool&title=A+"title"`),
  ...pages('/embed', ['visitor'], () => '/embed?url=nonsense&user_id=nobody'),
  ...pages('/thing/qr/:id', ['visitor'], ({ things }) => `/thing/qr/${things[0]}`),
  ...pages('/domain/:host', ['visitor'], () => `/domain/${new URL(SITE).host}`),
  ...pages('/domain/:host', ['supporter'], () => '/domain/example.net'),
  ...pages('/operator', ['operator']),
  ...pages('/operator/log', ['operator']),
  ...pages('/operator/payouts', ['operator']),
  ...pages('/operator/payouts/:id', ['operator'], (world) => `/operator/payouts/${world.payoutId}`),
  ...pages('/operator/payouts/batches/:id', ['operator'], () => '/operator/payouts/batches/1'),
  ...pages('/operator/confirm', ['operator']),
  ...pages('/operator/members', ['operator']),
  ...pages('/operator/members', ['operator'], () => '/operator/members?query=nobody'),
  ...pages(
    '/operator/members/:id',
    ['operator'],
    (world) => `/operator/members/${world.creator.id}`,
  ),
  ...pages(
    '/operator/members/:id',
    ['operator'],
    ({ suspended }) => `/operator/members/${suspended.id}`,
  ),
  ...pages('/operator/things/:id', ['operator'], ({ things }) => `/operator/things/${things[0]}`),
  ...pages('/operator/things/:id', ['operator'], ({ things }) => `/operator/things/${things[1]}`),
  ...pages('/operator/abuse', ['operator']),
  ...pages('/operator/abuse/:id', ['operator'], () => '/operator/abuse/1'),
  ...pages('/operator/abuse/:id', ['operator'], () => '/operator/abuse/2'),
  ...pages('/operator/appeals/:id', ['operator'], () => '/operator/appeals/1'),
  ...pages('/operator/claims', ['operator']),
  ...pages('/operator/claims/:id', ['operator'], () => '/operator/claims/1'),
  ...pages('/operator/contests/:id', ['operator'], () => '/operator/contests/1'),
  ...pages('/operator/fraud', ['operator']),
  ...pages('/operator/months', ['operator']),
  ...pages('/operator/months/:period', ['operator'], () => `/operator/months/${MONTH}`),
  ...pages('/operator/service', ['operator']),
  ...pages(
    '/operator/service/:about/:provider/:event',
    ['operator'],
    () => '/operator/service/deposit/sandbox/evt_unknown',
  ),
  ...pages('/operator/fraud/:id', ['operator'], () => '/operator/fraud/1'),
  ...pages('/abuse/report', ['visitor', 'supporter'], () => '/abuse/report?thing=1'),
  ...pages('/abuse/report', ['visitor'], () => '/abuse/report?thing=none'),
  ...pages('/abuse/reports/:token', ['visitor'], ({ reportPath }) => reportPath),
  ...pages('/abuse/measures/:token', ['visitor'], ({ measurePath }) => measurePath),
  ...pages('(none)', ['visitor', 'supporter'], () => '/nowhere'),
];

/** What is at an address but is no page. */
const NOT_PAGES = new Set([
  '/assets/:name',
  ...FILES.keys(),
  '/^\\/thing\\/image\\/(\\d(?:\\/?\\d){0,8})\\/medium\\.png$/',
  '/button/count',
  '/things/revenue/:name',
  '/settings/export',
  '/status.json',
  '/healthz',
  // Old addresses, which lead to new ones.
  ...Object.keys(MOVED),
  '/donation/give/to/:name',
  '/@:name',
  '/user/:name',
  '/github/:name',
  '/owner{/:identifier}',
  '/podcast/:name',
]);

describe('Every page', function () {
  this.timeout(60_000);

  let server: TestServer;
  let chromium: Browser;
  let world: World;
  const contexts = new Map<string, BrowserContext>();

  before(async () => {
    chromium = await launchChromium();
    server = await testServer();
    world = await aWorldInUse(server);
  });
  after(async () => {
    await chromium?.close();
    await server?.close();
  });

  /** A browser of somebody, with or without scripts. */
  async function browserOf(who: Who, javaScriptEnabled = true): Promise<BrowserContext> {
    const key = `${who} ${javaScriptEnabled}`;
    const existing = contexts.get(key);
    if (existing) return existing;
    const context = await chromium.newContext({ javaScriptEnabled });
    contexts.set(key, context);
    if (who !== 'visitor') {
      const value = await openSession(server.deps, {
        memberId: world[who].id,
        userAgent: 'A test',
        isProved: true,
      });
      const name = cookieName(server.deps.config.publicUrl);
      await context.addCookies([{ name, value, url: server.url }]);
    }
    return context;
  }

  for (const { route, who, path } of PAGES) {
    it(`is without faults: ${route} for a ${who}${variantOf(route, path)}`, async () => {
      const page = await (await browserOf(who)).newPage();
      const complaints = complaintsOf(page);
      await page.goto(server.url + path(world));
      expect(new URL(page.url()).pathname, 'stayed where it was sent').to.equal(
        new URL(path(world), server.url).pathname,
      );
      for (const details of await page.locator('details').all()) {
        await details.evaluate((element) => element.setAttribute('open', ''));
      }

      expect(await pageFaults(page)).to.deep.equal([]);
      expect(complaints).to.deep.equal([]);
      const words = await page.locator('h1').innerText();
      await page.close();

      const plain = await (await browserOf(who, false)).newPage();
      await plain.goto(server.url + path(world));
      expect(await plain.locator('h1').innerText(), 'without scripts').to.equal(words);
      await plain.close();
    });
  }

  for (const [path, who] of [
    ['/sign-up', 'visitor'],
    ['/sign-in', 'visitor'],
    ['/forgot', 'visitor'],
    ['/abuse/report?thing=1', 'visitor'],
    ['/settings', 'supporter'],
    ['/things/new', 'creator'],
    ['/feeds', 'creator'],
    ['/things/1/sharing', 'creator'],
    ['/apps/new', 'creator'],
    ['/settings/hooks/new', 'creator'],
  ] as const) {
    it(`is without faults while it tells those of its form: ${path}`, async () => {
      const page = await (await browserOf(who)).newPage();
      await page.goto(server.url + path);
      const form = page.locator('main form[method=post]:has(input:not([type=hidden]))').first();
      // What a browser would check by itself comes through to us.
      await form.evaluate((element: HTMLFormElement) => {
        element.noValidate = true;
      });
      for (const field of await form
        .locator('input:is([type=text], [type=email], [type=url])')
        .all()) {
        await field.fill('@');
      }
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await form.locator('[type=submit]').first().click();
      expect((await answered).status()).to.equal(400);
      await page.waitForLoadState();

      expect(await pageFaults(page)).to.deep.equal([]);
      await page.close();
    });
  }

  it('is in this list', () => {
    const known = new Set([...PAGES.map(({ route }) => route), ...NOT_PAGES]);
    expect(routesOf(server).filter((route) => !known.has(route))).to.deep.equal([]);
  });
});

function pages(
  route: string,
  visitors: readonly Who[],
  path: (world: World) => string = () => route,
): PageToLookAt[] {
  return visitors.map((who) => ({ route, who, path }));
}

/** Where one route has several pages: which one. Paths that need the world have no name. */
function variantOf(route: string, path: PageToLookAt['path']): string {
  if (path.length > 0) return '';
  const exact = path({} as World);
  return exact === route ? '' : `, ${exact}`;
}

/** What the browser complains of: scripts that fail, what our own policy forbids, what is missing. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The page itself may answer with an error; nothing that it loads may.
    const isPage = message.location().url === page.url();
    if (message.type() === 'error' && !isPage) complaints.push(message.text());
  });
  return complaints;
}

function routesOf({ deps }: TestServer): string[] {
  return createApp(deps).middleware.flatMap((middleware) => {
    const { router } = middleware as { router?: unknown };
    if (!(router instanceof Router)) return [];
    return router.stack
      .filter(({ methods }) => methods.includes('GET'))
      .map(({ path }) => `${path}`);
  });
}
