<?php
/**
 * The button, and the shortcode that shows it.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

final class ButtonTest extends ConnectedTestCase {

	public function test_is_a_plain_link_to_the_click_page(): void {
		$html = Flattr\Button::render( Flattr\Button::thing_of( $this->a_post( array( 'post_title' => 'Salt & "Pepper"' ) ) ) );
		$this->assertStringContainsString( 'href="https://flattr.example/submit/auto?url=', $html );
		$this->assertStringContainsString( 'fid=abc123', $html );
		$this->assertStringContainsString( 'title=Salt+%26+%E2%80%9CPepper%E2%80%9D', $html );
		$this->assertStringNotContainsString( '<script', $html );
		$this->assertStringNotContainsString( 'onclick', $html );
	}

	public function test_names_the_author_who_has_an_id_of_their_own(): void {
		update_user_meta( 1, 'flattr_id', 'zzz999' );
		$url = Flattr\Button::click_url( Flattr\Button::thing_of( $this->a_post() ) );
		$this->assertStringContainsString( 'fid=zzz999', $url );
		update_user_meta( 1, 'flattr_id', '"><script>' );
		$url = Flattr\Button::click_url( Flattr\Button::thing_of( $this->a_post() ) );
		$this->assertStringContainsString( 'fid=abc123', $url );
	}

	public function test_names_the_first_of_several_authors_who_has_an_id(): void {
		$post = $this->a_post();
		$ann  = self::a_user( 'ann' );
		$bob  = self::a_user( 'bob' );
		update_user_meta( $bob, 'flattr_id', 'bbb222' );
		$guest = (object) array(
			'ID'   => 1,
			'type' => 'guest-author',
		);
		// As Co-Authors Plus names them; the function can be defined once in a process.
		$GLOBALS['flattr_test_coauthors'] = array( $guest, get_userdata( $ann ), get_userdata( $bob ) );
		if ( ! function_exists( 'get_coauthors' ) ) {
			eval( 'function get_coauthors( $post = 0 ) { return $GLOBALS["flattr_test_coauthors"] ?? array(); }' ); // phpcs:ignore Squiz.PHP.Eval
		}
		$this->assertSame( 'bbb222', Flattr\Authors::fid_of_post( $post ) );
		$GLOBALS['flattr_test_coauthors'] = array();
		$this->assertSame( '', Flattr\Authors::fid_of_post( $post ) );
	}

	/**
	 * A user who writes.
	 *
	 * @param string $name Their name.
	 */
	private static function a_user( string $name ): int {
		return wp_insert_user(
			array(
				'user_login' => $name,
				'user_pass'  => 'password',
				'role'       => 'author',
			)
		);
	}

	public function test_is_not_there_while_nobody_is_connected(): void {
		delete_option( 'flattr_connection' );
		$this->assertSame( '', Flattr\Button::render( Flattr\Button::thing_of( $this->a_post() ) ) );
		$this->assertSame( '', do_shortcode( '[flattr url="https://a.example/"]' ) );
	}

	public function test_leads_to_web_addresses_alone(): void {
		foreach ( array( 'javascript:alert(1)', 'ftp://a.example/', '', 'data:text/html,x' ) as $url ) {
			$this->assertSame( '', Flattr\Button::render( array( 'url' => $url ) ), $url );
		}
	}

	public function test_is_printed_by_a_theme_in_the_loop_and_outside_of_it(): void {
		$post   = $this->a_post();
		$button = get_flattr_button( $post );
		$this->assertStringContainsString( rawurlencode( get_permalink( $post ) ), $button );
		$this->assertSame( '', get_flattr_button() );
		$GLOBALS['post'] = get_post( $post ); // phpcs:ignore WordPress.WP.GlobalVariablesOverride
		$this->assertSame( $button, get_flattr_button() );
		$this->expectOutputString( $button . $button );
		flattr_button();
		the_flattr_permalink();
		$GLOBALS['post'] = null; // phpcs:ignore WordPress.WP.GlobalVariablesOverride
	}

	public function test_takes_the_attributes_of_old_shortcodes(): void {
		$html = do_shortcode( '[flattr url="https://a.example/x" tle="A tale" cat="text" lng="de_DE" tags="a,b" hidden="1" btn="compact"]' );
		foreach ( array( 'title=A+tale', 'category=text', 'language=de_DE', 'tags=a%2Cb', 'hidden=1', 'is-compact', 'fid=abc123' ) as $part ) {
			$this->assertStringContainsString( $part, $html );
		}
	}

	public function test_names_in_old_shortcodes_are_accounts_of_the_old_flattr_and_never_members_of_that_name(): void {
		update_option( 'flattr_uid', 'Mario' );
		$bob = self::a_user( 'bob' );
		update_user_meta( $bob, 'user_flattr_uid', '12345' );
		$fid_for = function ( string $attributes ): ?string {
			$url = html_entity_decode( do_shortcode( "[flattr url='https://blog.example/x' type='url' $attributes]" ) );
			parse_str( (string) wp_parse_url( $url, PHP_URL_QUERY ), $query );
			$this->assertArrayNotHasKey( 'user_id', $query );
			return $query['fid'] ?? null;
		};
		$this->assertSame( 'abc123', $fid_for( '' ), 'nobody named: the connected member' );
		$this->assertSame( 'abc123', $fid_for( 'user=mario' ), 'the old account of this site' );
		$this->assertNull( $fid_for( 'uid=12345' ), 'an author who is not here yet' );
		update_user_meta( $bob, 'flattr_id', 'bob123' );
		$this->assertSame( 'bob123', $fid_for( 'uid=12345' ), 'an author who is' );
		$this->assertNull( $fid_for( 'user=a-stranger' ) );
		$this->assertNull( $fid_for( 'user="%\' OR 1=1"' ) );
		$this->assertSame( 'xyz789', $fid_for( 'fid=XYZ789 user=a-stranger' ), 'a creator by their flattr:id' );
		$this->assertSame( 'abc123', $fid_for( 'fid="not one"' ) );
	}
}
