import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Member } from '../../api/src/members/member.ts';
import { HOSTILE_TITLES } from '../../api/test/feeds.ts';
import { readFeed } from '../../api/test/read-feed.ts';
import type { TestServer } from '../../api/test/server.ts';
import { connectSite } from './connect-site.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import { PHP_FILES } from './run-php.ts';
import type { Wordpress } from './start-wordpress.ts';
import { withWordpress } from './with-wordpress.ts';

const OF_PODCAST_PLUGINS = [
  'ssp',
  'ssp-old',
  'powerpress',
  'powerpress-own',
  'podlove',
  'several',
] as const;

for (const [age, suite] of Object.entries(WORDPRESS_SUITES)) {
  describe(`Feeds of the ${age} WordPress`, function () {
    this.timeout(60_000);
    let wordpress: Wordpress;
    let server: TestServer;
    let blogger: Member;

    withWordpress({ suite, keepsServer: true }, (stage) => {
      ({ blogger, server, wordpress } = stage);
    });
    before(async () => {
      for (const name of ['podcast-feeds.php', 'podcast-feeds']) {
        const there = join(wordpress.folder, 'wp-content/mu-plugins', name);
        cpSync(join(PHP_FILES, name), there, { recursive: true });
      }
      await connectSite(wordpress, server, blogger);
      wordpress.php(`
        wp_delete_post( 1, true );
        foreach ( array( 'post', 'podcast' ) as $type ) {
          $make = fn( array $fields ) => wp_insert_post( wp_slash( $fields + array(
            'post_type' => $type, 'post_content' => 'Listen.', 'post_status' => 'publish' ) ) );
          foreach ( json_decode( ${phpString(JSON.stringify(HOSTILE_TITLES))} ) as $title ) { $make( array( 'post_title' => $title ) ); }
          $make( array( 'post_title' => 'Secret', 'post_password' => 'x' ) );
          $make( array( 'post_title' => 'Private', 'post_status' => 'private' ) );
          $make( array( 'post_title' => 'Off', 'meta_input' => array( '_flattr' => array( 'off' => true ) ) ) );
        }
        update_option( 'posts_per_rss', 50 );`);
      wordpress.save();
    });

    for (const kind of ['rss2', ...OF_PODCAST_PLUGINS]) {
      it(`have the payment link of each episode, once, as programs read them: ${kind}`, async () => {
        // What Podlove keeps of an item must not take our links along, nor leave them out.
        for (const text of [await feed(kind), await feed(kind)]) {
          const { bozo, entries, episodes, feed: ofFeed, podcast } = readFeed(text);
          expect(bozo).to.equal(false);
          expect(podcast, 'of the podcast').to.match(/\/submit\/auto\?url=/);
          expect(ofFeed).to.deep.equal([podcast]);
          expect(entries.filter((links) => links.length > 1)).to.deep.equal([]);
          const links = entries.flat();
          expect(new Set(links)).to.have.property('size', HOSTILE_TITLES.length);
          expect(links).to.have.length(HOSTILE_TITLES.length);
          // podcastparser reads items with audio alone; core's feed has none here.
          if (kind !== 'rss2') {
            expect(episodes.filter((link) => link !== null)).to.have.members(links);
          }
          expect(fundings(text)).to.deep.equal([podcast, ...links]);
          expect(text).to.include('https://podcastindex.org/namespace/1.0');
        }
      });
    }

    it('have them in Atom, and none in other kinds of feeds and in feeds of comments', async () => {
      const text = await feed('atom');
      const { bozo, entries, feed: ofFeed } = readFeed(text);
      expect(bozo).to.equal(false);
      expect(ofFeed).to.have.length(1);
      expect(entries.filter((links) => links.length === 1)).to.have.length(HOSTILE_TITLES.length);
      expect(fundings(text)).to.deep.equal([...ofFeed, ...entries.flat()]);
      for (const path of ['?feed=rdf', '?feed=rss', '?feed=comments-rss2', '?feed=comments-atom']) {
        const other = await (await fetch(`${wordpress.url}/${path}`)).text();
        expect(other, path).to.match(/<(channel|feed)/);
        expect(other, path).to.not.match(/rel="payment"|podcast:funding/);
      }
    });

    it('have none for posts of a type that the owner did not choose', async () => {
      wordpress.php(
        `update_option( 'flattr_settings', array( 'post_types' => array( 'post' ) ) + get_option( 'flattr_settings' ) );`,
      );
      for (const kind of OF_PODCAST_PLUGINS) {
        const { entries } = readFeed(await feed(kind));
        expect(entries.flat(), kind).to.deep.equal([]);
      }
    });

    it('leave what a podcaster asks for by themselves as it is, and put Flattr beside it', async () => {
      const theirs = 'https://support.example/?a=1&b=2';
      askForSupport(theirs);
      for (const kind of OF_PODCAST_PLUGINS) {
        const text = await feed(kind);
        const { podcast } = readFeed(text);
        const [first, ...more] = fundings(text).slice(0, -HOSTILE_TITLES.length);
        expect(first, kind).to.equal(theirs);
        expect(more.at(-1), kind).to.equal(podcast);
      }
    });

    it('do not ask for Flattr twice where a podcaster has entered their page there', async () => {
      const theirs = `${server.url}/@blogger`;
      askForSupport(theirs);
      for (const kind of OF_PODCAST_PLUGINS.filter((name) => name !== 'several')) {
        const text = await feed(kind);
        const { podcast, entries } = readFeed(text);
        expect(podcast, kind).to.match(/\/submit\/auto\?url=/);
        expect(fundings(text), kind).to.deep.equal([theirs, ...entries.flat()]);
      }
      // WordPress's own feed has nothing of theirs, so it has ours.
      const text = await feed('rss2');
      expect(fundings(text)[0]).to.equal(readFeed(text).podcast);
      // And so has the feed of one of several podcasts that asks for something else.
      wordpress.php(`$series = wp_insert_term( 'Two', 'series' );
        update_option( "ss_podcasting_funding_{$series['term_id']}", array( 'url' => 'https://support.example/', 'title' => 'Help' ) );`);
      const two = await feed('ssp&podcast_series=two');
      expect(fundings(two).slice(0, 2)).to.deep.equal([
        'https://support.example/',
        readFeed(two).podcast,
      ]);
    });

    it('lead to click pages that name the episode and its creator, whatever is in its title', async () => {
      const { episodes } = readFeed(await feed('ssp'));
      for (const link of episodes.filter((address) => address !== null)) {
        const page = await fetch(link);
        expect(page.status).to.equal(200);
        expect(await page.text()).to.include('blogger');
      }
    });

    it('hold together where a title is no text at all', async () => {
      const link = wordpress.php(`
        add_filter( 'the_title', fn() => "\\x01\\x0B\\xFF ]]> & 🎧" );
        echo Flattr\\Things::click_url( get_posts( array( 'order' => 'ASC' ) )[0] );`);
      expect(link).to.include('title=%01%0B');
      const page = await fetch(link);
      expect(page.status).to.equal(200);
      expect(await page.text()).to.not.match(/\p{Cc}(?<![\t\n\r])/u);
    });

    it('have nothing of ours when the owner wants none', async () => {
      wordpress.php(
        `update_option( 'flattr_settings', array( 'feeds' => false ) + get_option( 'flattr_settings' ) );`,
      );
      for (const kind of ['rss2', 'atom', ...OF_PODCAST_PLUGINS]) {
        expect(await feed(kind), kind).to.not.match(/rel="payment"|submit\/auto/);
      }
    });

    async function feed(kind: string): Promise<string> {
      return (await fetch(`${wordpress.url}/?feed=${kind}`)).text();
    }

    /** Enters an address in the settings of each podcast plugin. */
    function askForSupport(url: string): void {
      wordpress.php(`
        update_option( 'ss_podcasting_funding', array( 'url' => '${url}', 'title' => 'Help' ) );
        update_option( 'powerpress_feed', array( 'donate_link' => 1, 'donate_url' => '${url}', 'donate_label' => 'Help' ) );
        update_option( 'podlove_podcast', array( 'funding_url' => '${url}', 'funding_label' => 'Help' ) );`);
    }
  });
}

/** The addresses of a feed by which it asks for support, in their order. */
function fundings(text: string): string[] {
  const found = text.matchAll(/<podcast:funding [^>]*url="([^"]*)"/g);
  return [...found].map(([, url]) => url!.replaceAll(/&(amp|#038);/g, '&'));
}

function phpString(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
