import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SUPPORTER, WORKS } from '../src/demo/works.ts';
import { launchChromium } from './chromium.ts';
import { type DemoProcess, startDemo } from './demo-process.ts';

const IMAGES = fileURLToPath(new URL('../../docs/images', import.meta.url));
/** FLATTR_SCREENSHOTS=1 makes the pictures of the documentation anew. */
const takesScreenshots = Boolean(process.env.FLATTR_SCREENSHOTS);

describe('The story: ten dollars, five clicks, two dollars each', function () {
  this.timeout(120_000);

  let chromium: Browser;
  let demo: DemoProcess;

  before(async () => {
    chromium = await launchChromium();
  });
  beforeEach(async () => {
    demo = await startDemo(takesScreenshots ? { port: 3000 } : {});
  });
  afterEach(() => demo?.stop());
  after(() => chromium?.close());

  it('is played in small windows that the buttons open', async () => {
    const context = await chromium.newContext({ viewport: { width: 1100, height: 900 } });
    const page = await context.newPage();
    await signIn(page);

    await page.goto(demo.siteUrl);
    await picture(page, 'demo-site');
    for (const { title } of WORKS) await clickButton(page, title);
    expect(await page.locator('flattr-button[flattred]').count()).to.equal(5);
    await picture(page, 'five-clicks');

    await expectTwoDollarsEach(context, page);
    await context.close();
  });

  it('is played without JavaScript too', async () => {
    const context = await chromium.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await signIn(page);

    for (const { title } of WORKS) {
      await page.goto(demo.siteUrl);
      await page.getByRole('link', { name: `Flattr ${title}`, exact: true }).click();
      await flattrOn(page);
    }

    await expectTwoDollarsEach(context, page);
    await context.close();
  });

  async function signIn(page: Page): Promise<void> {
    await page.goto(`${demo.serviceUrl}/sign-in`);
    await page.getByLabel(/user name/i).fill(SUPPORTER.name);
    await page.getByLabel('Password', { exact: true }).fill(SUPPORTER.password);
    await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  }

  /** Clicks a button on the demo's site, and what it opens. */
  async function clickButton(page: Page, title: string): Promise<void> {
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: `Flattr ${title}`, exact: true }).click();
    const popup = await opened;
    await flattrOn(popup);
    if (title === WORKS[0]!.title) await picture(popup, 'click');
    await popup.close();
  }

  /** On the click page: flattrs, and reads that it worked. */
  async function flattrOn(page: Page): Promise<void> {
    await page
      .locator('main')
      .getByRole('button', { name: /flattr/i })
      .first()
      .click();
    await page
      .getByText(/flattred/i)
      .first()
      .waitFor();
  }

  async function expectTwoDollarsEach(context: BrowserContext, page: Page): Promise<void> {
    await page.goto(`${demo.serviceUrl}/dashboard`);
    await picture(page, 'this-month');
    await page.goto(`${demo.serviceUrl}/sandbox`);
    await page.getByRole('button', { name: 'Close this month' }).click();
    await page.getByText(/is closed/).waitFor();
    await picture(page, 'month-closed');
    for (const { creator } of WORKS) {
      const profile = page.locator(`a[href="/profile/${creator.name}"]`);
      const row = page.getByRole('row').filter({ has: profile });
      expect(await row.textContent(), creator.name).to.include('$2.00');
    }

    await page.goto(`${demo.serviceUrl}/statements`);
    await page
      .locator('main')
      .getByRole('link', { name: /20\d\d/ })
      .first()
      .click();
    for (const { title } of WORKS) {
      const row = page.getByRole('row').filter({ hasText: title });
      expect(await row.textContent(), title).to.include('$2.00');
    }
    await picture(page, 'statement');

    for (const { creator } of WORKS) await expectEarned(context, creator.name);
  }

  /** Signs in as a creator by the sandbox page and looks at their things. */
  async function expectEarned(context: BrowserContext, name: string): Promise<void> {
    const page = await context.newPage();
    await page.goto(`${demo.serviceUrl}/sandbox`);
    await page.getByRole('button', { name: `Sign in as ${name}` }).click();
    await page.goto(`${demo.serviceUrl}/things`);
    expect(await page.locator('main').textContent(), name).to.include('$2.00');
    if (name === WORKS[0]!.creator.name) await picture(page, 'earnings');
    await page.close();
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (!takesScreenshots) return;
    await page.evaluate('scrollTo(0, 0)');
    await page.screenshot({
      path: `${IMAGES}/${name}.png`,
      animations: 'disabled',
      fullPage: name === 'month-closed',
    });
  }
});
