import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { recheckClaims } from '../../api/src/claims/recheck-claims.ts';
import { closePeriod } from '../../api/src/distribution/close-period.ts';
import { launchChromium } from '../../api/test/chromium.ts';
import { aMember, aSupporter } from '../../api/test/factories.ts';
import { type TestServer, testServer } from '../../api/test/server.ts';
import { connectByHand, signInAtService } from './connect-by-hand.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import { makeZip } from './make-zip.ts';
import { publishPost, typeTitle } from './publish-post.ts';
import { startWordpress, type Wordpress } from './start-wordpress.ts';
import { takePicture } from './take-picture.ts';
import { uploadPlugin } from './upload-plugin.ts';
import { watchPages } from './watch-pages.ts';

const PASSWORD = 'a few words in a row';
const VIEWPORT = { width: 1100, height: 800 };

for (const [age, suite] of Object.entries(WORDPRESS_SUITES)) {
  describe(`The story of a blogger with the ${age} WordPress`, function () {
    this.timeout(5 * 60_000);
    const folder = mkdtempSync(join(tmpdir(), 'flattr-story-'));
    const zip = join(folder, 'flattr.zip');
    let chromium: Browser;
    let wordpress: Wordpress;
    let server: TestServer;

    before(async () => {
      makeZip(zip);
      chromium = await launchChromium();
      wordpress = await startWordpress({ suite });
      wordpress.php(`update_option( 'blogname', 'Flour and Water' );
        wp_update_user( array( 'ID' => 1, 'display_name' => 'Marina' ) );`);
      server = await testServer();
      await aMember(server.deps, { name: 'blogger', password: PASSWORD });
      await aSupporter(server.deps, { name: 'fan', password: PASSWORD });
    });
    after(async () => {
      await chromium?.close();
      const complaints = wordpress.complaints().split('\n').filter(Boolean);
      await wordpress?.stop();
      await server?.close();
      rmSync(folder, { recursive: true, force: true });
      // Who installs a plugin makes WordPress look for news of its own, which it cannot have here.
      const ofPlugin = complaints.filter((line) => !/ wp_(update_|version_check)/.test(line));
      expect(ofPlugin, 'what PHP complained about').to.deep.equal([]);
    });

    it('goes from the uploaded zip over a click to the money in wp-admin, without a fault', async () => {
      const owner = await browse();
      await uploadPlugin(owner.page, wordpress, zip);
      await connect(owner.page);
      const post = await publish(owner.page);

      const reader = await browse();
      await reader.page.goto(post);
      await reader.page.locator('a.flattr-button').waitFor();
      await picture(reader.page, 'wordpress-post');
      expect(reader.otherHosts, 'asked before the click').to.deep.equal([]);
      await flattr(reader.page);

      server.setTime('2026-02-01T02:00:00Z');
      await closePeriod(server.deps, '2026-01');
      await owner.page.goto(`${wordpress.url}/wp-admin/index.php?page=flattr-earnings`);
      const months = owner.page.getByRole('table', { name: 'Earnings by month' });
      await months.waitFor();
      expect(await months.innerText()).to.match(/January 2026\s+1\s+10\.00/);
      const top = owner.page.getByRole('table', { name: /What earned most/ });
      expect(await top.innerText()).to.include('How I bake bread');
      await picture(owner.page, 'wordpress-earnings');

      expect(owner.faults, 'what the owner’s browser complained about').to.deep.equal([]);
      expect(reader.faults, 'what the reader’s browser complained about').to.deep.equal([]);
      expect(new Set(owner.otherHosts), 'the owner went there to say yes').to.deep.equal(
        new Set([new URL(server.url).host]),
      );
    });

    /** A browser's profile of its own, watched. */
    async function browse() {
      const context = await chromium.newContext({ viewport: VIEWPORT });
      context.setDefaultTimeout(30_000);
      const watch = watchPages(context, wordpress.url);
      return { page: await context.newPage(), ...watch };
    }

    async function connect(page: Page): Promise<void> {
      await connectByHand(page, wordpress, server, { name: 'blogger', password: PASSWORD });
      server.setTime('2026-01-10T12:01:00Z');
      await recheckClaims(server.deps);
      await page.reload();
      await page.getByText('is yours').waitFor();
      await picture(page, 'wordpress-connected');
    }

    /** Writes a post with the button in the editor, and returns its address. */
    async function publish(page: Page): Promise<string> {
      await page.goto(`${wordpress.url}/wp-admin/post-new.php`);
      const canvas = await typeTitle(page, 'How I bake bread');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Flour, water, salt, and a night of patience.');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^(Block Inserter|Toggle block inserter)$/ }).click();
      await page.getByRole('searchbox', { name: 'Search' }).fill('Flattr Button');
      await page.getByRole('option', { name: 'Flattr Button', exact: true }).click();
      await canvas.locator('[data-type="flattr/button"]').waitFor();
      await picture(page, 'wordpress-editor');

      await publishPost(page);
      const panel = page.locator('.editor-post-publish-panel');
      return (await panel.getByRole('link', { name: 'View Post' }).first().getAttribute('href'))!;
    }

    async function flattr(page: Page): Promise<void> {
      await page.locator('a.flattr-button').click();
      await page.locator('main').getByRole('link', { name: 'Sign in to flattr' }).click();
      await signInAtService(page, { name: 'fan', password: PASSWORD });
      await page.locator('main').getByRole('button', { name: 'Flattr this' }).click();
      await page.getByText('You flattred').waitFor();
    }

    async function picture(page: Page, name: string): Promise<void> {
      if (suite === WORDPRESS_SUITES.newest) await takePicture(page, name);
    }
  });
}
