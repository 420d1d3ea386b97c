<?php
/**
 * Where buttons stand by themselves.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

final class PlacementTest extends ConnectedTestCase {

	/**
	 * The content as a page shows it.
	 *
	 * @param array    $query What is looked at.
	 * @param callable $look  What the theme does within the loop.
	 */
	private function looked_at( array $query, ?callable $look = null ): string {
		update_option( 'flattr_settings', array( 'placement' => 'after' ) + get_option( 'flattr_settings' ) );
		add_filter( 'the_content', array( Flattr\Placement::class, 'add_to' ), 20 );
		$GLOBALS['wp_query']     = new WP_Query( $query );
		$GLOBALS['wp_the_query'] = $GLOBALS['wp_query'];
		$html                    = '';
		while ( have_posts() ) {
			the_post();
			$html .= null === $look ? apply_filters( 'the_content', get_the_content() ) : $look();
		}
		remove_filter( 'the_content', array( Flattr\Placement::class, 'add_to' ), 20 );
		return $html;
	}

	private function buttons_in( string $html ): int {
		return substr_count( $html, 'class="flattr-button ' );
	}

	public function test_stand_once_on_a_single_post(): void {
		$id   = $this->a_post();
		$html = $this->looked_at( array( 'p' => $id ), fn() => apply_filters( 'the_content', get_the_content() ) . apply_filters( 'the_content', get_the_content() ) );
		$this->assertSame( 1, $this->buttons_in( $html ) );
	}

	public function test_do_not_stand_in_lists_pages_excerpts_and_protected_posts(): void {
		$this->assertSame( 0, $this->buttons_in( $this->looked_at( array( 'post_type' => 'post' ) ) ), 'a list' );
		$page = $this->a_post( array( 'post_type' => 'page' ) );
		$this->assertSame( 0, $this->buttons_in( $this->looked_at( array( 'page_id' => $page ) ) ), 'a page, which was not chosen' );
		$post = $this->a_post();
		$this->assertSame( 0, $this->buttons_in( $this->looked_at( array( 'p' => $post ), fn() => get_the_excerpt() ) ), 'an excerpt' );
		$secret = $this->a_post( array( 'post_password' => 'x' ) );
		$this->assertSame( 0, $this->buttons_in( $this->looked_at( array( 'p' => $secret ) ) ), 'a protected post' );
	}

	public function test_do_not_stand_beside_one_that_the_author_placed(): void {
		$id = $this->a_post( array( 'post_content' => 'Words. [flattr]' ) );
		$this->assertSame( 1, $this->buttons_in( $this->looked_at( array( 'p' => $id ) ) ) );
	}

	public function test_stand_nowhere_before_the_owner_has_chosen(): void {
		delete_option( 'flattr_settings' );
		$this->assertSame( 'none', Flattr\Settings::get( 'placement' ) );
		$this->assertSame( '', Flattr\Settings::service() );
	}
}
