import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { closePeriod } from '../src/distribution/close-period.ts';
import { sendPayouts } from '../src/payouts/send-payouts.ts';
import { launchChromium } from './chromium.ts';
import { aMember, aSupporter } from './factories.ts';
import { aThing, flattrAll } from './month.ts';
import { type OwnInternet, ownInternet } from './own-internet.ts';
import { pageFaults } from './page-faults.ts';
import { type TestServer, testServer } from './server.ts';

const IMAGES = fileURLToPath(new URL('../../docs/images', import.meta.url));
/** FLATTR_SCREENSHOTS=1 makes the pictures of the documentation anew. */
const takesScreenshots = Boolean(process.env.FLATTR_SCREENSHOTS);
const PASSWORD = 'a few words in a row';
const HOST = 'tides.example';
const VIEWPORT = { width: 1000, height: 800 };

// What a creator does from a rumor of money to the money, on a site that really answers.
describe('The way of a creator, from “is my site here?” to “paid”', function () {
  this.timeout(120_000);

  let chromium: Browser;
  let internet: OwnInternet;
  let server: TestServer;

  before(async () => {
    chromium = await launchChromium();
    internet = await ownInternet();
  });
  after(async () => {
    await chromium?.close();
    await internet?.close();
  });

  // Five supporters flattred an essay on the site in January, 10.00 each.
  beforeEach(async () => {
    server = await testServer({ env: { ...internet.env } });
    const { deps } = server;
    await aMember(deps, { name: 'marina', password: PASSWORD });
    await internet.files(HOST, { '/': '<title>Tides</title>' });
    const essay = await aThing(deps, { url: `https://${internet.at(HOST)}/essay` });
    for (let fan = 0; fan < 5; fan += 1) await flattrAll(deps, await aSupporter(deps), [essay]);
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(deps, '2026-01');
  });
  afterEach(() => server?.close());

  for (const javaScriptEnabled of [true, false]) {
    it(`is gone ${javaScriptEnabled ? 'in Chromium' : 'without JavaScript too'}`, async () => {
      const context = await chromium.newContext({
        javaScriptEnabled,
        viewport: VIEWPORT,
      });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const main = page.locator('main');
      await page.goto(`${server.url}/sites`);
      await page.getByLabel('Address').fill(internet.at(HOST));
      await main.getByRole('button', { name: 'Look' }).click();
      await main.getByText('5 flattrs').waitFor();
      expect(await main.innerText()).to.include('$50.00');
      await picture(page, 'is-my-site-here', javaScriptEnabled);

      await main.getByRole('button', { name: 'It is mine', exact: true }).click();
      await page.getByLabel(/user name/i).fill('marina');
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await main.getByRole('button', { name: 'Sign in', exact: true }).click();
      await main.getByRole('button', { name: 'It is mine', exact: true }).click();
      await main.getByText('Ways to prove it').waitFor();

      // Not there yet: it says what it found instead.
      await main.getByRole('button', { name: 'Look now' }).click();
      await main.getByText('We have looked.').waitFor();
      const way = main.locator('details', { has: page.locator('summary', { hasText: 'A file' }) });
      await way.locator('summary').click();
      await way.getByText('The server answers 404.').first().waitFor();
      await picture(page, 'claim-not-found', javaScriptEnabled);
      await faultless(page, javaScriptEnabled);

      const line = await way.getByLabel('Contents').inputValue();
      await internet.files(HOST, { '/': '<title>Tides</title>', '/.well-known/flattr': line });
      await main.getByRole('button', { name: 'Look now' }).click();
      await main.getByText('It is yours.').waitFor();
      await picture(page, 'claim-verified', javaScriptEnabled);
      await faultless(page, javaScriptEnabled);

      await page.goto(`${server.url}/things`);
      expect(await main.innerText()).to.include('$50.00');
      await paidOut(page, javaScriptEnabled);
      await context.close();
    });
  }

  /** Says where payouts go, waits until new earnings are held no more, and is paid. */
  async function paidOut(page: Page, hasScripts: boolean): Promise<void> {
    const main = page.locator('main');
    await main.getByRole('link', { name: 'Pay them out' }).click();
    const destination = main.locator('section', { hasText: 'Where payouts go' });
    await destination.getByLabel('Your password').fill(PASSWORD);
    await destination.getByRole('button', { name: /^Save/ }).click();
    await main.getByText('It is saved where your payouts go.').waitFor();

    server.setTime('2026-03-10T12:00:00Z');
    await page.goto(`${server.url}/sign-in`);
    if (await page.getByLabel(/user name/i).count()) {
      await page.getByLabel(/user name/i).fill('marina');
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await main.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    }
    await page.goto(`${server.url}/payouts`);
    await main.getByRole('button', { name: 'Pay it out' }).click();
    await main.getByText('You asked for a payout.').waitFor();
    await sendPayouts(server.deps);
    await page.goto(`${server.url}/payouts`);
    const row = main.getByRole('row').nth(1);
    expect(await row.innerText())
      .to.match(/paid/)
      .and.to.include('$50.00');
    await picture(page, 'paid-out', hasScripts);
    await faultless(page, hasScripts);
  }

  async function faultless(page: Page, hasScripts: boolean): Promise<void> {
    if (!hasScripts) return;
    expect(await pageFaults(page)).to.deep.equal([]);
    await page.setViewportSize(VIEWPORT);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  }

  async function picture(page: Page, name: string, hasScripts: boolean): Promise<void> {
    if (!takesScreenshots || !hasScripts) return;
    await page.evaluate('scrollTo(0, 0)');
    await page.screenshot({
      path: `${IMAGES}/${name}.png`,
      animations: 'disabled',
      fullPage: name === 'paid-out' || name === 'claim-not-found',
    });
  }
});
