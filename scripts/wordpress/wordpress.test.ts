import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../api/test/chromium.ts';
import { type Mariadb, startMariadb } from '../mariadb.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import { runPhpunit } from './run-phpunit.ts';
import { startWordpress, type Wordpress, type WordpressOptions } from './start-wordpress.ts';
import { watchPages } from './watch-pages.ts';

// Fetching and unpacking it for the first time takes its time.
const FIRST_START_MS = 5 * 60_000;

const PLUGIN = `<?php
/* Plugin Name: Hello from the test */
add_filter( 'the_title', static fn( $title ) => $title . ' *' );`;

for (const [title, suite, version, isOnMariadb] of [
  ['The oldest WordPress, on SQLite', WORDPRESS_SUITES.oldest, /^6\.8\./, false],
  ['The newest WordPress, on MariaDB', WORDPRESS_SUITES.newest, /^7\./, true],
] as const) {
  describe(title, function () {
    this.timeout(60_000);
    let chromium: Browser;
    let mariadb: Mariadb | undefined;
    let wordpress: Wordpress;
    let folder: string;

    before(async function () {
      this.timeout(FIRST_START_MS);
      chromium = await launchChromium();
      if (isOnMariadb) mariadb = await startMariadb();
      folder = mkdtempSync(join(tmpdir(), 'flattr-plugin-'));
      const plugin = join(folder, 'hello');
      mkdirSync(plugin);
      writeFileSync(join(plugin, 'hello.php'), PLUGIN);
      wordpress = await start({ plugins: [{ folder: plugin, main: 'hello.php' }] });
      console.log(`      WordPress ${wordpress.version}`);
    });
    afterEach(() => {
      expect(wordpress.complaints(), 'what PHP complained about').to.equal('');
      wordpress.reset();
    });
    after(async () => {
      await wordpress?.stop();
      await mariadb?.stop();
      await chromium?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const start = (options: Omit<WordpressOptions, 'suite' | 'mariadb'>) =>
      startWordpress({ suite, ...(mariadb && { mariadb }), ...options });
    const bodyOf = async (path: string) => (await fetch(`${wordpress.url}${path}`)).text();

    it('is of the line that we support, with its plugin active', async () => {
      expect(wordpress.version).to.match(version);
      expect(await bodyOf('/hello-world/')).to.include('Hello world! *');
    });

    it('returns to what was saved, with all tables and users', async () => {
      wordpress.createUser('anna', 'author');
      wordpress.php(`wp_insert_post( array( 'post_title' => 'Gone', 'post_status' => 'publish' ) );
        $GLOBALS['wpdb']->query( 'CREATE TABLE wp_more ( id INTEGER )' );`);
      expect(await bodyOf('/')).to.include('Gone');

      wordpress.reset();
      expect(await bodyOf('/'))
        .to.include('Hello world!')
        .and.not.include('Gone');
      expect(
        wordpress.php(`echo get_user_by( 'login', 'anna' ) ? 'there' : 'gone';
          echo count( $GLOBALS['wpdb']->get_results( "SHOW TABLES LIKE 'wp_more'" ) );`),
      ).to.equal('gone0');
    });

    it('may ask services on this machine, and no other', async () => {
      const service = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
      await once(service, 'listening');
      const { port } = service.address() as AddressInfo;
      const plugin = join(wordpress.folder, 'wp-content', 'mu-plugins', 'ask.php');
      writeFileSync(
        plugin,
        `<?php add_shortcode( 'ask', static function () {
          $answer = wp_safe_remote_get( $_GET['address'] );
          return is_wp_error( $answer ) ? $answer->get_error_message() : $answer['body'];
        } );`,
      );
      wordpress.php(`wp_update_post( array( 'ID' => 1, 'post_content' => 'It said: [ask].' ) );`);
      const asked = (address: string) =>
        bodyOf(`/hello-world/?${new URLSearchParams({ address })}`);
      try {
        expect(await asked(`http://127.0.0.1:${port}/`)).to.include('It said: hello.');
        const refused = wordpress.php(
          `echo wp_remote_get( 'https://elsewhere.example/' )->get_error_code();`,
        );
        expect(refused).to.equal('http_request_not_executed');
      } finally {
        rmSync(plugin);
        service.close();
      }
    });

    it('keeps mails, runs its cron when told, and signs in by a link that works once', async () => {
      wordpress.php(`add_action( 'flattr_test_event', '__return_true' );
        wp_mail( 'anna@example.test', 'Hello', 'A mail' );
        wp_schedule_single_event( time() - 1, 'flattr_test_event' );`);
      expect(wordpress.mails()).to.have.length(1);
      expect(wordpress.mails()[0]).to.include({ to: 'anna@example.test', subject: 'Hello' });
      const next = `var_export( wp_next_scheduled( 'flattr_test_event' ) );`;
      expect(wordpress.php(next)).to.not.equal('false');
      wordpress.runCron();
      expect(wordpress.php(next)).to.equal('false');

      const link = wordpress.signInLink(wordpress.createUser('ed', 'editor'), '/wp-admin/edit.php');
      const cookies = async () => {
        const answer = await fetch(link, { redirect: 'manual' });
        await answer.text();
        return answer.headers.getSetCookie().length;
      };
      expect(await cookies()).to.be.greaterThan(0);
      expect(await cookies()).to.equal(0);
    });

    it('runs tests of PHPUnit, and undoes what they did', () => {
      const tests = join(folder, 'tests');
      mkdirSync(tests);
      writeFileSync(
        join(tests, 'SiteTest.php'),
        `<?php class SiteTest extends Flattr_Test_Case {
          function test_passes() { update_option( 'trace', 1 ); $this->assertSame( 1, get_option( 'trace' ) ); }
          function test_fails() { $this->assertTrue( (bool) get_option( 'trace' ) ); }
        }`,
      );
      const { passed, failed, output } = runPhpunit(wordpress, tests);
      expect({ passed, failed }, output).to.deep.equal({
        passed: ['test_passes'],
        failed: ['test_fails'],
      });
      expect(wordpress.php(`var_export( get_option( 'trace' ) );`)).to.equal('false');
    });

    it('publishes from the editor without an error or a request to elsewhere', async () => {
      const context = await chromium.newContext({ viewport: { width: 1280, height: 900 } });
      const watch = watchPages(context, wordpress.url);
      const page = await context.newPage();
      await page.goto(wordpress.signInLink(1));
      await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
      await page.goto(`${wordpress.url}/wp-admin/post-new.php`);
      const canvas = page.frameLocator('iframe[name="editor-canvas"]');
      await canvas.getByRole('textbox', { name: 'Add title' }).fill('From the editor');
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await page
        .getByLabel('Editor publish')
        .getByRole('button', { name: 'Publish', exact: true })
        .click();
      await page.getByText('is now live').waitFor();
      await page.goto(`${wordpress.url}/from-the-editor/`);
      await page.getByRole('heading', { name: 'From the editor *' }).first().waitFor();
      expect(watch).to.deep.equal({ faults: [], otherHosts: [] });
      await context.close();
    });

    it('wears a theme without blocks', async () => {
      wordpress.php(`switch_theme( 'classic-theme' );`);
      const body = await bodyOf('/hello-world/');
      expect(body).to.include('<h1>').and.not.include('wp-site-blocks');
    });

    it('is a network of sites too', async () => {
      const network = await start({ isNetwork: true });
      try {
        const { host } = new URL(network.url);
        network.php(`wpmu_create_blog( '${host}', '/second/', 'The second', 1 );`);
        expect(await (await fetch(`${network.url}/second/`)).text()).to.include('The second');
        expect(network.php(`bloginfo( 'name' );`, `${network.url}/second/`)).to.equal('The second');
        for (const path of ['wp-login.php', 'wp-includes/js/jquery/jquery.js']) {
          const answer = await fetch(`${network.url}/second/${path}`);
          await answer.text();
          expect(answer.status, path).to.equal(200);
        }
      } finally {
        await network.stop();
      }
    });
  });
}
