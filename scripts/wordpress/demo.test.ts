import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { Browser, Locator, Page } from 'playwright-core';
import { SUPPORTER } from '../../api/src/demo/works.ts';
import { launchChromium } from '../../api/test/chromium.ts';
import { type DemoProcess, startDemo } from '../../api/test/demo-process.ts';
import { readFeed } from '../../api/test/read-feed.ts';
import { DEMO_POSTS } from './demo-posts.ts';
import { takePicture } from './take-picture.ts';
import { watchPages } from './watch-pages.ts';

for (const [title, php] of [
  ['PHP of this machine', ''],
  ['PHP in WebAssembly', 'wasm'],
] as const)
  describe(`The demo with WordPress on ${title}`, function () {
    this.timeout(10 * 60_000);
    // What it makes for itself goes here.
    let directory: string;
    let chromium: Browser;
    let demo: DemoProcess;

    before(async () => {
      directory = mkdtempSync(join(tmpdir(), 'flattr-demo-leaves-'));
      chromium = await launchChromium();
      demo = await startDemo({
        script: 'demo:wordpress',
        env: { TMPDIR: directory, FLATTR_DEMO_PHP: php },
      });
    });
    after(async () => {
      await chromium?.close();
      await demo?.stop();
      const left = readdirSync(directory).filter((name) => /^(flattr|php)-/.test(name));
      rmSync(directory, { recursive: true, force: true });
      expect(left, 'what it leaves behind').to.deep.equal([]);
    });

    it('is a blog and a podcast, whose episodes have audio and payment links in the feed', async () => {
      const feed = await (await fetch(addressOf('the feed'))).text();
      const { bozo, episodes } = readFeed(feed);
      expect(bozo).to.equal(false);
      expect(episodes).to.have.length(DEMO_POSTS.filter(({ tune }) => tune).length);
      expect(feed.match(/<enclosure /g)).to.have.length(episodes.length);
      for (const link of episodes) expect(link).to.include('/submit/auto?url=');
      const audio = await fetch(
        `${addressOf('Read and click')}wp-content/uploads/${DEMO_POSTS[0]!.slug}.wav`,
      );
      expect(audio.headers.get('Content-Type')).to.match(/^audio\//);
    });

    it('is played by the addresses that it prints: click, close the month, see it arrive', async () => {
      const context = await chromium.newContext({ viewport: { width: 1100, height: 800 } });
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      await page.goto(addressOf('Sign in'));
      await page.getByLabel(/user name/i).fill(SUPPORTER.name);
      await page.getByLabel('Password', { exact: true }).fill(SUPPORTER.password);
      await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));

      const { faults, otherHosts } = watchPages(context, addressOf('Read and click'));
      for (const { title } of DEMO_POSTS.slice(0, 2)) {
        await page.goto('about:blank');
        otherHosts.length = 0;
        await page.goto(addressOf('Read and click'));
        await page.getByRole('link', { name: title, exact: true }).click();
        await page.locator('a.flattr-button').waitFor();
        if (title === DEMO_POSTS[0]!.title) await takePicture(page, 'wordpress-episode');
        expect(otherHosts, 'asked before the click').to.deep.equal([]);
        await page.locator('a.flattr-button').click();
        await page.locator('main').getByRole('button', { name: 'Flattr this' }).click();
        await page.getByText('You flattred').waitFor();
      }

      await page.goto(addressOf('Read and click'));
      await page.getByRole('link', { name: DEMO_POSTS.at(-1)!.title }).click();
      await page
        .locator('.flattr-share-bar')
        .getByRole('link', { name: /^Flattr/ })
        .waitFor();
      await untilShown(page, addressOf('other blocks'), {
        shown: page.getByRole('list', { name: 'Supporters' }).getByText(SUPPORTER.name),
      });
      await page.getByText('Verified creator').waitFor();

      await page.goto(addressOf('Close the month'));
      await page.getByRole('button', { name: 'Close this month' }).click();
      await page.getByText(/is closed/).waitFor();
      const row = page.getByRole('row').filter({ has: page.locator('a[href="/profile/rosa"]') });
      expect(await row.textContent()).to.include('$10.00');

      await page.goto(addressOf('See it arrive'));
      await page.locator('#user_login').fill('admin');
      await page.locator('#user_pass').fill('password');
      await page.locator('#wp-submit').click();
      const months = page.getByRole('table', { name: 'Earnings by month' });
      await months.waitFor();
      expect(await months.innerText()).to.match(/January 2026\s+2\s+10\.00/);
      await page.goto(addressOf('is connected as rosa').replace(/[();]/g, ''));
      await page.getByText('is yours').waitFor();
      expect(faults).to.deep.equal([]);
      await context.close();
    });

    /** The address in the line that begins with, or has, these words. */
    function addressOf(words: string): string {
      return new RegExp(`${words}:? +(\\S+)`).exec(demo.said)![1]!;
    }
  });

/** Loads a page until it shows something that WordPress asks for in the background. */
async function untilShown(page: Page, url: string, { shown }: { shown: Locator }): Promise<void> {
  await page.goto(url);
  while (!(await shown.isVisible())) {
    await sleep(2000);
    await page.reload();
  }
}
