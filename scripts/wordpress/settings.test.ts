import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { pageFaults } from '../../api/test/page-faults.ts';
import type { TestServer } from '../../api/test/server.ts';
import { connectSite } from './connect-site.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import type { Wordpress } from './start-wordpress.ts';
import { takePicture } from './take-picture.ts';
import { type Stage, withWordpress } from './with-wordpress.ts';

const SCREEN = '/wp-admin/options-general.php?page=flattr';
const DESK = { viewport: { width: 1100, height: 1000 } };
const EARNINGS = '/wp-admin/index.php?page=flattr-earnings';

for (const [age, suite] of Object.entries(WORDPRESS_SUITES)) {
  describe(`The screen of settings in the ${age} WordPress`, function () {
    this.timeout(60_000);
    let browse: Stage['browse'];
    let wordpress: Wordpress;
    let server: TestServer;
    let blogger: Stage['blogger'];
    const others: string[] = [];

    withWordpress({ suite }, (stage) => {
      ({ blogger, browse, server, wordpress } = stage);
    });
    beforeEach(() => connectSite(wordpress, server, blogger));
    afterEach(() => {
      for (const plugin of others.splice(0)) rmSync(plugin);
    });

    it('draws the page that comes of what is chosen, and saves without loading the screen', async () => {
      const { page } = await browse(DESK);
      await page.goto(wordpress.signInLink(1, SCREEN));
      const save = page.getByRole('button', { name: 'Save', exact: true });
      const drawn = page.locator('.flattr-drawing__page');
      expect(await drawn.locator('.flattr-button').count()).to.equal(0);
      expect(await save.getAttribute('aria-disabled')).to.equal('true');

      // By keyboard, as whoever has no mouse.
      await page.getByLabel('Nowhere').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.getByLabel('A button', { exact: true }).focus();
      for (let down = 0; down < 4; down += 1) await page.keyboard.press('ArrowDown');
      await drawn.locator('.flattr-share-bar').waitFor();
      const services = drawn.locator('.flattr-share-bar__link');
      expect(await services.count()).to.equal(4);
      await page.getByLabel('Reddit').focus();
      await page.keyboard.press('Space');
      await drawn.getByText('Share by Reddit').waitFor();
      await page.getByLabel('Pages', { exact: true }).check();
      await page.getByLabel('Show how often something was flattred').check();
      await drawn.locator('.flattr-button__count').waitFor();
      await page.getByText('Not saved yet.').waitFor();
      if (suite === WORDPRESS_SUITES.newest) await takePicture(page, 'wordpress-settings');
      await save.press('Enter');
      await page.locator('.components-notice', { hasText: 'Settings saved.' }).waitFor();
      expect(await save.getAttribute('aria-disabled')).to.equal('true');
      expect(saved()).to.deep.include({
        service: server.url,
        placement: 'after',
        layout: 'share_bar',
        share_by: ['mastodon', 'bluesky', 'facebook', 'reddit', 'email'],
        post_types: ['post', 'page', 'podcast'],
        count: true,
      });
      expect(await pageFaults(page, '.flattr-screen')).to.deep.equal([]);

      await page.goto(`${wordpress.url}/hello-world/`);
      expect(await page.locator('.flattr-share-bar__link').count()).to.equal(5);
    });

    it('asks before what was chosen is lost, and only then', async () => {
      const { page } = await browse(DESK);
      await page.goto(wordpress.signInLink(1, SCREEN));
      await page.getByLabel('Before the content').check();
      const asked: string[] = [];
      page.once('dialog', (dialog) => {
        asked.push(dialog.type());
        void dialog.dismiss();
      });
      await page.getByRole('link', { name: 'Earnings and posts' }).click();
      expect(asked).to.deep.equal(['beforeunload']);
      expect(await page.getByLabel('Before the content').isChecked()).to.equal(true);
      await page.getByLabel('Nowhere').check();
      await page.getByRole('link', { name: 'Earnings and posts' }).click();
      await page.waitForURL(/flattr-earnings/);
    });

    it('says why nothing was saved where the REST API is blocked, keeps the choice, and can still disconnect', async () => {
      const { faults, page } = await browse(DESK);
      await page.goto(wordpress.signInLink(1, SCREEN));
      switchOn(`add_filter( 'rest_authentication_errors', fn() =>
        new WP_Error( 'rest_blocked', 'The REST API is switched off here.', array( 'status' => 403 ) ) );`);
      await page.getByLabel('After the content').check();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page
        .locator('.components-notice', {
          hasText: 'Nothing was saved. The REST API is switched off',
        })
        .waitFor();
      expect(await page.getByLabel('After the content').isChecked()).to.equal(true);
      await page.getByText('Not saved yet.').waitFor();
      expect(faults.splice(0).join()).to.include('403');
      expect(saved().placement ?? 'none').to.equal('none');
      page.on('dialog', (dialog) => dialog.accept());
      await page.getByRole('button', { name: 'Disconnect' }).click();
      await page.locator('.notice', { hasText: 'Disconnected.' }).waitFor();
    });

    it('shows the connection without a script too, and how to choose there', async () => {
      const { page: screen } = await browse({ javaScriptEnabled: false });
      await screen.goto(wordpress.signInLink(1, SCREEN));
      expect(await screen.locator('.wrap').innerText()).to.include('Connected as blogger');
      await screen.getByRole('button', { name: 'Disconnect' }).waitFor();
      await screen.getByText('wp flattr settings set').waitFor();
    });

    it('is not for who may only see earnings, and not shown to them', async () => {
      const { faults, page } = await browse(DESK);
      switchOn(`add_filter( 'map_meta_cap', fn( $needed, $capability ) =>
        'flattr_view_earnings' === $capability ? array( 'edit_others_posts' ) : $needed, 10, 2 );`);
      const editor = wordpress.createUser('editor', 'editor');
      await page.goto(wordpress.signInLink(editor, EARNINGS));
      await page.getByText('Nothing was earned yet').waitFor();
      expect(await page.locator('.nav-tab').count()).to.equal(0);
      await page.goto(wordpress.signInLink(editor, SCREEN));
      expect(await page.locator('body').innerText()).to.include('not allowed');
      expect(faults.splice(0).join()).to.include('403');
      await page.goto(wordpress.signInLink(1, SCREEN));
      expect(await page.locator('.nav-tab').allInnerTexts()).to.deep.equal([
        'Earnings and posts',
        'Settings',
      ]);
    });

    it('says on both screens what on the site stands in the way', async () => {
      const { page } = await browse(DESK);
      switchOn('class Flattr {}');
      await page.goto(wordpress.signInLink(1, SCREEN));
      for (const path of [SCREEN, EARNINGS]) {
        await page.goto(`${wordpress.url}${path}`);
        await page
          .locator('.notice-warning', { hasText: 'The old Flattr plugin is still' })
          .waitFor();
      }
    });

    function saved() {
      return JSON.parse(wordpress.php(`echo wp_json_encode( get_option( 'flattr_settings' ) );`));
    }

    /** Adds a plugin of somebody else's, until the test ends. Its name is new: PHP keeps code by its path for a moment. */
    function switchOn(code: string): void {
      const plugin = join(wordpress.folder, `wp-content/mu-plugins/${crypto.randomUUID()}.php`);
      writeFileSync(plugin, `<?php ${code}`);
      others.push(plugin);
    }
  });
}
