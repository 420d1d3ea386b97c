<?php
/**
 * Payment links in feeds.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

final class FeedsTest extends ConnectedTestCase {

	/**
	 * What the hooks of a feed print, parsed as XML.
	 *
	 * @param string $head   The hook of its head.
	 * @param string $item   The hook of an item.
	 * @param int    $post   The item.
	 */
	private function feed( string $head, string $item, int $post ): DOMXPath {
		$GLOBALS['post'] = get_post( $post );
		ob_start();
		do_action( 'atom_head' === $head ? 'atom_ns' : 'rss2_ns' );
		do_action( $head );
		echo '<item>';
		do_action( $item );
		echo '</item>';
		$dom = new DOMDocument();
		$this->assertTrue( $dom->loadXML( '<feed xmlns:atom="http://www.w3.org/2005/Atom">' . ob_get_clean() . '</feed>' ), 'well-formed' );
		return new DOMXPath( $dom );
	}

	public function test_are_well_formed_whatever_titles_say(): void {
		$post = $this->a_post( array( 'post_title' => '<b>&</b> "quotes" \'single\' ]]> 🎧' ) );
		$rss  = $this->feed( 'rss2_head', 'rss2_item', $post );
		$href = $rss->evaluate( 'string(//item/*[local-name()="link"][@rel="payment"]/@href)' );
		$this->assertStringStartsWith( 'https://flattr.example/submit/auto?url=', $href );
		$this->assertSame( 2.0, $rss->evaluate( 'count(//*[local-name()="funding"])' ), 'of the feed and of the item' );
		$atom = $this->feed( 'atom_head', 'atom_entry', $post );
		$this->assertSame( 2.0, $atom->evaluate( 'count(//link[@rel="payment"])' ) );
	}

	public function test_are_well_formed_where_a_title_is_no_text_at_all(): void {
		$post = $this->a_post();
		add_filter( 'the_title', fn() => "\x00\x01\x0B\xFF\xFE ]]> & 🎧" );
		$rss = $this->feed( 'rss2_head', 'rss2_item', $post );
		$this->assertSame( 1.0, $rss->evaluate( 'count(//item/*[local-name()="link"])' ) );
		remove_all_filters( 'the_title' );
	}

	public function test_leave_out_protected_posts_and_sites_that_are_not_connected(): void {
		$secret = $this->a_post( array( 'post_password' => 'x' ) );
		$this->assertSame( 0.0, $this->feed( 'rss2_head', 'rss2_item', $secret )->evaluate( 'count(//item/*)' ) );
		delete_option( 'flattr_connection' );
		$this->assertSame( 0.0, $this->feed( 'rss2_head', 'rss2_item', $this->a_post() )->evaluate( 'count(//*[@rel])' ) );
	}
}
