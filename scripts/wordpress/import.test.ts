import { expect } from 'chai';
import type { Member } from '../../api/src/members/member.ts';
import { pageFaults } from '../../api/test/page-faults.ts';
import type { TestServer } from '../../api/test/server.ts';
import { connectSite } from './connect-site.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import type { Wordpress } from './start-wordpress.ts';
import { type Stage, withWordpress } from './with-wordpress.ts';

const SETTINGS = '/wp-admin/options-general.php?page=flattr';

// What the old plugin, 1.2.1, and Podlove have left in a site's database; post 1 had its button switched off.
const LEFT_BEHIND = `
  foreach ( array( 'flattr_uid' => 'ann', 'flattr_aut' => 'on', 'flattr_aut_page' => '', 'flattr_top' => '', 'flattr_compact' => 'true',
    'flattr_button_style' => 'js', 'flattr_post_types' => array( 'post', 'page' ), 'flattr_cat' => 'text', 'flattr_lng' => 'en_GB',
    'flattr_popout_enabled' => 'true', 'flattrss_relpayment_enabled' => 'on', 'flattrss_api_key' => 'a-key-of-old',
    'flattr_access_token' => 'a-token-of-old', 'podlove_flattr' => array( 'account' => 'ann' ) ) as $name => $value ) {
    add_option( $name, $value );
  }
  update_post_meta( 1, '_flattr_btn_disabled', '1' );
  update_user_meta( 1, 'user_flattr_uid', 'ann' );
  echo wp_insert_post( array( 'post_title' => 'Of old', 'post_content' => 'Words.', 'post_status' => 'publish',
    'meta_input' => array( '_flattr_post_customurl' => 'https://elsewhere.example/', '_flattr_post_language' => 'en_GB' ) ) );`;

for (const [title, suite] of [
  ['Import in the oldest WordPress', WORDPRESS_SUITES.oldest],
  ['Import in the newest WordPress', WORDPRESS_SUITES.newest],
] as const) {
  describe(title, function () {
    this.timeout(120_000);
    let browse: Stage['browse'];
    let wordpress: Wordpress;
    let server: TestServer;
    let blogger: Member;

    withWordpress({ suite, theme: 'classic-theme' }, (stage) => {
      ({ blogger, browse, server, wordpress } = stage);
    });
    beforeEach(() => connectSite(wordpress, server, blogger));

    it('shows what it will take, takes it, and shows buttons as the old plugin did', async () => {
      const post = wordpress.php(LEFT_BEHIND);
      const old = rowsOfOld();
      const { page } = await browse();
      await page.goto(wordpress.signInLink(1, SETTINGS));
      const preview = await page.locator('table.widefat').first().innerText();
      expect(preview.split('\n').map((line) => line.split('\t'))).to.deep.include.members([
        ['Where buttons go by themselves', 'After the content'],
        ['How they look', 'A small button'],
        ['What can be flattred', 'Posts'],
        ['Posts without a button', '1'],
        ['Posts that flattr another address', '1'],
      ]);
      await page.getByText('What is not taken over, and why').click();
      expect(await page.locator('details').innerText()).to.include('flattrss_api_key');
      expect(await page.content()).to.not.match(/a-(key|token)-of-old/);

      expect(await pageFaults(page, '.wrap')).to.deep.equal([]);
      await page.getByRole('button', { name: 'Import' }).click();
      await page.getByText('Imported: the settings, and what was chosen for 2 posts.').waitFor();
      expect(await page.getByRole('button', { name: 'Import' }).count()).to.equal(0);
      expect(await page.getByLabel('After the content').isChecked()).to.equal(true);
      expect(rowsOfOld()).to.equal(old);

      await page.goto(`${wordpress.url}/?p=1`);
      expect(await page.locator('.flattr-button').count()).to.equal(0);
      await page.goto(`${wordpress.url}/?p=${post}`);
      const links = await page
        .locator('.flattr-button')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
      const flattred = links.map((link) => new URL(link).searchParams.get('url'));
      expect(flattred).to.deep.equal(['https://elsewhere.example/']);
    });

    it('is for who manages the site, and from its own form', async () => {
      wordpress.php(LEFT_BEHIND);
      const editor = wordpress.createUser('editor', 'editor');
      for (const user of [editor, 1]) {
        const { context, page } = await browse();
        await page.goto(wordpress.signInLink(user, '/wp-admin/edit.php'));
        const answer = await context.request.post(`${wordpress.url}/wp-admin/admin-post.php`, {
          form: { action: 'flattr_import', _wpnonce: 'made up' },
        });
        expect(answer.status()).to.equal(403);
      }
      const imported = wordpress.php(`var_export( get_option( 'flattr_import' ) );`);
      expect(imported).to.equal('false');
    });

    /** All that the old plugins have kept. */
    function rowsOfOld(): string {
      return wordpress.php(`global $wpdb;
        echo wp_json_encode( array(
          $wpdb->get_results( "SELECT option_name, option_value FROM {$wpdb->options} WHERE option_name IN
            ( 'flattr_uid', 'flattr_aut', 'flattr_aut_page', 'flattr_top', 'flattr_compact', 'flattr_button_style', 'flattr_post_types', 'flattr_cat',
            'flattr_lng', 'flattrss_api_key', 'flattr_access_token', 'podlove_flattr' ) ORDER BY option_name" ),
          $wpdb->get_results( "SELECT post_id, meta_key, meta_value FROM {$wpdb->postmeta} WHERE meta_key LIKE '\\_flattr\\_%' AND meta_key NOT IN ( '_flattr_thing', '_flattr_state' ) ORDER BY meta_id" ),
          get_user_meta( 1, 'user_flattr_uid' ),
        ) );`);
    }
  });
}
