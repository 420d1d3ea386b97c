<?php
/**
 * The lists of posts in wp-admin.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

/** The column, quick edit and bulk edit. */
final class QuickEditTest extends ConnectedTestCase {

	protected function tearDown(): void {
		$_REQUEST = array();
		parent::tearDown();
	}

	/**
	 * Saves a post as a form does that sends these choices.
	 *
	 * @param int         $post    The post.
	 * @param array       $choices The choices.
	 * @param string|null $nonce   The nonce; a good one when left out.
	 */
	private function save( int $post, array $choices, ?string $nonce = null ): array {
		$_REQUEST = array(
			'flattr_quick_edit' => $nonce ?? wp_create_nonce( 'flattr_quick_edit' ),
			'flattr_choices'    => $choices,
			'post_ID'           => (string) $post,
		);
		wp_update_post( array( 'ID' => $post ) );
		return Flattr\Thing_Choices::of( $post );
	}

	/**
	 * What the column says.
	 *
	 * @param int $post The post.
	 */
	private function column( int $post ): string {
		ob_start();
		Flattr\Posts_Column::print( 'flattr', $post );
		return ob_get_clean();
	}

	public function test_keeps_what_was_chosen_and_no_change_changes_nothing(): void {
		wp_set_current_user( 1 );
		$post = $this->a_post();
		$kept = $this->save(
			$post,
			array(
				'off'      => 'no',
				'hidden'   => 'yes',
				'category' => 'audio',
			)
		);
		$this->assertSame( array( false, true, 'audio' ), array( $kept['off'], $kept['hidden'], $kept['category'] ) );
		$same = $this->save(
			$post,
			array(
				'off'      => '',
				'hidden'   => '',
				'category' => '',
			)
		);
		$this->assertSame( $kept, $same );
		$this->assertSame( $kept, $this->save( $post, array( 'hidden' => array( 'no' ) ) ) );
		$this->assertSame( '', $this->save( $post, array( 'category' => 'usual' ) )['category'] );
	}

	public function test_needs_the_nonce_and_the_right_to_edit_each_post(): void {
		wp_set_current_user( 1 );
		$post = $this->a_post();
		$this->assertFalse( $this->save( $post, array( 'off' => 'yes' ), 'forged' )['off'] );
		$author = wp_insert_user(
			array(
				'user_login' => 'aut',
				'user_pass'  => 'x',
				'role'       => 'author',
			)
		);
		$own    = $this->a_post( array( 'post_author' => $author ) );
		wp_set_current_user( $author );
		$this->assertFalse( $this->save( $post, array( 'off' => 'yes' ) )['off'] );
		$this->assertTrue( $this->save( $own, array( 'off' => 'yes' ) )['off'] );
	}

	public function test_a_post_that_is_saved_along_with_another_keeps_its_choices(): void {
		wp_set_current_user( 1 );
		$post   = $this->a_post();
		$beside = $this->a_post();
		$along  = function ( $saved ) use ( $post, $beside ) {
			if ( $saved === $post ) {
				wp_update_post( array( 'ID' => $beside ) );
			}
		};
		add_action( 'save_post', $along );
		$this->assertTrue( $this->save( $post, array( 'off' => 'yes' ) )['off'] );
		remove_action( 'save_post', $along );
		$this->assertFalse( Flattr\Thing_Choices::of( $beside )['off'] );
	}

	public function test_the_column_says_how_a_post_stands_and_escapes_what_the_service_said(): void {
		$post = $this->a_post();
		$this->assertStringContainsString( 'In a moment', $this->column( $post ) );
		wp_clear_scheduled_hook( 'flattr_register_thing', array( $post ) );
		$this->assertStringContainsString( 'Not registered', $this->column( $post ) );
		$thing = array(
			'id'    => 7,
			'state' => 'registered',
			'owner' => 'https://flattr.example abc123',
		);
		update_post_meta( $post, '_flattr_thing', $thing );
		$this->assertStringContainsString( '<a href="https://flattr.example/thing/7">Registered</a>', $this->column( $post ) );
		update_post_meta(
			$post,
			'_flattr_thing',
			array(
				'state' => 'refused',
				'error' => '<script>',
			) + $thing
		);
		$this->assertStringContainsString( 'Refused</span><br>&lt;script&gt;', $this->column( $post ) );
		Flattr\Thing_Choices::change( $post, array( 'off' => true ) );
		$this->assertStringContainsString( 'data-off="yes"', $this->column( $post ) );
		$this->assertStringContainsString( '>Off<', $this->column( $post ) );
	}

	public function test_the_dashboard_waits_for_nobody_and_is_for_who_may_see_it(): void {
		add_filter( 'pre_http_request', fn() => $this->fail( 'The service was asked while the dashboard was made.' ) );
		ob_start();
		Flattr\Dashboard_Widget::print();
		$this->assertStringContainsString( 'is being asked', ob_get_clean() );
		remove_all_filters( 'pre_http_request' );
		add_filter(
			'pre_http_request',
			fn() => array(
				'response' => array( 'code' => 200 ),
				'headers'  => array(),
				'body'     => '{"currency":"USD","balance":"12.505","held":"0.00","periods":[{"period":"2026-01","flattrs":2,"amount":"12.505","held":"0.00"}]}',
			)
		);
		Flattr\Kept_Answers::ask( '/rest/v2/user/earnings?count=1', true );
		ob_start();
		Flattr\Dashboard_Widget::print();
		$html = ob_get_clean();
		remove_all_filters( 'pre_http_request' );
		$this->assertStringContainsString( '12.51 USD earned', $html );
		$this->assertStringContainsString( 'January 2026', $html );
	}
}
