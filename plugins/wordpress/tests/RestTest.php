<?php
/**
 * The routes of the plugin, and who may use them.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

/** `flattr/v1`: each role, each route. */
final class RestTest extends ConnectedTestCase {

	const ROLES = array( 'subscriber', 'contributor', 'author', 'editor', 'administrator' );

	protected function setUp(): void {
		parent::setUp();
		add_filter( 'pre_http_request', fn() => new WP_Error( 'x', 'Connection refused' ) );
	}

	protected function tearDown(): void {
		remove_all_filters( 'pre_http_request' );
		parent::tearDown();
	}

	/**
	 * Somebody with a role.
	 *
	 * @param string $role The role.
	 */
	private function somebody( string $role ): int {
		return wp_insert_user(
			array(
				'user_login' => uniqid( $role ),
				'user_pass'  => 'x',
				'role'       => $role,
			)
		);
	}

	/**
	 * Asks a route as the current user.
	 *
	 * @param string $method The method.
	 * @param string $path   The path after `flattr/v1`.
	 * @param array  $params What is sent.
	 */
	private function ask( string $method, string $path, array $params = array() ): WP_REST_Response {
		$request = new WP_REST_Request( $method, '/flattr/v1' . $path );
		foreach ( $params as $name => $value ) {
			$request->set_param( $name, $value );
		}
		return rest_do_request( $request );
	}

	public function test_each_role_may_what_it_may_and_nothing_more(): void {
		$post   = $this->a_post();
		$change = array( 'choices' => array( 'hidden' => true ) );
		$routes = array(
			// The statuses for nobody, subscriber, contributor, author, editor, administrator.
			array( 'GET', '/earnings', array(), array( 401, 403, 403, 403, 403, 200 ) ),
			// The service asks with a nonce, which is missing here.
			array( 'GET', '/claim', array(), array( 400, 400, 400, 400, 400, 400 ) ),
			array( 'GET', '/status', array(), array( 401, 403, 403, 403, 403, 200 ) ),
			array( 'GET', '/site-health/service', array(), array( 401, 403, 403, 403, 403, 200 ) ),
			array( 'GET', '/settings', array(), array( 401, 403, 403, 403, 403, 200 ) ),
			array( 'PUT', '/settings', array( 'settings' => array( 'count' => true ) ), array( 401, 403, 403, 403, 403, 200 ) ),
			array( 'POST', '/settings/preview', array( 'settings' => array() ), array( 401, 403, 403, 403, 403, 200 ) ),
			array( 'GET', '/backfill', array(), array( 401, 403, 403, 403, 403, 200 ) ),
			array( 'POST', '/backfill', array(), array( 401, 403, 403, 403, 403, 200 ) ),
			array( 'POST', '/backfill/step', array(), array( 401, 403, 403, 403, 403, 200 ) ),
			array( 'DELETE', '/backfill', array(), array( 401, 403, 403, 403, 403, 200 ) ),
			array( 'GET', '/things', array(), array( 401, 403, 403, 200, 200, 200 ) ),
			array( 'GET', "/things/$post", array(), array( 401, 403, 403, 403, 200, 200 ) ),
			array( 'GET', '/things/999999', array(), array( 401, 403, 403, 403, 403, 403 ) ),
			array( 'PUT', "/things/$post", $change, array( 401, 403, 403, 403, 200, 200 ) ),
			array( 'POST', "/things/$post/register", array(), array( 401, 403, 403, 403, 200, 200 ) ),
		);
		$this->assert_all_routes_of( array_map( fn( $route ) => "$route[0] $route[1]", $routes ) );
		foreach ( $routes as list( $method, $path, $params, $expected ) ) {
			wp_set_current_user( 0 );
			$this->assertSame( $expected[0], $this->ask( $method, $path, $params )->get_status(), "$method $path for nobody" );
			foreach ( self::ROLES as $index => $role ) {
				wp_set_current_user( $this->somebody( $role ) );
				$answer = $this->ask( $method, $path, $params );
				$this->assertSame( $expected[ $index + 1 ], $answer->get_status(), "$method $path for $role" );
				$this->assertDoesNotMatchRegularExpression( '/access_token|refresh_token|secret_key|"client/', wp_json_encode( $answer->get_data() ) );
			}
		}
	}

	/**
	 * That there are no other routes than those which are tried.
	 *
	 * @param string[] $tried Method and path of each.
	 */
	private function assert_all_routes_of( array $tried ): void {
		foreach ( rest_get_server()->get_routes( 'flattr/v1' ) as $pattern => $endpoints ) {
			if ( '/flattr/v1' === $pattern ) {
				continue; // WordPress's own list of these routes.
			}
			foreach ( $endpoints as $endpoint ) {
				$methods = implode( '|', array_keys( $endpoint['methods'] ) );
				$pattern = str_replace( '/flattr/v1', '', $pattern );
				$this->assertNotEmpty( preg_grep( "@^($methods) $pattern\$@", $tried ), "Nobody tries who may $methods $pattern" );
			}
		}
	}

	public function test_authors_see_their_own_things_alone_and_change_them(): void {
		$this->a_post();
		$author = $this->somebody( 'author' );
		$own    = $this->a_post( array( 'post_author' => $author ) );
		wp_set_current_user( $author );
		$this->assertSame( array( $own ), wp_list_pluck( $this->ask( 'GET', '/things' )->get_data(), 'id' ) );
		$answer = $this->ask( 'PUT', "/things/$own", array( 'choices' => array( 'hidden' => true ) ) );
		$this->assertTrue( $answer->get_data()['choices']['hidden'] );
		$answer = $this->ask( 'PUT', "/things/$own", array( 'choices' => array( 'category' => 'audio' ) ) );
		$this->assertSame( array( true, 'audio' ), array( $answer->get_data()['choices']['hidden'], $answer->get_data()['choices']['category'] ) );
	}

	public function test_a_page_is_found_by_state_type_and_words(): void {
		wp_set_current_user( 1 );
		$salt = $this->a_post( array( 'post_title' => 'Zanzibar & <i>salt</i>' ) );
		update_post_meta(
			$salt,
			'_flattr_thing',
			array(
				'id'    => 7,
				'state' => 'refused',
				'error' => 'No.',
				'owner' => 'https://flattr.example abc123',
			)
		);
		update_post_meta( $salt, '_flattr_state', 'refused' );
		$answer = $this->ask( 'GET', '/things', array( 'state' => 'refused' ) );
		$this->assertSame( array( '1', '1' ), array( $answer->get_headers()['X-WP-Total'], $answer->get_headers()['X-WP-TotalPages'] ) );
		$thing = $answer->get_data()[0];
		$this->assertSame( array( 'Zanzibar & salt', 'refused', 'No.', 7 ), array( $thing['title'], $thing['state'], $thing['error'], $thing['thing'] ) );
		$this->assertSame( 'https://flattr.example/thing/7', $thing['page'] );
		$this->assertNotContains( $salt, wp_list_pluck( $this->ask( 'GET', '/things', array( 'state' => 'none' ) )->get_data(), 'id' ) );
		$this->assertSame( array( $salt ), wp_list_pluck( $this->ask( 'GET', '/things', array( 'search' => 'Zanzibar' ) )->get_data(), 'id' ) );
	}

	public function test_strange_questions_are_refused_with_a_word_of_what_is_wrong(): void {
		wp_set_current_user( 1 );
		$post = $this->a_post();
		foreach ( array(
			array( 'GET', '/earnings', array( 'period' => '2026-13' ) ),
			array( 'GET', '/earnings', array( 'period' => '../../user' ) ),
			array( 'GET', '/things', array( 'per_page' => 1000 ) ),
			array( 'GET', '/things', array( 'orderby' => 'rand' ) ),
			array( 'PUT', "/things/$post", array() ),
			array( 'PUT', "/things/$post", array( 'choices' => array( 'id' => 7 ) ) ),
			array( 'PUT', "/things/$post", array( 'choices' => 'off' ) ),
			array( 'PUT', '/settings', array( 'settings' => array( 'layout' => '<script>' ) ) ),
			array( 'PUT', '/settings', array( 'settings' => array( 'service' => 'https://evil.example' ) ) ),
			array( 'PUT', '/settings', array( 'settings' => array( 'post_types' => array( 'attachment' ) ) ) ),
			array( 'POST', '/settings/preview', array( 'settings' => array( 'share_by' => array( '"><script>' ) ) ) ),
		) as list( $method, $path, $params ) ) {
			$answer = $this->ask( $method, $path, $params );
			$this->assertSame( 400, $answer->get_status(), "$method $path" . wp_json_encode( $params ) );
		}
		delete_option( 'flattr_connection' );
		$this->assertSame( 409, $this->ask( 'POST', "/things/$post/register" )->get_status() );
		$this->assertSame( 409, $this->ask( 'POST', '/backfill' )->get_status() );
	}

	public function test_settings_are_changed_one_by_one_and_a_preview_changes_none(): void {
		wp_set_current_user( 1 );
		$answer = $this->ask( 'PUT', '/settings', array( 'settings' => array( 'placement' => 'after' ) ) );
		$this->assertSame( array( 'after', 'button' ), array( $answer->get_data()['placement'], $answer->get_data()['layout'] ) );
		$answer = $this->ask( 'PUT', '/settings', array( 'settings' => array( 'share_by' => array() ) ) );
		$this->assertSame( array( 'after', array() ), array( $answer->get_data()['placement'], $answer->get_data()['share_by'] ) );
		$answer = $this->ask(
			'POST',
			'/settings/preview',
			array(
				'settings' => array(
					'layout'   => 'share_bar',
					'share_by' => array( 'x' ),
				),
			)
		);
		$this->assertSame( 1, substr_count( $answer->get_data()['html'], 'flattr-share-bar__link' ) );
		$this->assertSame( array( 'button', 'https://flattr.example' ), array( Flattr\Settings::get( 'layout' ), Flattr\Settings::service() ) );
	}
}
