import { expect } from 'chai';
import type { FrameLocator, Page } from 'playwright-core';
import type { Member } from '../../api/src/members/member.ts';
import { pageFaults } from '../../api/test/page-faults.ts';
import type { TestServer } from '../../api/test/server.ts';
import { connectSite, registerPost } from './connect-site.ts';
import { flattrThing } from './flattr-thing.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import { publishPost, typeTitle } from './publish-post.ts';
import type { Wordpress } from './start-wordpress.ts';
import { type Stage, withWordpress } from './with-wordpress.ts';

// What the packages of the editor offer on its page, as far as these tests use it.
declare const wp: {
  blocks: {
    createBlock(name: string, attributes?: object): object;
    getBlockVariations(name: string): { name: string; attributes: object }[];
    parse(content: string): object[];
    rawHandler(input: { HTML: string }): { name: string; attributes: object }[];
    switchToBlockType(block: object, name: string): { name: string; attributes: object }[];
  };
  data: {
    dispatch(store: string): { insertBlocks(blocks: object[]): void };
    select(store: string): {
      getBlocks(): { name: string; isValid: boolean }[];
      getPermalink(): string;
      getEditedPostContent(): string;
    };
  };
};

for (const [title, suite] of [
  ['Blocks in the oldest WordPress', WORDPRESS_SUITES.oldest],
  ['Blocks in the newest WordPress', WORDPRESS_SUITES.newest],
] as const) {
  describe(title, function () {
    this.timeout(120_000);
    let page: Page;
    let browse: Stage['browse'];
    let wordpress: Wordpress;
    let server: TestServer;
    let blogger: Member;

    withWordpress({ suite }, (stage) => {
      ({ blogger, browse, server, wordpress } = stage);
    });
    beforeEach(async () => {
      ({ page } = await browse({ viewport: { width: 1360, height: 1000 } }));
    });

    it('loads nothing that this WordPress does not have', () => {
      const missing = wordpress.php(`
        do_action( 'wp_default_scripts', wp_scripts() );
        $modules = ( fn() => $this->registered )->call( wp_script_modules() );
        foreach ( glob( WP_PLUGIN_DIR . '/wordpress/build/*/*.asset.php' ) as $file ) {
          $asset = require $file;
          foreach ( $asset['dependencies'] as $handle ) {
            $is_there = isset( $asset['type'] ) ? isset( $modules[ $handle ] ) : wp_scripts()->query( $handle );
            if ( ! $is_there ) { echo "$file needs $handle\\n"; }
          }
        }`);
      expect(missing).to.equal('');
    });

    it('says in the editor that nobody is connected, and shows visitors nothing', async () => {
      const canvas = await openEditor('Not connected');
      await insert('<!-- wp:flattr/button /--><!-- wp:flattr/supporters /-->');
      await canvas.getByText('This site is not connected to Flattr yet').waitFor();
      const [settings] = await Promise.all([
        page.context().waitForEvent('page'),
        canvas.getByRole('link', { name: 'Connect' }).click(),
      ]);
      await settings.waitForURL(/options-general\.php\?page=flattr/);
      await settings.close();
      await publish();
      const html = await (await fetch(await permalink())).text();
      expect(html).to.not.include('flattr-button');
      expect(html).to.not.include('assets/button.css');
    });

    it('says in the editor what the service says when it fails, and shows visitors nothing of that', async () => {
      await connectSite(wordpress, server, blogger);
      wordpress.php(`update_option( 'flattr_settings', array( 'service' => 'http://127.0.0.1:9' ) );
        update_option( 'flattr_connection', array( 'service' => 'http://127.0.0.1:9' ) + get_option( 'flattr_connection' ) );`);
      const canvas = await openEditor('Away');
      await insert(
        '<!-- wp:flattr/supporters {"scope":"creator"} /--><!-- wp:flattr/top-things /-->',
      );
      await canvas.getByText('cannot be reached').nth(1).waitFor();
      await publish();
      const html = await (await fetch(await permalink())).text();
      expect(html).to.not.include('cannot be reached');
    });

    it('finds the button in the inserter, and its look and text are what readers see', async () => {
      await connectSite(wordpress, server, blogger);
      const canvas = await openEditor('Salt & pepper <3');
      await page.getByRole('button', { name: /^(Block Inserter|Toggle block inserter)$/ }).click();
      await page.getByRole('searchbox', { name: 'Search' }).fill('Flattr Button');
      const option = page.getByRole('option', { name: 'Flattr Button', exact: true });
      const example = page.frameLocator('.block-editor-inserter__preview-container iframe');
      const words = example.locator('.flattr-button').getByText('Flattr this');
      // Patterns that are found later push the list away under the mouse, which ends the example.
      for (let tries = 0; tries < 10 && !(await words.isVisible()); tries++) {
        await page.mouse.move(0, 0);
        await option.hover();
        await words.waitFor({ timeout: 2_000 }).catch(() => undefined);
      }
      expect(await words.isVisible(), 'the example').to.equal(true);
      await option.click();
      const button = canvas.locator('[data-type="flattr/button"]');
      await button.locator('[contenteditable]').fill('Thank the cook');
      await page.getByRole('button', { name: 'Settings', exact: true }).waitFor();
      await page.getByLabel('How it looks').selectOption('compact');
      await publish();
      await page.goto(await permalink());
      const link = page.locator('a.flattr-button');
      expect(await link.count()).to.equal(1);
      expect(await link.innerText()).to.equal('Thank the cook');
      expect(await link.getAttribute('aria-label')).to.equal('Thank the cook: Salt & pepper <3');
      expect(await link.getAttribute('class')).to.equal('flattr-button is-compact');
      const click = new URL((await link.getAttribute('href'))!);
      expect(click.origin).to.equal(server.url);
      expect(click.searchParams.get('url')).to.equal(page.url());
      expect(click.searchParams.get('fid')).to.equal(blogger.fid);
      expect(await pageFaults(page, '.flattr-button')).to.deep.equal([]);
    });

    it('puts every block into a post, and shows each with what the service knows', async () => {
      await connectSite(wordpress, server, blogger);
      const thing = await registerPost(wordpress, 1);
      await flattrThing(server, thing, 'fan');
      wordpress.php(`update_option( 'flattr_claim', array( 'id' => 1, 'state' => 'verified',
        'site' => 'blog.example', 'token' => 't', 'link' => '${server.url}/claims/1', 'secret_key' => '' ) );`);

      const canvas = await openEditor('All of them');
      await insert(`<!-- wp:flattr/button {"target":"site","layout":"badge"} /-->
        <!-- wp:flattr/share-bar /-->
        <!-- wp:flattr/episode-button /-->
        <!-- wp:flattr/creator-claim {"showSite":true} /-->
        <!-- wp:flattr/supporters {"scope":"creator"} /-->
        <!-- wp:flattr/top-things /-->
        <!-- wp:flattr/support-box --><!-- wp:flattr/button {"target":"author"} /--><!-- /wp:flattr/support-box -->`);
      // The editor shows it as it is now, having asked the service.
      await canvas.locator('.wp-block-flattr-supporters').getByText('fan').waitFor();
      await canvas.locator('.wp-block-flattr-top-things').getByText('1 flattr').waitFor();
      await canvas.getByText('Verified creator of blog.example: blogger').waitFor();
      await canvas.locator('.flattr-share-bar').waitFor();
      const blocks = await page.evaluate(() => wp.data.select('core/block-editor').getBlocks());
      expect(blocks.filter(({ isValid }) => !isValid)).to.deep.equal([]);
      await publish();

      await page.goto(await permalink());
      const main = page.locator('main, body').first();
      expect(await main.locator('a.flattr-button').count()).to.equal(4);
      expect(await main.locator('.flattr-share-bar a').count()).to.equal(5);
      expect(await main.locator('.wp-block-flattr-supporters').innerText()).to.include('fan');
      expect(await main.locator('.wp-block-flattr-top-things').innerText()).to.include(
        'Hello world!',
      );
      expect(await main.locator('.wp-block-flattr-creator-claim a').getAttribute('rel')).to.equal(
        'me',
      );
      expect(await pageFaults(page, '[class*="wp-block-flattr"]')).to.deep.equal([]);
    });

    it('is made of the old shortcode and of a button of WordPress, and becomes that again', async () => {
      await openEditor('Transforms');
      const made = await page.evaluate(() => {
        const [fromShortcode] = wp.blocks.rawHandler({
          HTML: '<p>[flattr url="https://old.example/work" btn="compact" label="Old &amp; good"]</p>',
        });
        const button = wp.blocks.createBlock('core/button', {
          text: 'My <b>page</b>',
          url: 'https://mine.example/',
        });
        const [fromButton] = wp.blocks.switchToBlockType(button, 'flattr/button');
        const [again] = wp.blocks.switchToBlockType(fromButton!, 'core/button');
        return [fromShortcode, fromButton, again].map((block) => ({
          name: block!.name,
          ...block!.attributes,
        }));
      });
      expect(made[0]).to.include({
        name: 'flattr/button',
        target: 'url',
        url: 'https://old.example/work',
        layout: 'compact',
      });
      expect(made[1]).to.include({
        name: 'flattr/button',
        target: 'url',
        url: 'https://mine.example/',
        label: 'My page',
      });
      expect(made[2]).to.include({ name: 'core/button', url: 'https://mine.example/' });
    });

    it('lets a writer choose for one post, and keeps only what makes sense', async () => {
      await connectSite(wordpress, server, blogger);
      wordpress.php(
        `update_option( 'flattr_settings', array( 'placement' => 'after' ) + get_option( 'flattr_settings' ) );`,
      );
      await openEditor('With choices');
      await page.getByRole('tab', { name: 'Post', exact: true }).click();
      const panel = page.getByRole('button', { name: 'Flattr', exact: true });
      if ((await panel.getAttribute('aria-expanded')) === 'false') await panel.click();
      await page.getByLabel('What it is').selectOption('audio');
      await page.getByLabel('Another address than its own').fill('javascript:alert(1)');
      await page.getByText('This one is not kept').waitFor();
      await publish();
      const address = await permalink();
      const link = page.locator('a.flattr-button');
      await page.goto(address);
      const click = new URL((await link.getAttribute('href'))!);
      expect(click.searchParams.get('category')).to.equal('audio');
      expect(click.searchParams.get('url')).to.equal(address);

      const id = wordpress.php(`echo get_posts( array( 'numberposts' => 1 ) )[0]->ID;`);
      await page.goto(`${wordpress.url}/wp-admin/post.php?post=${id}&action=edit`);
      await page.getByRole('tab', { name: 'Post', exact: true }).click();
      await page.getByLabel('No button for this post').check();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Post updated').first().waitFor();
      await page.goto(address);
      expect(await link.count()).to.equal(0);
    });

    it('lends its values to blocks of WordPress, and has patterns to begin with', async () => {
      await connectSite(wordpress, server, blogger);
      const thing = await registerPost(wordpress, 1);
      await flattrThing(server, thing, 'fan');
      await wordpress.phpBeside(`Flattr\\Kept_Answers::ask( '/rest/v2/things/${thing}' );`);
      const bound = (key: string) =>
        `{"metadata":{"bindings":{"KEY":{"source":"flattr/thing","args":{"key":"${key}"}}}}}`;
      wordpress.php(`wp_update_post( wp_slash( array( 'ID' => 1, 'post_content' =>
        '<!-- wp:buttons --><div class="wp-block-buttons"><!-- wp:button ${bound('url').replace('KEY', 'url')} --><div class="wp-block-button"><a class="wp-block-button__link wp-element-button">Mine</a></div><!-- /wp:button --></div><!-- /wp:buttons -->
        <!-- wp:paragraph ${bound('count').replace('KEY', 'content')} --><p>None yet</p><!-- /wp:paragraph -->
        <!-- wp:social-links --><ul class="wp-block-social-links"><!-- wp:social-link {"url":"${server.url}/profile/blogger","service":"flattr"} /--></ul><!-- /wp:social-links -->' ) ) );`);
      await page.goto(`${wordpress.url}/?p=1`);
      const link = page.getByRole('link', { name: 'Mine' });
      expect(new URL((await link.getAttribute('href'))!).pathname).to.equal('/submit/auto');
      expect(await page.locator('.entry-content p').first().innerText()).to.equal('1');
      if (suite === WORDPRESS_SUITES.newest) {
        const icon = page.locator('.wp-social-link-flattr');
        expect(await icon.locator('svg path').count()).to.equal(1);
        expect(await icon.evaluate((li) => getComputedStyle(li).backgroundColor)).to.equal(
          'rgb(40, 117, 27)',
        );
      }

      await openEditor('From a pattern');
      const icons = await page.evaluate(() =>
        wp.blocks.getBlockVariations('core/social-link').filter(({ name }) => name === 'flattr'),
      );
      expect(icons.map(({ attributes }) => attributes)).to.deep.equal(
        suite === WORDPRESS_SUITES.newest
          ? [{ service: 'flattr', url: `${server.url}/profile/blogger` }]
          : [],
      );
      const patterns =
        wordpress.php(`foreach ( WP_Block_Patterns_Registry::get_instance()->get_all_registered() as $pattern ) {
        if ( str_starts_with( $pattern['name'], 'flattr/' ) ) { echo $pattern['content'], "\\n"; } }`);
      await insert(patterns);
      const blocks = await page.evaluate(() => wp.data.select('core/block-editor').getBlocks());
      expect(blocks).to.have.length(4);
      expect(blocks.filter(({ isValid }) => !isValid)).to.deep.equal([]);
    });

    /** Opens the editor with a new post. */
    async function openEditor(postTitle: string): Promise<FrameLocator> {
      await page.goto(wordpress.signInLink(1, '/wp-admin/post-new.php'));
      return typeTitle(page, postTitle);
    }

    async function insert(content: string): Promise<void> {
      await page.evaluate((text) => {
        wp.data.dispatch('core/block-editor').insertBlocks(wp.blocks.parse(text));
      }, content);
    }

    async function publish(): Promise<void> {
      await publishPost(page);
    }

    function permalink(): Promise<string> {
      return page.evaluate(() => wp.data.select('core/editor').getPermalink());
    }
  });
}
