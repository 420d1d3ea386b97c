import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Member } from '../../api/src/members/member.ts';
import type { TestServer } from '../../api/test/server.ts';
import { connectSite } from './connect-site.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import type { Wordpress } from './start-wordpress.ts';
import { type Stage, withWordpress } from './with-wordpress.ts';

const SCRIPT = 'window.hacked=1';

/** What a contributor may try as text. */
const TEXTS = [
  `"><script>${SCRIPT}</script>`,
  `' onmouseover='${SCRIPT}' x='`,
  `" autofocus onfocus="${SCRIPT}`,
  `</a></li></nav><img src=/wp-includes/images/blank.gif onload=${SCRIPT}>`,
  `<svg/onload=${SCRIPT}>`,
  `--><script>${SCRIPT}</script><!--`,
  `&quot; onclick=&quot;${SCRIPT}&quot;`,
  `&lt;img src=/wp-includes/images/blank.gif onload=${SCRIPT}&gt;`,
  `javascript:${SCRIPT}`,
  `JaVaScRiPt&#58;${SCRIPT}`,
  `java\nscript:${SCRIPT}`,
  `\u0001javascript:${SCRIPT}`,
  `data:text/html,<script>${SCRIPT}</script>`,
  'vbscript:msgbox(1)',
  '//evil.example/',
  `https://a.example/"onclick="${SCRIPT}`,
  `https://a.example/\n<script>${SCRIPT}</script>`,
  'https://user:secret@a.example/',
  `color:red;background:url(javascript:${SCRIPT})`,
  'a]b[flattr]c',
  '%1$s%2$s%n',
  '🧂 & < > " \' \u2028 \u202e',
];

/** What may stand in the place of a text, where blocks are written as JSON. */
const VALUES: unknown[] = [...TEXTS, null, true, -1, 1e308, [], {}, [[]], { a: TEXTS[0] }, TEXTS];

type Rendered = { what: string; html: string };

for (const [title, suite] of [
  ['the oldest WordPress', WORDPRESS_SUITES.oldest],
  ['the newest WordPress', WORDPRESS_SUITES.newest],
] as const) {
  describe(`What a contributor writes to do harm, in ${title}`, function () {
    this.timeout(120_000);
    let wordpress: Wordpress;
    let server: TestServer;
    let blogger: Member;
    let page: Page;
    let browse: Stage['browse'];

    withWordpress({ suite, keepsServer: true }, (stage) => {
      ({ blogger, browse, server, wordpress } = stage);
    });
    before(async () => {
      await connectSite(wordpress, server, blogger);
      wordpress.php(`
        update_option( 'flattr_claim', array( 'id' => 1, 'state' => 'verified', 'site' => 'blog.example', 'token' => 't', 'link' => '', 'secret_key' => '' ) );
        wp_insert_user( array( 'user_login' => 'contributor', 'user_pass' => 'password', 'role' => 'contributor' ) );`);
      wordpress.save();
    });
    beforeEach(async () => {
      ({ page } = await browse());
    });

    it('is inert in every attribute of every block, whatever its type, on the page and in previews', async () => {
      const rendered = render(`
        $post = get_post( 1 );
        foreach ( WP_Block_Type_Registry::get_instance()->get_all_registered() as $name => $type ) {
          if ( ! str_starts_with( $name, 'flattr/' ) ) { continue; }
          foreach ( array_keys( $type->get_attributes() ) as $attribute ) {
            foreach ( $values as $value ) {
              // WordPress 6.8 itself breaks on classes that are no text, whatever the block.
              if ( 'className' === $attribute && ! is_string( $value ) ) { continue; }
              // With the first of what depends on another choice.
              foreach ( array( array(), array( 'target' => 'url', 'orientation' => 'floating', 'services' => array( 'mastodon', 'email', 'copy' ) ) ) as $beside ) {
                $attributes = array( $attribute => $value ) + array_intersect_key( $beside, $type->get_attributes() );
                setup_postdata( $post );
                $GLOBALS['post'] = $post;
                $say( "$name $attribute", do_blocks( serialize_block( array( 'blockName' => $name, 'attrs' => $attributes, 'innerBlocks' => array(), 'innerContent' => array() ) ) ) );
                $request = new WP_REST_Request( 'GET', "/wp/v2/block-renderer/$name" );
                $request->set_query_params( array( 'context' => 'edit', 'post_id' => 1, 'attributes' => $attributes ) );
                wp_set_current_user( 1 );
                $answer = rest_do_request( $request );
                wp_set_current_user( 0 );
                if ( ! in_array( $answer->get_status(), array( 200, 400 ), true ) ) { throw new Exception( wp_json_encode( $answer ) ); }
                $say( "preview of $name $attribute", $answer->get_data()['rendered'] ?? '' );
              }
            }
          }
        }`);
      expect(rendered.length).to.be.greaterThan(1000);
      expect(await harmIn(rendered)).to.deep.equal([]);
    });

    it('is inert in every attribute of the shortcodes, the old names too, wherever they stand', async () => {
      const rendered = render(`
        $GLOBALS['post'] = get_post( 1 );
        $names = array_merge( Flattr\\Shortcode::NAMES, array_keys( Flattr\\Shortcode::OLD_NAMES ), array( 'button', 'popout', 'style' ) );
        foreach ( $names as $name ) {
          foreach ( array_filter( $values, 'is_string' ) as $value ) {
            foreach ( array( array(), array( 'url' => 'https://a.example/' ), array( 'type' => 'url' ) ) as $beside ) {
              $say( "[flattr $name]", Flattr\\Shortcode::render( array( $name => $value ) + $beside ) );
            }
            $say( "[podlove $name]", Flattr\\Podlove_Shortcodes::episode( array( $name => $value ) ) );
            $quote = false === strpos( $value, '"' ) ? '"' : "'";
            foreach ( array( '%s', '<a href="%s">x</a>', "<img alt='%s'>", '<p title=%s>', '<!-- %s -->', '<style>%s</style>' ) as $around ) {
              $written = sprintf( $around, "[flattr $name=$quote" . $value . $quote . ']' );
              $say( "$name in $around", apply_filters( 'the_content', wp_kses_post( $written ) ) );
            }
          }
        }`);
      expect(rendered.length).to.be.greaterThan(1000);
      expect(await harmIn(rendered)).to.deep.equal([]);
    });

    it('does nothing in a post of theirs that was published: on its page, in the feed, in REST, in the editor', async () => {
      const id = Number(
        wordpress.php(`
          ${VALUES_IN_PHP}
          wp_set_current_user( get_user_by( 'login', 'contributor' )->ID );
          kses_init();
          $content = '';
          foreach ( WP_Block_Type_Registry::get_instance()->get_all_registered() as $name => $type ) {
            if ( ! str_starts_with( $name, 'flattr/' ) ) { continue; }
            foreach ( array_slice( $values, 0, 12 ) as $value ) {
              $content .= serialize_block( array( 'blockName' => $name, 'attrs' => array_fill_keys( array_keys( $type->attributes ), $value ), 'innerBlocks' => array(), 'innerContent' => array() ) );
            }
          }
          foreach ( array_slice( $values, 0, 12 ) as $value ) {
            $content .= "\\n[flattr url='https://a.example/' label='" . $value . "' title=\\"" . $value . '"]';
          }
          $id = wp_insert_post( wp_slash( array( 'post_title' => implode( ' ', array_slice( $values, 0, 6 ) ) . '🧂', 'post_content' => $content, 'post_status' => 'pending' ) ), true );
          wp_set_current_user( 1 );
          wp_publish_post( $id );
          update_option( 'flattr_settings', array( 'placement' => 'both', 'layout' => 'floating_share_bar', 'share_by' => array( 'mastodon', 'email', 'copy' ) ) + get_option( 'flattr_settings' ) );
          echo $id;`),
      );
      await page.goto(`${wordpress.url}/?p=${id}`);
      expect(await page.locator('.flattr-button').count()).to.be.greaterThan(10);
      const rest = await (await fetch(`${wordpress.url}/wp-json/wp/v2/posts/${id}`)).json();
      const feed = await (await fetch(`${wordpress.url}/feed/`)).text();
      const entries = await page.evaluate((xml) => {
        const parsed = new DOMParser().parseFromString(xml, 'text/xml');
        return [
          `${parsed.querySelector('parsererror')?.textContent ?? ''}`,
          ...[...parsed.querySelectorAll('item > *')].map((element) => element.textContent ?? ''),
        ];
      }, feed);
      expect(entries[0], 'whether the feed is well-formed').to.equal('');
      const parts = [
        await page.locator('.entry-content').first().innerHTML(),
        rest.content.rendered,
      ];
      expect(
        await harmIn([...parts, ...entries].map((html, at) => ({ what: `part ${at}`, html }))),
      ).to.deep.equal([]);
      expect(await page.evaluate('window.hacked')).to.equal(undefined);

      await page.goto(wordpress.signInLink(1, `/wp-admin/post.php?post=${id}&action=edit`));
      const canvas = page.frameLocator('iframe[name="editor-canvas"]');
      await canvas.locator('[data-type="flattr/button"]').first().waitFor();
      expect(await page.evaluate('window.hacked')).to.equal(undefined);
    });

    it('makes no page heavy and no link too long to follow', () => {
      const rendered = render(`
        $GLOBALS['post'] = get_post( 1 );
        foreach ( Flattr\\Shortcode::NAMES as $name ) {
          $say( $name, Flattr\\Shortcode::render( array( $name => 'https://' . str_repeat( '漢字', 500000 ) ) + array( 'url' => 'https://a.example/' ) ) );
        }
        foreach ( array( 'url', 'label' ) as $name ) {
          $say( $name, do_blocks( '<!-- wp:flattr/button ' . wp_json_encode( array( 'target' => 'url', $name => 'https://' . str_repeat( 'x', 1000000 ) ) + array( 'url' => 'https://a.example/' ) ) . ' /-->' ) );
        }`);
      for (const { what, html } of rendered) expect(html.length, what).to.be.lessThan(12_000);
    });

    /** What PHP makes of `$values`, each told by `$say( $what, $html )`. */
    function render(code: string): Rendered[] {
      return wordpress
        .php(
          `${VALUES_IN_PHP}
          $say = function ( $what, $html ) { if ( '' !== $html ) { echo wp_json_encode( array( 'what' => $what, 'html' => $html ), JSON_INVALID_UTF8_SUBSTITUTE ), "\\n"; } };
          ${code}`,
        )
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    }

    /** What of it a browser would run, or lead readers to; each once. */
    async function harmIn(rendered: Rendered[]): Promise<string[]> {
      const harm = await page.evaluate((list) => {
        const found = new Set<string>();
        for (const { what, html } of list) {
          const { body } = new DOMParser().parseFromString(html, 'text/html');
          for (const element of body.querySelectorAll('*')) {
            const name = element.localName;
            if (/^(script|iframe|object|embed|base|meta|link|form)$/.test(name)) {
              found.add(`${what}: <${name}>`);
            }
            for (const attribute of element.attributes) {
              const { value } = attribute;
              if (attribute.name.startsWith('on')) found.add(`${what}: ${attribute.name}`);
              if (attribute.name === 'style' && /url\(|expression/i.test(value)) {
                found.add(`${what}: style ${value}`);
              }
              if (!/href|src|action/.test(attribute.name)) continue;
              const scheme = URL.parse(value, document.baseURI)?.protocol;
              if (scheme && !/^(https?|mailto):$/.test(scheme)) found.add(`${what}: ${value}`);
            }
          }
        }
        return [...found];
      }, rendered);
      return harm.slice(0, 20);
    }
  });
}

const VALUES_IN_PHP = `$values = json_decode( base64_decode( '${Buffer.from(JSON.stringify(VALUES)).toString('base64')}' ), true );`;
