<?php
/**
 * What stands in the way.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

final class PreconditionsTest extends ConnectedTestCase {

	protected function setUp(): void {
		parent::setUp();
		// Sites for tests reach this machine alone.
		update_option( 'flattr_settings', array( 'service' => 'http://localhost:3000' ) );
	}

	public function test_say_nothing_where_all_is_well(): void {
		$this->assertSame( array(), Flattr\Preconditions::failed() );
		$this->assertSame( 'good', Flattr\Site_Health::test_site()['status'] );
	}

	public function test_know_that_nothing_was_done_in_the_background_for_an_hour(): void {
		wp_schedule_single_event( time() - HOUR_IN_SECONDS + 60, 'flattr_late' );
		$this->assertArrayNotHasKey( 'cron', Flattr\Preconditions::failed() );
		wp_schedule_single_event( time() - HOUR_IN_SECONDS - 60, 'flattr_later' );
		$this->assertArrayHasKey( 'cron', Flattr\Preconditions::failed() );
		wp_unschedule_hook( 'flattr_late' );
		wp_unschedule_hook( 'flattr_later' );
	}

	public function test_know_a_host_that_may_not_be_reached(): void {
		update_option( 'flattr_settings', array( 'service' => 'https://elsewhere.example' ) );
		$this->assertStringContainsString( 'elsewhere.example', Flattr\Preconditions::failed()['blocked'] ?? 'nothing' );
	}

	public function test_know_a_site_that_is_there_by_http_and_by_https(): void {
		$https = fn() => 'https://blog.example';
		$http  = fn() => 'http://blog.example';
		foreach ( array(
			array( $https, $https, false ),
			array( $http, $http, false ),
			array( $http, $https, true ),
			array( $https, $http, true ),
		) as list( $home, $siteurl, $is_fault ) ) {
			add_filter( 'option_home', $home, 99 );
			add_filter( 'option_siteurl', $siteurl, 99 );
			$this->assertSame( $is_fault, isset( Flattr\Preconditions::failed()['https'] ) );
			remove_filter( 'option_home', $home, 99 );
			remove_filter( 'option_siteurl', $siteurl, 99 );
		}
	}

	public function test_advise_on_addresses_and_search_engines_before_the_site_is_connected_alone(): void {
		update_option( 'permalink_structure', '' );
		update_option( 'blog_public', '0' );
		$this->assertSame( array(), array_keys( array_intersect_key( Flattr\Preconditions::failed(), array_flip( array( 'permalinks', 'not_public' ) ) ) ) );
		delete_option( 'flattr_connection' );
		$this->assertSame( array( 'permalinks', 'not_public' ), array_keys( Flattr\Preconditions::failed() ) );
	}

	public function test_stand_in_site_health_too(): void {
		update_option( 'flattr_settings', array( 'service' => 'https://elsewhere.example' ) );
		$result = Flattr\Site_Health::test_site();
		$this->assertSame( 'recommended', $result['status'] );
		foreach ( Flattr\Preconditions::failed() as $sentence ) {
			$this->assertStringContainsString( esc_html( $sentence ), $result['description'] );
		}
	}

	public function test_ask_the_service_only_while_somebody_looks_at_site_health(): void {
		$asked  = 0;
		$status = 200;
		add_filter(
			'pre_http_request',
			function () use ( &$asked, &$status ) {
				++$asked;
				return array(
					'response' => array( 'code' => $status ),
					'headers'  => array(),
					'body'     => '{}',
				);
			}
		);
		$tests = Flattr\Site_Health::add_test( array() );
		$this->assertSame( 0, $asked );
		$this->assertStringEndsWith( '/flattr/v1/site-health/service', $tests['async']['flattr_service']['test'] );
		$this->assertSame( 'good', call_user_func( $tests['async']['flattr_service']['async_direct_test'] )['status'] );
		$status = 503;
		$result = Flattr\Site_Health::test_service();
		$this->assertSame( 'recommended', $result['status'] );
		$this->assertStringContainsString( '503', $result['description'] );
		remove_all_filters( 'pre_http_request' );
	}
}
