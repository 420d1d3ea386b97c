<?php
/**
 * Posts as things, against the real service where one is named.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

/** FLATTR_TEST_SERVICE and FLATTR_TEST_TOKEN name a service and a member's token with the scope `thing`. */
final class ThingsTest extends ConnectedTestCase {

	/** Whether a post waits to be told of. */
	private function waits( int $post ): bool {
		return (bool) wp_next_scheduled( 'flattr_register_thing', array( $post ) );
	}

	public function test_plans_what_is_public_and_never_a_draft_a_password_or_another_type(): void {
		$this->assertTrue( $this->waits( $this->a_post() ) );
		$this->assertFalse( $this->waits( $this->a_post( array( 'post_status' => 'draft' ) ) ) );
		$this->assertFalse( $this->waits( $this->a_post( array( 'post_password' => 'secret' ) ) ) );
		$this->assertFalse( $this->waits( $this->a_post( array( 'post_type' => 'page' ) ) ) );
		delete_option( 'flattr_connection' );
		$this->assertFalse( $this->waits( $this->a_post() ) );
	}

	public function test_tries_again_later_when_the_service_is_away_and_loses_nothing(): void {
		// Nothing listens on this port of the test machine.
		update_option( 'flattr_settings', array( 'service' => 'http://127.0.0.1:9' ) );
		$post = $this->a_post();
		for ( $try = 1; $try <= 3; $try++ ) {
			Flattr\Things::bring_up_to_date( $post );
			$this->assertSame( $try, Flattr\Things::of( $post )['tries'] );
			$wait = wp_next_scheduled( 'flattr_register_thing', array( $post ) ) - time();
			$this->assertEqualsWithDelta( 60 * 2 ** $try, $wait, 3 );
		}
		$this->assertSame( 'pending', Flattr\Things::of( $post )['state'] );
	}

	public function test_waits_as_long_as_the_service_asks(): void {
		$busy = fn() => array(
			'response' => array( 'code' => 429 ),
			'headers'  => array( 'retry-after' => '7200' ),
			'body'     => '',
		);
		add_filter( 'pre_http_request', $busy );
		$post = $this->a_post();
		Flattr\Things::bring_up_to_date( $post );
		remove_filter( 'pre_http_request', $busy );
		$this->assertEqualsWithDelta( 7200, wp_next_scheduled( 'flattr_register_thing', array( $post ) ) - time(), 3 );
	}

	public function test_registers_changes_and_hides_at_the_real_service(): void {
		$service = getenv( 'FLATTR_TEST_SERVICE' );
		if ( ! $service ) {
			$this->markTestSkipped( 'FLATTR_TEST_SERVICE names no service.' );
		}
		add_filter( 'http_request_host_is_external', '__return_true' );
		add_filter( 'http_allowed_safe_ports', fn( $ports ) => array_merge( $ports, array( (int) wp_parse_url( $service, PHP_URL_PORT ) ) ) );
		update_option( 'flattr_settings', array( 'service' => $service ) );
		Flattr\Connection::save( Flattr\Connection::member(), array( 'access_token' => getenv( 'FLATTR_TEST_TOKEN' ) ), array( 'client_id' => 'c' ) );
		add_filter( 'post_link', fn( $link, $of ) => 'https://blog.example/' . getmypid() . '-' . $of->ID, 10, 2 );

		$post = $this->a_post( array( 'post_title' => 'Salt & <b>pepper</b> 🧂' ) );
		Flattr\Things::bring_up_to_date( $post );
		$thing = Flattr\Things::of( $post );
		$this->assertSame( array( 'registered', '' ), array( $thing['state'], $thing['error'] ) );
		$told = Flattr\Service::ask( 'GET', '/rest/v2/things/' . $thing['id'] );
		$this->assertSame( 'Salt & pepper 🧂', $told['title'] );

		// What was registered already, of which nothing is known here any more, is the same thing again.
		delete_post_meta( $post, '_flattr_thing' );
		Flattr\Things::bring_up_to_date( $post );
		$this->assertSame( $thing, Flattr\Things::of( $post ) );

		// An address that no service takes is refused, in the service's own words, and not tried for ever.
		$other = $this->a_post();
		Flattr\Thing_Choices::change( $other, array( 'url' => 'http://localhost/' ) );
		wp_clear_scheduled_hook( 'flattr_register_thing', array( $other ) );
		Flattr\Things::bring_up_to_date( $other );
		$this->assertSame( 'refused', Flattr\Things::of( $other )['state'] );
		$this->assertNotSame( '', Flattr\Things::of( $other )['error'] );
		$this->assertFalse( $this->waits( $other ) );

		wp_update_post(
			array(
				'ID'         => $post,
				'post_title' => 'Sugar',
			)
		);
		Flattr\Things::bring_up_to_date( $post );
		$this->assertSame( 'Sugar', Flattr\Service::ask( 'GET', '/rest/v2/things/' . $thing['id'] )['title'] );

		wp_trash_post( $post );
		$this->assertTrue( $this->waits( $post ) );
		Flattr\Things::bring_up_to_date( $post );
		$this->assertSame( 'hidden', Flattr\Things::of( $post )['state'] );
		$this->assertTrue( (bool) Flattr\Service::ask( 'GET', '/rest/v2/things/' . $thing['id'] )['hidden'] );
	}
}
