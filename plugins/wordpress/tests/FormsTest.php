<?php
/**
 * What the forms of the plugin do for whom.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

/** Each action behind `admin-post.php`, as WordPress knows them: none is forgotten here. */
final class FormsTest extends ConnectedTestCase {

	protected function setUp(): void {
		parent::setUp();
		add_filter( 'pre_http_request', fn() => $this->fail( 'The service was asked.' ) );
		add_filter( 'wp_redirect', fn( $to ) => $this->fail( "It went on to $to" ) );
		add_filter(
			'wp_die_handler',
			fn() => function ( $message, $title, $args ) {
				throw new DomainException( (string) ( is_array( $args ) ? $args['response'] ?? 200 : 200 ) );
			},
			100
		);
	}

	protected function tearDown(): void {
		foreach ( array( 'pre_http_request', 'wp_redirect', 'wp_die_handler' ) as $hook ) {
			remove_all_filters( $hook );
		}
		$_REQUEST = array();
		$_POST    = array();
		parent::tearDown();
	}

	/** What there is to be done by somebody who is signed in. */
	private function actions(): array {
		$ours = preg_grep( '/^admin_post_flattr/', array_keys( $GLOBALS['wp_filter'] ) );
		$this->assertGreaterThan( 4, count( $ours ) );
		return $ours;
	}

	/** All that is kept of the plugin. */
	private function kept(): string {
		global $wpdb;
		return wp_json_encode( $wpdb->get_results( "SELECT option_name, option_value FROM {$wpdb->options} WHERE option_name LIKE '%flattr%'" ) );
	}

	/**
	 * That an action is refused, and changes nothing.
	 *
	 * @param string $action The action.
	 * @param string $who    Whose it is.
	 */
	private function assert_refused( string $action, string $who ): void {
		$before = $this->kept();
		$status = '';
		try {
			do_action( $action );
		} catch ( DomainException $refused ) {
			$status = $refused->getMessage();
		}
		$this->assertSame( '403', $status, "$action for $who" );
		$this->assertSame( $before, $this->kept(), "$action for $who" );
	}

	public function test_refuse_every_role_but_administrators(): void {
		foreach ( array( 'subscriber', 'contributor', 'author', 'editor' ) as $role ) {
			$id = wp_insert_user(
				array(
					'user_login' => uniqid( $role ),
					'user_pass'  => 'x',
					'role'       => $role,
				)
			);
			wp_set_current_user( $id );
			foreach ( $this->actions() as $action ) {
				$_REQUEST['_wpnonce'] = wp_create_nonce( substr( $action, strlen( 'admin_post_' ) ) );
				$_POST                = $_REQUEST;
				$this->assert_refused( $action, $role );
			}
		}
	}

	public function test_refuse_an_administrator_who_did_not_send_them(): void {
		wp_set_current_user( 1 );
		// The way back from the service has a state instead: see the tests of connecting.
		foreach ( array_diff( $this->actions(), array( 'admin_post_flattr_callback' ) ) as $action ) {
			foreach ( array( null, '', 'forged', wp_create_nonce( 'another' ) ) as $nonce ) {
				$_REQUEST = null === $nonce ? array() : array( '_wpnonce' => $nonce );
				$_POST    = $_REQUEST;
				$this->assert_refused( $action, 'a forged form' );
			}
		}
	}

	public function test_are_for_nobody_who_is_not_signed_in(): void {
		$open = preg_grep( '/^(admin_post_nopriv|wp_ajax_nopriv)_flattr/', array_keys( $GLOBALS['wp_filter'] ) );
		// The way back from the service leads to the login, and from there on.
		$this->assertSame( array( 'admin_post_nopriv_flattr_callback' ), array_values( $open ) );
		$to = '';
		remove_all_filters( 'wp_redirect' );
		add_filter(
			'wp_redirect',
			function ( $where ) {
				throw new DomainException( $where );
			}
		);
		$_SERVER['REQUEST_URI'] = '/wp-admin/admin-post.php?action=flattr_callback&state=x';
		try {
			do_action( 'admin_post_nopriv_flattr_callback' );
		} catch ( DomainException $redirect ) {
			$to = $redirect->getMessage();
		}
		$this->assertStringStartsWith( wp_login_url(), $to );
		$this->assertStringContainsString( rawurlencode( 'action=flattr_callback' ), $to );
	}
}
