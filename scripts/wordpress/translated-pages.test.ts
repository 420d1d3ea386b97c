import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { GetTextTranslation } from 'gettext-parser';
import type { BrowserContext, Page } from 'playwright-core';
import type { Member } from '../../api/src/members/member.ts';
import type { TestServer } from '../../api/test/server.ts';
import { connectSite } from './connect-site.ts';
import { findStrings } from './find-strings.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import {
  isTranslated,
  LANGUAGES,
  scriptTranslations,
  translate,
  translationsForPhp,
} from './make-languages.ts';
import type { Wordpress } from './start-wordpress.ts';
import { PLUGIN, type Stage, withWordpress } from './with-wordpress.ts';

const SETTINGS = '/wp-admin/options-general.php?page=flattr';
const GERMAN = LANGUAGES.find(({ locale }) => locale === 'de_DE')!;
// A language from right to left in which each text of ours stands between marks.
const PSEUDO = { locale: 'ar', name: 'Pseudo', plurals: 2, rule: 'nplurals=2; plural=(n != 1);' };

// What the packages of the editor offer on its page, as far as this test uses it.
declare const wp: {
  blocks: { getBlockTypes(): { name: string; title: string; description: string }[] };
  data: {
    dispatch(store: 'core/block-editor'): { selectBlock(id: string): void };
    dispatch(store: 'core/preferences'): { set(scope: string, name: string, value: unknown): void };
    select(store: 'core/block-editor'): { getBlocks(): { clientId: string }[] };
  };
};

describe('The plugin in other languages', function () {
  this.timeout(120_000);
  let browse: Stage['browse'];
  let wordpress: Wordpress;
  let server: TestServer;
  let blogger: Member;
  let strings: GetTextTranslation[];

  withWordpress({ suite: WORDPRESS_SUITES.newest, theme: 'twentytwentyfive' }, (stage) => {
    ({ blogger, browse, server, wordpress } = stage);
  });
  before(() => {
    strings = findStrings();
  });

  it('shows settings, earnings and a post in German without a word of English of ours', async () => {
    const english = new Set(
      translate(strings, GERMAN)
        .filter((message) => isTranslated(message) && message.msgstr[0] !== message.msgid)
        .map(({ msgid }) => msgid),
    );
    await speak('de_DE');
    const { context } = await browse();
    for (const page of await thePages(context)) {
      expect(
        (await textsOf(page)).filter((text) => english.has(text) && !isWordpress(text)),
        page.url(),
      ).to.deep.equal([]);
    }
  });

  it('speaks German in the editor of blocks', async () => {
    const english = new Set(
      translate(strings, GERMAN)
        .filter(({ comments }) => /(\.tsx?|block\.json)$/m.test(comments!.reference!))
        .filter((message) => isTranslated(message) && message.msgstr[0] !== message.msgid)
        .map(({ msgid }) => msgid),
    );
    await speak('de_DE');
    await connectSite(wordpress, server, blogger);
    const post = wordpress.php(`echo wp_insert_post( array( 'post_title' => 'Blocks',
      'post_content' => '<!-- wp:flattr/button /-->' ) );`);
    const { page } = await browse({ viewport: { width: 1360, height: 1000 } });
    await page.goto(wordpress.signInLink(1, `/wp-admin/post.php?post=${post}&action=edit`));
    await page.waitForFunction(() => wp.data.select('core/block-editor').getBlocks().length > 0);
    await page.evaluate(() => {
      wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false);
      const [block] = wp.data.select('core/block-editor').getBlocks();
      wp.data.dispatch('core/block-editor').selectBlock(block!.clientId);
    });
    await page.getByLabel('Wie er aussieht').waitFor();
    const titles = await page.evaluate(() =>
      wp.blocks
        .getBlockTypes()
        .flatMap(({ name, title, description }) =>
          name.startsWith('flattr/') ? [title, description] : [],
        ),
    );
    expect(titles).to.include('Flattr-Button');
    expect(titles.filter((text) => english.has(text))).to.deep.equal([]);
    expect(
      (await textsOf(page, '.block-editor-block-inspector')).filter((text) => english.has(text)),
    ).to.deep.equal([]);
  });

  it('shows nothing that nobody could translate, and fits a language from right to left', async () => {
    await speak('ar');
    teachPseudo();
    const { context } = await browse({ viewport: { width: 320, height: 800 } });
    for (const page of await thePages(context)) {
      expect(await page.getAttribute('html', 'dir'), page.url()).to.equal('rtl');
      expect((await textsOf(page)).filter(isUntranslatable), page.url()).to.deep.equal([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${page.url()} is wider than the screen`).to.be.at.most(0);
    }
  });

  it('leaves nothing untranslatable in lists of posts and on the dashboard', async () => {
    await speak('ar');
    teachPseudo();
    await connectSite(wordpress, server, blogger);
    const { page } = await browse();
    await page.goto(wordpress.signInLink(1, '/wp-admin/edit.php'));
    for (const [path, ours] of [
      ['edit.php', '.column-flattr, label:has([name^="flattr"])'],
      ['index.php', '#flattr_earnings .inside'],
    ] as const) {
      await page.goto(`${wordpress.url}/wp-admin/${path}`);
      const texts = await textsOf(page, ours);
      expect(texts, path).to.not.be.empty;
      expect(texts.filter(isUntranslatable), path).to.deep.equal([]);
    }
  });

  /** The settings of a site that is connected and has data of the old plugin, its earnings, and a post with a share bar. */
  async function thePages(context: BrowserContext): Promise<Page[]> {
    await connectSite(wordpress, server, blogger);
    wordpress.php(`
      update_option( 'flattr_settings', array( 'placement' => 'after', 'layout' => 'share_bar' ) + get_option( 'flattr_settings' ) );
      foreach ( array( 'flattr_uid' => 'ann', 'flattr_aut' => 'on', 'flattr_top' => 'true', 'flattr_button_style' => 'image',
        'flattrss_relpayment_enabled' => 'on', 'flattr_post_types' => array( 'post' ), 'flattr_cat' => 'audio',
        'flattrss_api_key' => 'key', 'flattr_global_button' => 'on', 'flattr_popout_enabled' => 'true' ) as $name => $value ) {
        add_option( $name, $value );
      }
      update_post_meta( 1, '_flattr_post_hidden', '1' );
      update_user_meta( 1, 'user_flattr_uid', 'ann' );`);
    const settings = await context.newPage();
    await settings.goto(wordpress.signInLink(1, SETTINGS));
    await settings.locator('.flattr-save').waitFor();
    await settings.locator('details').evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    const post = await context.newPage();
    await post.goto(`${wordpress.url}/?p=1`);
    expect(await post.locator('.flattr-share-bar').count()).to.equal(1);
    const earnings = await context.newPage();
    await earnings.goto(`${wordpress.url}/wp-admin/index.php?page=flattr-earnings`);
    await earnings.locator('#flattr-screen table').last().waitFor();
    return [settings, earnings, post];
  }

  /** Makes a language the one of the site; of WordPress's own texts there are none in it. */
  async function speak(locale: string): Promise<void> {
    const folder = join(wordpress.folder, 'wp-content/languages/plugins');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, '..', `${locale}.l10n.php`),
      "<?php return array( 'messages' => array() );",
    );
    if (locale === 'ar') {
      writeFileSync(join(folder, '..', 'ar.php'), "<?php $text_direction = 'rtl';");
    }
    wordpress.php(`update_option( 'WPLANG', '${locale}' );
      if ( '${locale}' !== get_option( 'WPLANG' ) ) { throw new Exception( get_option( 'WPLANG' ) ); }`);
  }

  function teachPseudo(): void {
    const folder = join(wordpress.folder, 'wp-content/languages/plugins');
    const translated = strings.map((message) => ({
      ...message,
      msgstr: [message.msgid, ...(message.msgid_plural ? [message.msgid_plural] : [])].map(
        (form) => `⟦${form}⟧`,
      ),
    }));
    writeFileSync(join(folder, 'flattr-ar.l10n.php'), translationsForPhp(translated, PSEUDO));
    for (const script of scriptsOf(join(PLUGIN.folder, 'build'))) {
      const name = createHash('md5').update(`build/${script}`).digest('hex');
      writeFileSync(join(folder, `flattr-ar-${name}.json`), scriptTranslations(translated, PSEUDO));
    }
  }
});

/** Whether nobody was asked to translate a text of ours. */
function isUntranslatable(text: string): boolean {
  return /\p{L}/u.test(text) && !text.includes('⟦') && !isWordpress(text);
}

/** What WordPress itself says in our part of its pages, and names. */
function isWordpress(text: string): boolean {
  return /^(Search|\(opens in a new tab\)|Posts|Pages|Hello world!|USD|blogger|Mastodon|Bluesky|Facebook|X|LinkedIn|Reddit|WhatsApp)$|^flattr(ss)?_|^http/.test(
    text,
  );
}

/** The texts of our part of a page, each as it stands between two tags. */
async function textsOf(
  page: Page,
  ours = '.wrap, .flattr-share-bar, .flattr-button, .flattr-placement',
): Promise<string[]> {
  return page.locator(ours).evaluateAll((parts) => {
    const texts: string[] = [];
    for (const part of parts) {
      for (const element of [part, ...part.querySelectorAll('*')]) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
          const value = element.getAttribute(name);
          if (value) texts.push(value);
        }
        if (element instanceof HTMLInputElement && element.type === 'submit') {
          texts.push(element.value);
        }
        if (['STYLE', 'SCRIPT'].includes(element.tagName)) continue;
        for (const node of element.childNodes) {
          if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent!.trim());
        }
      }
    }
    return texts.filter(Boolean);
  });
}

function scriptsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
}
