import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { cookieName, openSession } from '../src/members/session.ts';
import { launchChromium } from './chromium.ts';
import { aMember, aSupporter } from './factories.ts';
import { pageFaults } from './page-faults.ts';
import { type TestServer, testServer } from './server.ts';

const SCRIPT = readFileSync(new URL('../../plugins/html/flattr-button.js', import.meta.url));
const BYTES_MAX = 3 * 1024;

describe('<flattr-button>', function () {
  this.timeout(60_000);

  let server: TestServer;
  let chromium: Browser;
  let context: BrowserContext;
  let site: Server;
  let siteUrl: string;

  before(async () => {
    chromium = await launchChromium();
  });
  beforeEach(async () => {
    server = await testServer();
    await aMember(server.deps, { name: 'anna' });
    const supporter = await aSupporter(server.deps);
    site = createServer((request, response) => {
      const isScript = request.url === '/flattr-button.js';
      response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
      // The strictest policy that the README promises to work under.
      response.setHeader(
        'Content-Security-Policy',
        `default-src 'none'; script-src 'self'; connect-src ${server.url}; style-src 'sha256-aaaa'`,
      );
      response.end(isScript ? SCRIPT : pageWith(request.url ?? '/'));
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`;
    context = await chromium.newContext();
    await context.addCookies([
      {
        name: cookieName(server.deps.config.publicUrl),
        value: await openSession(server.deps, { memberId: supporter.id, userAgent: 'A test' }),
        url: server.url,
      },
    ]);
  });
  afterEach(async () => {
    await context.close();
    site.closeAllConnections();
    await new Promise((resolve) => site.close(resolve));
    await server.close();
  });
  after(() => chromium?.close());

  function pageWith(path: string): string {
    const url = new URL('/submit/auto', server.url);
    url.search = String(new URLSearchParams({ url: `${siteUrl}${path}`, user_id: 'anna' }));
    const link = `<a href="${url.href.replaceAll('&', '&amp;')}">Flattr</a>`;
    const count = path.includes('count') ? ' count' : '';
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A post</title>
      <link rel="icon" href="data:,"><script type="module" src="/flattr-button.js"></script></head>
      <body><main><h1>A post</h1><p>Before <flattr-button${count}>${link}</flattr-button> after.</p>
      <p>And more text, that must not move.</p></main></body></html>`;
  }

  /** Counts what moves, from the first paint on. */
  async function open(path = '/post'): Promise<{ page: Page; requests: string[] }> {
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.addInitScript(() => {
      Object.assign(window, { moved: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          Object.assign(window, {
            moved: Reflect.get(window, 'moved') + Reflect.get(entry, 'value'),
          });
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${siteUrl}${path}`);
    await page.waitForFunction(() => customElements.get('flattr-button') !== undefined);
    return { page, requests };
  }

  const moved = (page: Page) => page.evaluate(() => Reflect.get(window, 'moved'));
  const link = (page: Page) => page.locator('flattr-button a');

  async function clickOn(page: Page): Promise<Page> {
    const popup = page.waitForEvent('popup');
    await link(page).click();
    return popup;
  }

  it('is at most 3 KB', () => {
    expect(gzipSync(SCRIPT, { level: 9 }).length).to.be.at.most(BYTES_MAX);
  });

  it('asks the service nothing and stores nothing before a click', async () => {
    const { page, requests } = await open();
    await page.waitForTimeout(300);

    expect(requests).to.deep.equal([`${siteUrl}/post`, `${siteUrl}/flattr-button.js`]);
    expect(await page.evaluate(() => document.cookie)).to.equal('');
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).to.equal(0);
  });

  it('says that it is flattred when the window says so, and moves nothing', async () => {
    const { page } = await open();
    const box = await link(page).boundingBox();
    const popup = await clickOn(page);
    await popup.getByRole('button', { name: 'Flattr this' }).click();
    await page.locator('flattr-button[flattred]').waitFor();

    expect(await link(page).textContent()).to.equal('Flattred');
    expect(await page.locator('flattr-button output').textContent()).to.equal('Flattred');
    expect((await link(page).boundingBox())?.width).to.be.closeTo(box!.width, 1);
    expect(await moved(page)).to.equal(0);
    expect(await server.deps.db('flattrs')).to.have.length(1);

    await popup.getByRole('button', { name: 'Undo' }).click();
    await page.locator('flattr-button:not([flattred])').waitFor();
    expect(await link(page).textContent()).to.equal('Flattr');
    await popup.getByRole('button', { name: 'Close this window' }).click();
    expect(popup.isClosed()).to.equal(true);
  });

  it('believes no other window and no other site', async () => {
    const { page } = await open();
    await clickOn(page);
    await page.evaluate(() => {
      window.postMessage({ flattr: 'flattred' }, '*');
    });
    const stranger = await context.newPage();
    await stranger.goto(`${siteUrl}/other`);
    await page.waitForTimeout(300);

    expect(await page.locator('flattr-button[flattred]').count()).to.equal(0);
  });

  it('flattrs with one click where the supporter trusts the site', async () => {
    const first = await open('/one');
    const popup = await clickOn(first.page);
    await popup.getByRole('button', { name: 'Flattr this' }).click();
    await popup.getByRole('button', { name: /one click there/ }).click();
    await popup.getByText(/flattrs with one click/).waitFor();
    await popup.close();

    const { page } = await open('/two');
    const second = await clickOn(page);
    await second.getByText('You flattred').waitFor();
    await page.locator('flattr-button[flattred]').waitFor();
    expect(await server.deps.db('flattrs')).to.have.length(2);

    // Undone, it stays undone: the click has been answered.
    await second.getByRole('button', { name: 'Undo' }).click();
    await second.getByText('Undone').waitFor();
    await second.reload();
    await second.waitForTimeout(500);
    expect(await server.deps.db('flattrs')).to.have.length(1);
  });

  it('does nothing by a link alone, also on a trusted site', async () => {
    const { page } = await open('/one');
    const popup = await clickOn(page);
    await popup.getByRole('button', { name: 'Flattr this' }).click();
    await popup.getByRole('button', { name: /one click there/ }).click();
    await popup.getByText(/flattrs with one click/).waitFor();

    await page.evaluate(
      ([service, url]) => {
        const stray = document.createElement('a');
        stray.href = `${service}/submit/auto?popup=1&url=${encodeURIComponent(`${url}/three`)}`;
        stray.target = '_blank';
        stray.rel = 'opener';
        stray.textContent = 'a link in a comment';
        document.body.append(stray);
      },
      [server.url, siteUrl],
    );
    const opened = page.waitForEvent('popup');
    await page.getByText('a link in a comment').click();
    const stray = await opened;
    await stray.getByRole('button', { name: 'Flattr this' }).waitFor();
    await stray.waitForTimeout(500);
    expect(await server.deps.db('flattrs')).to.have.length(1);
  });

  it('shows a count only where the page asks for it, and moves nothing', async () => {
    const { page: before } = await open('/count');
    const popup = await clickOn(before);
    await popup.getByRole('button', { name: 'Flattr this' }).click();
    await before.locator('flattr-button[flattred]').waitFor();

    // A reader who has no answer of a minute ago.
    await context.close();
    context = await chromium.newContext();
    const { page, requests } = await open('/count');
    await page.locator('flattr-button').getByText('1').waitFor();
    expect(requests.filter((url) => url.startsWith(server.url))).to.have.length(1);
    expect(await moved(page)).to.equal(0);
  });

  it('is a plain link without script', async () => {
    const plain = await chromium.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(`${siteUrl}/post`);
    await link(page).click();
    await page.getByRole('link', { name: 'Sign in to flattr' }).waitFor();
    await plain.close();
  });

  it('works by keyboard, and axe finds nothing', async () => {
    const { page } = await open();
    await link(page).focus();
    const opened = page.waitForEvent('popup');
    await page.keyboard.press('Enter');
    const popup = await opened;
    await popup.getByRole('button', { name: 'Flattr this' }).press('Enter');
    await page.locator('flattr-button[flattred]').waitFor();

    // The checker brings its own script, which the site's policy would keep out.
    const free = await chromium.newContext({ bypassCSP: true });
    const checked = await free.newPage();
    await checked.goto(`${siteUrl}/post`);
    expect(await pageFaults(checked)).to.deep.equal([]);
    await free.close();
  });

  it('is without faults in the small window and on its pages', async () => {
    const address = `${server.url}/submit/auto?url=${encodeURIComponent(`${siteUrl}/post`)}&popup=1`;
    const page = await context.newPage();
    await page.goto(address);
    expect(await pageFaults(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Flattr this' }).click();
    await page.getByText('You flattred').waitFor();
    expect(await pageFaults(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Flattr it every month' }).click();
    await page.goto(`${server.url}/dashboard`);
    expect(await pageFaults(page)).to.deep.equal([]);
    const stranger = await chromium.newPage();
    await stranger.goto(address);
    expect(await pageFaults(stranger)).to.deep.equal([]);
    await stranger.goto(`${server.url}/submit/auto?url=foo`);
    expect(await pageFaults(stranger)).to.deep.equal([]);
    await stranger.close();
  });
});
