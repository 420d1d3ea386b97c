import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { aMember } from '../../api/test/factories.ts';
import { HOSTILE_TITLES } from '../../api/test/feeds.ts';
import { readFeed } from '../../api/test/read-feed.ts';
import { type TestServer, testServer } from '../../api/test/server.ts';
import { connectSite } from './connect-site.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import { PHP_FILES } from './run-php.ts';
import { startWordpress, type Wordpress } from './start-wordpress.ts';

const PLUGIN = fileURLToPath(new URL('../../plugins/wordpress', import.meta.url));
const FIRST_START_MS = 5 * 60_000;

for (const [age, suite] of Object.entries(WORDPRESS_SUITES)) {
  describe(`Feeds of the ${age} WordPress`, function () {
    this.timeout(60_000);
    let wordpress: Wordpress;
    let server: TestServer;

    before(async function () {
      this.timeout(FIRST_START_MS);
      wordpress = await startWordpress({
        suite,
        plugins: [{ folder: PLUGIN, main: 'flattr.php' }],
      });
      cpSync(
        join(PHP_FILES, 'podcast-feeds.php'),
        join(wordpress.folder, 'wp-content/mu-plugins/podcast-feeds.php'),
      );
      server = await testServer();
      await connectSite(wordpress, server, await aMember(server.deps, { name: 'podcaster' }));
      wordpress.php(`
        foreach ( json_decode( ${phpString(JSON.stringify(HOSTILE_TITLES))} ) as $title ) {
          wp_insert_post( wp_slash( array( 'post_title' => $title, 'post_content' => 'Listen.', 'post_status' => 'publish' ) ) );
        }
        wp_insert_post( array( 'post_title' => 'Secret', 'post_content' => 'x', 'post_status' => 'publish', 'post_password' => 'x' ) );
        wp_insert_post( array( 'post_title' => 'Off', 'post_content' => 'x', 'post_status' => 'publish', 'meta_input' => array( '_flattr' => array( 'off' => true ) ) ) );
        update_option( 'posts_per_rss', 50 );`);
    });
    after(async () => {
      expect(wordpress.complaints(), 'what PHP complained about').to.equal('');
      await wordpress?.stop();
      await server?.close();
    });

    for (const kind of ['rss2', 'ssp', 'powerpress', 'podlove'] as const) {
      it(`have the payment link of each episode, once, as programs read them: ${kind}`, async () => {
        const text = await feed(kind);
        const { bozo, episodes, feed: ofFeed, podcast } = readFeed(text);
        expect(bozo).to.equal(false);
        expect(podcast, 'of the podcast').to.match(/\/submit\/auto\?url=/);
        expect(ofFeed).to.deep.equal([podcast]);
        // podcastparser reads items with audio alone; core's feed has none here.
        if (kind !== 'rss2') {
          const links = episodes.filter((link) => link !== null);
          expect(links).to.have.length(HOSTILE_TITLES.length + 1);
          expect(new Set(links).size).to.equal(links.length);
        }
        expect(text.match(/rel="payment"/g)).to.have.length(1 + HOSTILE_TITLES.length + 1);
        expect(text.match(/<podcast:funding /g)).to.have.length(1 + HOSTILE_TITLES.length + 1);
        expect(text).to.include('https://podcastindex.org/namespace/1.0');
      });
    }

    it('have them in Atom, and none in feeds of comments', async () => {
      const { bozo, entries, feed: ofFeed } = readFeed(await feed('atom'));
      expect(bozo).to.equal(false);
      expect(ofFeed).to.have.length(1);
      expect(entries.filter((links) => links.length === 1)).to.have.length(
        HOSTILE_TITLES.length + 1,
      );
      const comments = await (await fetch(`${wordpress.url}/comments/feed/`)).text();
      expect(comments).to.not.include('rel="payment"');
    });

    it('lead to a click page that names the episode and its creator', async () => {
      const { episodes } = readFeed(await feed('ssp'));
      const link = episodes.find((address) => address !== null)!;
      const page = await (await fetch(link)).text();
      expect(page).to.include('podcaster');
    });

    it('have nothing of ours when the owner wants none', async () => {
      wordpress.php(
        `update_option( 'flattr_settings', array( 'feeds' => false ) + get_option( 'flattr_settings' ) );`,
      );
      for (const kind of ['rss2', 'atom', 'ssp']) {
        expect(await feed(kind), kind).to.not.include('rel="payment"');
      }
    });

    async function feed(kind: string): Promise<string> {
      return (await fetch(`${wordpress.url}/?feed=${kind}`)).text();
    }
  });
}

function phpString(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
