import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../api/test/chromium.ts';
import { aMember } from '../../api/test/factories.ts';
import { type TestServer, testServer } from '../../api/test/server.ts';
import { connectSite, registerPost } from './connect-site.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import { startWordpress, type Wordpress } from './start-wordpress.ts';
import { watchPages } from './watch-pages.ts';

const PLUGIN = fileURLToPath(new URL('../../plugins/wordpress', import.meta.url));
const FIRST_START_MS = 5 * 60_000;
/** How long a screen may still ask for something after it is there. Some never stop: WordPress has a heartbeat. */
const SETTLED_MS = 1500;

/** Every screen that has something of ours, and what of it is seen there. */
const SCREENS = [
  ['index.php', '#flattr_earnings'],
  ['index.php?page=flattr-earnings', '#flattr-screen table'],
  ['options-general.php?page=flattr', 'text=blogger'],
  ['edit.php', '.column-flattr'],
  ['edit.php?post_type=page', '.wp-list-table'],
  ['post.php?post=1&action=edit', '.editor-post-title, iframe[name="editor-canvas"]'],
  ['post-new.php?post_type=page', '.editor-post-title, iframe[name="editor-canvas"]'],
  ['site-editor.php', 'iframe[name="editor-canvas"], .edit-site-layout'],
  ['plugins.php', 'tr[data-slug="flattr"]'],
  ['site-health.php', '#health-check-issues-critical, .site-health-progress'],
  ['profile.php', '#flattr_id'],
  ['options-privacy.php?tab=policyguide', 'text=Flattr'],
  ['export-personal-data.php', '#username_or_email_for_privacy_request'],
] as const;

for (const [age, suite] of Object.entries(WORDPRESS_SUITES)) {
  describe(`The screens of wp-admin in the ${age} WordPress`, function () {
    this.timeout(120_000);
    let chromium: Browser;
    let wordpress: Wordpress;
    let server: TestServer;

    before(async function () {
      this.timeout(FIRST_START_MS);
      chromium = await launchChromium();
      wordpress = await startWordpress({
        suite,
        theme: 'twentytwentyfive',
        plugins: [{ folder: PLUGIN, main: 'flattr.php' }],
      });
      server = await testServer();
      await connectSite(wordpress, server, await aMember(server.deps, { name: 'blogger' }));
      await wordpress.phpBeside('Flattr\\Claim::open();');
      await registerPost(wordpress, 1);
    });
    after(async () => {
      await server?.close();
      await wordpress?.stop();
      await chromium?.close();
    });

    it('have no fault with ours in them, ask no other host, and tell no secret', async () => {
      const secrets = JSON.parse(
        wordpress.php(`$saved = get_option( 'flattr_connection' ); $claim = get_option( 'flattr_claim' );
          echo wp_json_encode( array( $saved['access'], Flattr\\Vault::open( $saved['access'] ),
            $claim['secret_key'], base64_encode( Flattr\\Vault::open( $claim['secret_key'] ) ) ) );`),
      ) as string[];
      expect(secrets.every((secret) => secret.length > 20)).to.equal(true);

      const context = await chromium.newContext({ viewport: { width: 1280, height: 900 } });
      context.setDefaultTimeout(40_000);
      const { faults, otherHosts } = watchPages(context, wordpress.url);
      const page = await context.newPage();
      await page.goto(wordpress.signInLink(1));
      for (const [path, ours] of SCREENS) {
        await page.goto(`${wordpress.url}/wp-admin/${path}`);
        await page.locator(ours).first().waitFor({ state: 'attached' });
        await sleep(SETTLED_MS);
        expect(faults, path).to.deep.equal([]);
        expect(otherHosts, path).to.deep.equal([]);
        expectNone(secrets, await page.content(), path);
      }
      for (const path of await routes(page)) {
        expectNone(secrets, await answerOf(page, path), path);
      }
      expectNone(secrets, wordpress.complaints(), 'the log');
      // WordPress complains that it does not reach its authors.
      const ours = wordpress
        .complaints()
        .split('\n')
        .filter((line) => line.includes('/plugins/wordpress/'));
      expect(ours, 'what PHP complained about').to.deep.equal([]);
      await context.close();
    });

    it('have a card among the connectors, where WordPress has those', async function () {
      if (suite === WORDPRESS_SUITES.oldest) this.skip();
      const context = await chromium.newContext();
      context.setDefaultTimeout(40_000);
      const page = await context.newPage();
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(error.error().message));
      await page.goto(wordpress.signInLink(1, '/wp-admin/options-connectors.php'));
      const card = page.getByRole('group', { name: 'Flattr' });
      await card.getByText('Connected as blogger').waitFor();
      await card.getByRole('link', { name: 'Settings' }).click();
      await page.waitForURL(/page=flattr/);
      expect(errors).to.deep.equal([]);
      await context.close();
    });
  });
}

/** The paths of what WordPress answers an administrator by its REST API, as far as they have no number in them. */
async function routes(page: Page): Promise<string[]> {
  const { routes: all } = JSON.parse(await answerOf(page, '/')) as {
    routes: Record<string, { methods: string[] }>;
  };
  return Object.keys(all).filter(
    (path) =>
      !path.includes('(?P') &&
      all[path]!.methods.includes('GET') &&
      /^\/(flattr|wp\/v2\/(settings|users\/me|posts|plugins|block-types)$)/.test(path),
  );
}

/** What the REST API answers who is signed in. */
function answerOf(page: Page, path: string): Promise<string> {
  return page.evaluate(async (path) => {
    const { wpApiSettings } = window as unknown as {
      wpApiSettings?: { root: string; nonce: string };
    };
    const nonce =
      wpApiSettings?.nonce ?? (await (await fetch('admin-ajax.php?action=rest-nonce')).text());
    const answer = await fetch(`/?rest_route=${path}&context=edit`, {
      headers: { 'X-WP-Nonce': nonce },
    });
    return answer.text();
  }, path);
}

function expectNone(secrets: readonly string[], text: string, where: string): void {
  for (const secret of secrets) {
    if (text.includes(secret)) throw new Error(`A secret is told: ${where}`);
  }
}
