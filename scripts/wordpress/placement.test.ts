import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Member } from '../../api/src/members/member.ts';
import { aSupporter, aToken } from '../../api/test/factories.ts';
import { pageFaults } from '../../api/test/page-faults.ts';
import type { TestServer } from '../../api/test/server.ts';
import { connectSite, registerPost } from './connect-site.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import type { Wordpress } from './start-wordpress.ts';
import { type Stage, withWordpress } from './with-wordpress.ts';

const OURS = '[class*="wp-block-flattr"]';
const CONTENT_TWICE = fileURLToPath(new URL('php/content-twice.php', import.meta.url));

declare global {
  interface Window {
    shifts: object[];
  }
}

for (const [title, suite, theme] of [
  ['a theme of blocks, oldest WordPress', WORDPRESS_SUITES.oldest, 'twentytwentyfive'],
  ['a theme without blocks, oldest WordPress', WORDPRESS_SUITES.oldest, 'classic-theme'],
  ['a theme of blocks, newest WordPress', WORDPRESS_SUITES.newest, 'twentytwentyfive'],
  ['a theme without blocks, newest WordPress', WORDPRESS_SUITES.newest, 'classic-theme'],
] as const) {
  describe(`Buttons in ${title}`, function () {
    this.timeout(60_000);
    let browse: Stage['browse'];
    let wordpress: Wordpress;
    let server: TestServer;
    let blogger: Member;

    withWordpress({ suite, theme, keepsServer: true }, (stage) => {
      ({ blogger, browse, server, wordpress } = stage);
    });
    before(async () => {
      await connectSite(wordpress, server, blogger);
      wordpress.save();
    });

    it('stand where they were asked for and nowhere else: the matrix', async () => {
      set({ placement: 'after' });
      wordpress.php(`copy( '${CONTENT_TWICE}', WPMU_PLUGIN_DIR . '/content-twice.php' );`);
      const ids = JSON.parse(
        wordpress.php(`
          $make = fn( $more ) => wp_insert_post( $more + array( 'post_title' => 'More', 'post_content' => 'Of the same.', 'post_status' => 'publish', 'post_author' => 1 ) );
          $loop = '<!-- wp:query {"query":{"perPage":9,"postType":"post","inherit":false}} --><div class="wp-block-query"><!-- wp:post-template --><!-- wp:post-content /--><!-- wp:post-excerpt /--><!-- /wp:post-template --></div><!-- /wp:query -->';
          echo wp_json_encode( array(
            'secret' => $make( array( 'post_password' => 'x' ) ),
            'private' => $make( array( 'post_status' => 'private' ) ),
            'draft' => $make( array( 'post_status' => 'draft' ) ),
            'off' => $make( array( 'meta_input' => array( '_flattr' => array( 'off' => true ) ) ) ),
            'excerpt' => $make( array( 'post_excerpt' => 'In short.' ) ),
            'parts' => $make( array( 'post_content' => 'One.<!--nextpage-->Two.' ) ),
            'loop' => $make( array( 'post_content' => $loop ) ),
            'loopPage' => $make( array( 'post_title' => 'A list', 'post_content' => $loop, 'post_type' => 'page' ) ),
          ) );`),
      );
      const matrix: [what: string, path: string, buttons: number][] = [
        ['a post', '/hello-world/', 1],
        ['a post with an excerpt of its own', `/?p=${ids.excerpt}`, 1],
        ['the first part of a post', `/?p=${ids.parts}`, 1],
        ['the second part of a post', `/?p=${ids.parts}&page=2`, 1],
        ['a post with a list of posts in it', `/?p=${ids.loop}`, 1],
        ['a post for which none is wanted', `/?p=${ids.off}`, 0],
        ['a post with a password', `/?p=${ids.secret}`, 0],
        ['a page, which was not chosen', '/sample-page/', 0],
        ['a page with a list of posts in it', `/?page_id=${ids.loopPage}`, 0],
        ['the list of posts', '/', 0],
        ['a category', '/category/uncategorized/', 0],
        ['what an author wrote', '/author/admin/', 0],
        ['a month', `/?m=${new Date().toISOString().slice(0, 7).replace('-', '')}`, 0],
        ['what is found', '/?s=more', 0],
        ['nothing found', '/nothing-here/', 0],
        ['what other sites embed', '/hello-world/embed/', 0],
        ['oEmbed', `/wp-json/oembed/1.0/embed?url=${wordpress.url}/hello-world/`, 0],
        ['RSS', '/feed/', 0],
        ['Atom', '/feed/atom/', 0],
        ['RDF', '/feed/rdf/', 0],
        ['the feed of comments', '/comments/feed/', 0],
        ['the feed of comments on a post', '/hello-world/feed/', 0],
        ['REST, a post', '/wp-json/wp/v2/posts/1', 0],
        ['REST, all posts', '/wp-json/wp/v2/posts', 0],
        // What plugins and themes do with the content of a post on its own page.
        ['the content in the head too', '/hello-world/?twice=head', 1],
        ['an excerpt in the head', '/hello-world/?twice=excerpt-in-head', 1],
        ['an excerpt before the content', '/hello-world/?twice=excerpt-in-loop', 1],
        ['the content of parts within it', '/hello-world/?twice=nested', 1],
        ['the content twice in the loop', '/hello-world/?twice=loop', 1],
        ['the content in the footer too', '/hello-world/?twice=footer', 1],
        ['any text as content in a widget', '/hello-world/?twice=widget', 1],
        ['other posts below it', '/hello-world/?twice=related', 1],
      ];
      const found: typeof matrix = [];
      for (const [what, path] of matrix) {
        const html = await bodyOf(path);
        expect(html, what).to.not.equal('');
        found.push([what, path, buttonsIn(html)]);
      }
      expect(found).to.deep.equal(matrix);
      const nested = await bodyOf('/hello-world/?twice=nested');
      expect(nested.indexOf('flattr-button is-'), 'after the whole content').to.be.greaterThan(
        nested.indexOf('The last part.'),
      );
      wordpress.php(`unlink( WPMU_PLUGIN_DIR . '/content-twice.php' );`);

      // Where its author has put one, there is no second; in the feed there is a payment link instead.
      for (const own of [
        '[flattr]',
        '<!-- wp:flattr/button /-->',
        '<!-- wp:flattr/share-bar /-->',
      ]) {
        const id = wordpress.php(`echo wp_insert_post( array( 'post_title' => 'Mine',
          'post_content' => 'Mine. ${own}', 'post_status' => 'publish' ) );`);
        expect(buttonsIn(await bodyOf(`/?p=${id}`)), `beside ${own}`).to.equal(1);
        expect(buttonsIn(await bodyOf('/feed/')), `of ${own} in the feed`).to.equal(0);
        wordpress.php(`wp_delete_post( ${id}, true );`);
      }

      set({ placement: 'both', post_types: ['post', 'page'] });
      expect(buttonsIn(await bodyOf('/hello-world/')), 'before and after').to.equal(2);
      expect(buttonsIn(await bodyOf(`/?page_id=${ids.loopPage}`)), 'a chosen page').to.equal(2);
      set({ placement: 'after' });

      const { page } = await browse();
      await page.goto(wordpress.signInLink(1, `/?p=${ids.draft}&preview=true`));
      expect(await page.locator('.flattr-button').count(), 'in a preview').to.equal(0);
      await page.goto(`${wordpress.url}/?p=${ids.private}`);
      expect(await page.locator('.flattr-button').count(), 'of a private post').to.equal(0);
      await page.goto(`${wordpress.url}/?p=${ids.secret}`);
      await page.locator('input[name="post_password"]').fill('x');
      await page.locator('input[name="post_password"]').press('Enter');
      await page.getByText('Of the same.').first().waitFor();
      expect(await page.locator('.flattr-button').count(), 'after the password').to.equal(0);
    });

    it('load nothing of ours on pages without one, and a sheet of less than 2.5 KB on the others', async () => {
      set({ placement: 'after' });
      expect((await bodyOf('/sample-page/')).toLowerCase()).to.not.include('flattr');
      const html = await bodyOf('/hello-world/');
      expect(html).to.not.match(/<script[^>]*flattr/);
      const [, head = ''] = /<head>(.*)<\/head>/s.exec(html) ?? [];
      const inline = /<style id=["']flattr-button-inline-css["']>(.*?)<\/style>/s.exec(head)?.[1];
      const [sheet] = /[^"']*assets\/button\.css[^"']*/.exec(head) ?? [];
      const css = inline ?? (await (await fetch(sheet!.replaceAll('&#038;', '&'))).text());
      expect(css.length).to.be.within(100, 2500);
    });

    it('ask the database once more at most, and the service never', async () => {
      wordpress.php(`file_put_contents( WPMU_PLUGIN_DIR . '/count.php', '<?php
        add_action( "wp_footer", fn() => print( "<!--queries:" . get_num_queries() . "-->" ), 9999 );
        add_filter( "pre_http_request", fn() => error_log( "a page asked the network" ) );' );`);
      const queries = async () => {
        await bodyOf('/hello-world/');
        return Number(/queries:(\d+)/.exec(await bodyOf('/hello-world/'))?.[1]);
      };
      set({ placement: 'after' });
      const withButton = await queries();
      wordpress.php(`deactivate_plugins( 'wordpress/flattr.php' );`);
      const without = await queries();
      wordpress.php(`unlink( WPMU_PLUGIN_DIR . '/count.php' );`);
      expect(withButton - without).to.be.within(0, 1);
    });

    it('serve everybody, in every look and block: by ear, by keyboard, large, narrow, in either direction', async () => {
      for (const dir of ['ltr', 'rtl']) {
        await showAllBlocks(dir === 'ltr' ? 'floating' : 'column');
        if (dir === 'rtl') {
          wordpress.php(`file_put_contents( WPMU_PLUGIN_DIR . '/rtl.php', '<?php
            add_action( "init", function () { $GLOBALS["wp_locale"]->text_direction = "rtl"; } );' );`);
        }
        const { otherHosts, page } = await browse({ viewport: { width: 1440, height: 900 } });
        await page.goto(`${wordpress.url}/hello-world/`);
        expect(await pageFaults(page, OURS)).to.deep.equal([]);
        await page.emulateMedia({ forcedColors: 'active' });
        const edges = await page
          .locator('.flattr-button:not(.is-text)')
          .evaluateAll((all) => all.map((button) => getComputedStyle(button).borderColor));
        expect(edges, 'in colours of the system').to.not.include('rgba(0, 0, 0, 0)');
        await page.emulateMedia({ forcedColors: 'none' });
        await page.setViewportSize({ width: 640, height: 720 });
        await page.addStyleTag({ content: 'html { font-size: 200% }' });
        expect(await page.evaluate(stickingOut, OURS), 'with text twice as large').to.deep.equal(
          [],
        );
        expect(otherHosts).to.deep.equal([]);
      }
      wordpress.php(`unlink( WPMU_PLUGIN_DIR . '/rtl.php' );`);
    });

    it('are reached by keyboard and hit by a finger, each, and are the same links without a script', async () => {
      await showAllBlocks();
      const { page } = await browse({ viewport: { width: 1440, height: 900 } });
      await page.goto(`${wordpress.url}/hello-world/`);
      const ours = page.locator(OURS).locator('a, button').filter({ visible: true });
      const all = await ours.evaluateAll((elements) =>
        elements.map((element) => element.textContent),
      );
      expect(all.length).to.be.greaterThan(20);
      await ours.first().focus();
      const reached: (string | null)[] = [];
      for (const _ of all) {
        const [text, outline] = await page.evaluate(() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
          return [document.activeElement!.textContent, `${outlineStyle} ${outlineWidth}`] as const;
        });
        expect(outline, `what shows that ${text} has the focus`).to.match(/^(solid|auto) [1-9]/);
        reached.push(text);
        await page.keyboard.press('Tab');
      }
      expect(reached).to.deep.equal(all);
      const small = await page
        .locator('.flattr-button, .flattr-share-bar__link')
        .filter({ visible: true })
        .evaluateAll((elements) =>
          elements
            .map((element) => [element.textContent, element.getBoundingClientRect()] as const)
            .filter(([, { height, width }]) => Math.min(height, width) < 24),
        );
      expect(small).to.deep.equal([]);

      const links = (on: Page) =>
        on
          .locator(OURS)
          .locator('a')
          .evaluateAll((elements) => elements.map((element) => element.getAttribute('href')));
      const { page: plain } = await browse({ javaScriptEnabled: false });
      await plain.goto(`${wordpress.url}/hello-world/`);
      expect(await links(plain)).to.deep.equal(await links(page));
    });

    it('float beside the text of a theme that is as wide as such themes are, never over it, and not on paper', async () => {
      set({ placement: 'after', layout: 'floating_share_bar', share_by: ['mastodon', 'copy'] });
      const { page } = await browse();
      for (const width of [320, 768, 1024, 1359, 1360, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${wordpress.url}/hello-world/`);
        // What is the widest of the classic themes in use.
        await page.addStyleTag({ content: 'main { max-width: 1200px; margin-inline: auto }' });
        const bar = page.locator('.flattr-share-bar');
        const isFloating = await bar.evaluate(
          (element) => getComputedStyle(element).position === 'fixed',
        );
        expect(isFloating, `at ${width}`).to.equal(width >= 1360);
        if (isFloating) {
          const right = await bar.evaluate((element) => element.getBoundingClientRect().right);
          const left = await page.locator('h1').evaluate((h) => h.getBoundingClientRect().left);
          expect(right, `at ${width}`).to.be.lessThan(left);
        }
      }
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      const { right } = await page
        .locator('.flattr-share-bar')
        .evaluate((element) => element.getBoundingClientRect());
      expect(right, 'from right to left').to.be.greaterThan(1400);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.flattr-share-bar').isVisible()).to.equal(false);
    });

    it('stand in what a page cache keeps: whole, for anybody, without a question to the database', async () => {
      await showAllBlocks();
      wordpress.php(`file_put_contents( WP_CONTENT_DIR . '/advanced-cache.php', '<?php
          $kept = __DIR__ . "/kept-" . md5( $_SERVER["REQUEST_URI"] ) . ".html";
          if ( is_file( $kept ) ) { header( "X-Kept: 1" ); readfile( $kept ); exit; }
          if ( "/hello-world/" === $_SERVER["REQUEST_URI"] ) {
            ob_start( function ( $html ) use ( $kept ) {
              if ( ! defined( "DONOTCACHEPAGE" ) && ! preg_grep( "/^Set-Cookie/i", headers_list() ) ) { file_put_contents( $kept, $html ); }
              return $html;
            } );
          }' );
        $site = json_decode( file_get_contents( ABSPATH . 'site.json' ), true );
        $site['constants']['WP_CACHE'] = true;
        file_put_contents( ABSPATH . 'site.json', wp_json_encode( $site ) );`);
      const visit = async () => {
        const answer = await fetch(`${wordpress.url}/hello-world/`);
        return { answer, html: await answer.text() };
      };
      const first = await visit();
      const second = await visit();
      expect(first.answer.headers.get('X-Kept')).to.equal(null);
      // Kept pages are answered before WordPress has opened its database.
      expect(second.answer.headers.get('X-Kept')).to.equal('1');
      expect(second.html).to.equal(first.html);
      expect(buttonsIn(second.html)).to.be.greaterThan(10);
      for (const { answer } of [first, second]) expect(answer.headers.getSetCookie()).to.be.empty;
      const { page } = await browse({ permissions: ['clipboard-read', 'clipboard-write'] });
      await page.goto(`${wordpress.url}/hello-world/`);
      for (const html of await page.locator(OURS).evaluateAll((all) => all.map((e) => e.outerHTML)))
        expect(html).to.not.match(/nonce|wp_rest/i);
      await page.getByRole('button', { name: 'Copy the link' }).first().click();
      await page.getByText('The link is copied.').first().waitFor();
      expect(await page.context().cookies()).to.deep.equal([]);
      expect(
        await page.evaluate('Object.keys({ ...localStorage, ...sessionStorage }).join()'),
      ).to.not.match(/flattr/i);
      wordpress.php(`array_map( 'unlink', array_merge( glob( WP_CONTENT_DIR . '/kept-*' ), array( WP_CONTENT_DIR . '/advanced-cache.php' ) ) );
        $site = json_decode( file_get_contents( ABSPATH . 'site.json' ), true );
        unset( $site['constants']['WP_CACHE'] );
        file_put_contents( ABSPATH . 'site.json', wp_json_encode( $site ) );`);
    });

    it('copy the link where the browser can, and are links alone without a script', async () => {
      set({ placement: 'after', layout: 'share_bar', share_by: ['mastodon', 'email'] });
      expect(await bodyOf('/hello-world/')).to.not.match(
        /share-bar\/view|data-wp-interactive="flattr/,
      );
      set({ share_by: ['mastodon', 'copy', 'device'] });
      const { otherHosts, page } = await browse({
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      await page.goto(`${wordpress.url}/hello-world/`);
      const copy = page.getByRole('button', { name: 'Copy the link' });
      await copy.focus();
      await page.keyboard.press('Enter');
      const said = page.getByRole('status').filter({ hasText: 'The link is copied.' });
      await said.waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).to.equal(page.url());
      expect(await pageFaults(page, '.flattr-share-bar')).to.deep.equal([]);
      await said.waitFor({ state: 'hidden' });
      expect(otherHosts).to.deep.equal([]);

      const { page: plain } = await browse({ javaScriptEnabled: false });
      await plain.goto(`${wordpress.url}/hello-world/`);
      const bar = plain.locator('.flattr-share-bar');
      expect(await bar.getByRole('button').count()).to.equal(0);
      expect(await bar.getByRole('link').count()).to.equal(2);
      await bar.getByRole('link', { name: 'Flattr this: Hello world!' }).click();
      expect(new URL(plain.url()).origin).to.equal(server.url);
      await plain.getByRole('heading', { name: 'Hello world!' }).waitFor();
      await plain.waitForLoadState();
    });

    it('move nothing on the page when their style comes', async () => {
      for (const shown of ['button', 'share_bar', 'blocks']) {
        if (shown === 'blocks') await showAllBlocks();
        else set({ placement: 'before', layout: shown, share_by: ['mastodon', 'copy', 'device'] });
        const { page } = await browse({ viewport: { width: 800, height: 900 } });
        // The theme's own fonts move its texts when they come.
        await page.route('**/*.woff2', (route) => route.fulfill({ status: 204 }));
        await watchShifts(page);
        await page.goto(`${wordpress.url}/hello-world/`, { waitUntil: 'load' });
        if (shown !== 'button') {
          await page.getByRole('button', { name: 'Copy the link' }).first().waitFor();
        }
        await page.waitForTimeout(300);
        expect(await page.evaluate(() => window.shifts), shown).to.deep.equal([]);
      }
    });

    it('stand in a widget, for the site or for the post that is read', async function () {
      if (theme !== 'classic-theme') this.skip();
      const place = (target: string) =>
        wordpress.php(`update_option( 'widget_flattr', array( 2 => array( 'title' => 'Like <b>it</b>?', 'target' => '${target}', 'layout' => 'compact' ) ) );
          wp_set_sidebars_widgets( array( 'sidebar' => array( 'flattr-2' ) ) );`);
      place('site');
      const home = await bodyOf('/');
      expect(buttonsIn(home)).to.equal(1);
      expect(home).to.include(`Flattr this: A site for tests`);
      place('post');
      expect(buttonsIn(await bodyOf('/'))).to.equal(0);
      expect(await bodyOf('/hello-world/')).to.include('Flattr this: Hello world!');
    });

    it('are led to by the links of the old plugin', async () => {
      const answer = await fetch(`${wordpress.url}/?flattrss_redirect&id=1&md5=0123`, {
        redirect: 'manual',
      });
      await answer.text();
      expect(answer.status).to.equal(301);
      const click = new URL(answer.headers.get('Location')!);
      expect(click.origin).to.equal(server.url);
      expect(click.searchParams.get('url')).to.equal(`${wordpress.url}/hello-world/`);
      const nobody = await fetch(`${wordpress.url}/?flattrss_redirect&id=999`, {
        redirect: 'manual',
      });
      await nobody.text();
      expect(nobody.status).to.equal(200);
    });

    /** One post with every block, in every look, each with what the service knows of it. */
    async function showAllBlocks(orientation = 'row'): Promise<void> {
      set({ placement: 'none' });
      const thing = await registerPost(wordpress, 1);
      const fan = await aSupporter(server.deps);
      await fetch(`${server.url}/rest/v2/things/${thing}/flattr`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${await aToken(server.deps, fan)}` },
      });
      const blocks = [
        ...['button', 'compact', 'badge', 'text'].flatMap((layout) =>
          ['flattr', 'outline', 'theme'].map((style) =>
            block('button', { layout, showCount: true, className: `is-style-${style}` }),
          ),
        ),
        block('share-bar', {
          orientation,
          showCount: true,
          services: ['mastodon', 'email', 'copy', 'device'],
        }),
        block('episode-button', { showCount: true }),
        block('creator-claim', { showSite: true }),
        block('supporters', { scope: 'creator' }),
        block('top-things', {}),
        '<!-- wp:flattr/support-box --><!-- wp:flattr/button /--><!-- wp:flattr/supporters /--><!-- /wp:flattr/support-box -->',
      ];
      wordpress.php(`wp_update_post( wp_slash( array( 'ID' => 1, 'post_content' => '${blocks.join('')}' ) ) );
        update_option( 'flattr_claim', array( 'id' => 1, 'state' => 'verified', 'site' => 'blog.example', 'token' => 't', 'link' => '', 'secret_key' => '' ) );`);
      await bodyOf('/hello-world/');
      await wordpress.phpBeside(`foreach ( _get_cron_array() as $events ) {
        foreach ( $events[ Flattr\\Kept_Answers::HOOK ] ?? array() as $event ) { Flattr\\Kept_Answers::ask( ...$event['args'] ); }
      }`);
      const html = await bodyOf('/hello-world/');
      for (const name of [
        'share-bar',
        'episode-button',
        'creator-claim',
        'supporters',
        'top-things',
        'support-box',
      ]) {
        expect(html).to.include(`wp-block-flattr-${name}`);
      }
    }

    function set(settings: object): void {
      wordpress.php(`update_option( 'flattr_settings', array_merge( get_option( 'flattr_settings' ),
        json_decode( '${JSON.stringify(settings)}', true ) ) );`);
    }

    async function bodyOf(path: string): Promise<string> {
      return (await fetch(`${wordpress.url}${path}`)).text();
    }

    function buttonsIn(html: string): number {
      return html.split('flattr-button is-').length - 1;
    }
  });
}

/** Lets a page count what moves on it by itself, from when it is opened. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) window.shifts.push(shift.toJSON());
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

function block(name: string, attributes: object): string {
  return `<!-- wp:flattr/${name} ${JSON.stringify(attributes)} /-->`;
}

/** In a page: the elements of ours that stick out of the window. */
function stickingOut(part: string): string[] {
  return [...document.querySelectorAll(`:is(${part}) :is(a, button, p, ul)`)]
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > innerWidth + 1 || left < -1);
    })
    .map((element) => `${element.localName}.${element.className}`);
}
