<?php
/**
 * Posts as things.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

/** What is planned when, and tried again; `things.test.ts` goes the way to the real service. */
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

	public function test_what_is_too_much_for_an_hour_is_told_in_the_next(): void {
		$full = fn() => array(
			'response' => array( 'code' => 403 ),
			'headers'  => array( 'retry-after' => gmdate( 'D, d M Y H:i:s', time() + 1800 ) . ' GMT' ),
			'body'     => '{"error":"rate_limit_exceeded","error_description":"Too many."}',
		);
		add_filter( 'pre_http_request', $full );
		$post = $this->a_post();
		Flattr\Things::bring_up_to_date( $post );
		remove_filter( 'pre_http_request', $full );
		$this->assertSame( 'pending', Flattr\Things::of( $post )['state'] );
		$this->assertEqualsWithDelta( 1800, wp_next_scheduled( 'flattr_register_thing', array( $post ) ) - time(), 5 );
	}

	public function test_a_post_whose_event_was_lost_is_told_all_the_same(): void {
		$answer = fn( int $status ) => fn() => array(
			'response' => array( 'code' => $status ),
			'headers'  => array(),
			'body'     => '{"id":7}',
		);
		$post   = $this->a_post();
		wp_clear_scheduled_hook( 'flattr_register_thing', array( $post ) );
		Flattr\Catch_Up::run();
		$this->assertTrue( $this->waits( $post ) );

		// While the service is away it stays due; another change meanwhile makes it due again.
		add_filter( 'pre_http_request', $answer( 503 ) );
		Flattr\Things::bring_up_to_date( $post );
		$this->assertNotSame( '', Flattr\Catch_Up::note_of( $post ) );
		remove_all_filters( 'pre_http_request' );
		$change = function () use ( $post, $answer ) {
			Flattr\Catch_Up::note( $post );
			return $answer( 201 )();
		};
		add_filter( 'pre_http_request', $change );
		Flattr\Things::bring_up_to_date( $post );
		$this->assertNotSame( '', Flattr\Catch_Up::note_of( $post ) );
		remove_all_filters( 'pre_http_request' );

		add_filter( 'pre_http_request', $answer( 200 ) );
		Flattr\Things::bring_up_to_date( $post );
		remove_all_filters( 'pre_http_request' );
		$this->assertSame( '', Flattr\Catch_Up::note_of( $post ) );
		wp_clear_scheduled_hook( 'flattr_register_thing', array( $post ) );
		Flattr\Catch_Up::run();
		$this->assertFalse( $this->waits( $post ) );
	}

	public function test_catches_up_each_hour_while_it_is_connected(): void {
		Flattr\Catch_Up::plan();
		$this->assertNotFalse( wp_next_scheduled( 'flattr_catch_up' ) );
		delete_option( 'flattr_connection' );
		Flattr\Catch_Up::run();
		$this->assertFalse( wp_next_scheduled( 'flattr_catch_up' ) );
	}

	public function test_a_thing_whose_post_is_gone_is_deleted_though_its_event_was_lost(): void {
		Flattr\Withdrawals::plan( 7, 'delete' );
		$asked  = array();
		$status = 503;
		add_filter(
			'pre_http_request',
			function ( $done, $request, $url ) use ( &$asked, &$status ) {
				$asked[] = $request['method'] . ' ' . wp_parse_url( $url, PHP_URL_PATH );
				return array(
					'response' => array( 'code' => $status ),
					'headers'  => array(),
					'body'     => '',
				);
			},
			10,
			3
		);
		wp_unschedule_hook( 'flattr_withdraw_thing' ); // As cron does before.
		Flattr\Withdrawals::carry_out( 7 );
		$this->assertEqualsWithDelta( 120, wp_next_scheduled( 'flattr_withdraw_thing', array( 7 ) ) - time(), 3 );
		wp_unschedule_hook( 'flattr_withdraw_thing' );
		Flattr\Catch_Up::run();
		$this->assertNotFalse( wp_next_scheduled( 'flattr_withdraw_thing', array( 7 ) ) );
		$status = 204;
		Flattr\Withdrawals::carry_out( 7 );
		Flattr\Withdrawals::carry_out( 7 );
		$this->assertSame( array_fill( 0, 2, 'DELETE /rest/v2/things/7' ), $asked );
		$this->assertFalse( get_option( 'flattr_withdrawal_7' ) );
		remove_all_filters( 'pre_http_request' );
	}

	public function test_what_is_to_be_hidden_is_not_when_a_post_has_its_address_again(): void {
		$post = $this->a_post();
		Flattr\Withdrawals::plan( 7, 'hide' );
		$answer = fn() => array(
			'response' => array( 'code' => 201 ),
			'headers'  => array(),
			'body'     => '{"id":7}',
		);
		add_filter( 'pre_http_request', $answer );
		Flattr\Things::bring_up_to_date( $post );
		remove_all_filters( 'pre_http_request' );
		$this->assertSame( 7, Flattr\Things::of( $post )['id'] );
		$this->assertFalse( wp_next_scheduled( 'flattr_withdraw_thing', array( 7 ) ) );
		$this->assertFalse( get_option( 'flattr_withdrawal_7' ) );
	}
}
