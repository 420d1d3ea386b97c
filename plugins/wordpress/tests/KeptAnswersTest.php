<?php
/**
 * What the service said last.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

/** Answers that are kept for pages. */
final class KeptAnswersTest extends ConnectedTestCase {

	const PATH = '/rest/v2/things/7/flattrs';

	/**
	 * Lets the service answer.
	 *
	 * @param int    $status The status.
	 * @param string $body   The body.
	 */
	private function answer( int $status, string $body ): void {
		remove_all_filters( 'pre_http_request' );
		add_filter(
			'pre_http_request',
			fn() => array(
				'response' => array( 'code' => $status ),
				'headers'  => array(),
				'body'     => $body,
			)
		);
	}

	protected function tearDown(): void {
		remove_all_filters( 'pre_http_request' );
		parent::tearDown();
	}

	public function test_a_page_asks_nobody_and_the_background_once(): void {
		add_filter( 'pre_http_request', fn() => $this->fail( 'The service was asked while a page was made.' ) );
		$this->assertNull( Flattr\Kept_Answers::get( self::PATH )['body'] );
		$this->assertNull( Flattr\Kept_Answers::get( self::PATH )['body'] );
		$planned = 0;
		foreach ( _get_cron_array() as $events ) {
			$planned += count( $events['flattr_ask_again'] ?? array() );
		}
		$this->assertSame( 1, $planned );
	}

	public function test_keeps_what_was_said_when_the_service_is_away_and_asks_no_more_than_every_ten_minutes(): void {
		$this->answer( 200, '[{"type":"flattr"}]' );
		Flattr\Kept_Answers::ask( self::PATH );
		$this->answer( 500, '' );
		$this->assertSame( '', Flattr\Kept_Answers::get_fresh( self::PATH )['error'] );
		$kept = Flattr\Kept_Answers::ask( self::PATH );
		$this->assertSame( array( array( 'type' => 'flattr' ) ), $kept['body'] );
		$this->assertStringContainsString( '500', $kept['error'] );
	}

	public function test_a_site_may_say_how_long_an_answer_is_fresh(): void {
		$this->answer( 200, '[{"type":"flattr"}]' );
		Flattr\Kept_Answers::ask( self::PATH );
		Flattr\Kept_Answers::get( self::PATH );
		$this->assertFalse( wp_next_scheduled( 'flattr_ask_again', array( self::PATH, false ) ) );
		add_filter( 'flattr_fresh_for', fn() => 1 );
		sleep( 2 );
		Flattr\Kept_Answers::get( self::PATH );
		remove_all_filters( 'flattr_fresh_for' );
		$this->assertNotFalse( wp_next_scheduled( 'flattr_ask_again', array( self::PATH, false ) ) );
	}

	public function test_shows_no_more_of_what_is_gone(): void {
		$this->answer( 200, '[{"type":"flattr"}]' );
		Flattr\Kept_Answers::ask( self::PATH );
		$this->answer( 404, '{"error":"not_found","error_description":"Gone."}' );
		Flattr\Kept_Answers::ask( self::PATH );
		$this->assertNull( Flattr\Kept_Answers::get( self::PATH )['body'] );
	}

	public function test_disconnecting_forgets_all_of_it(): void {
		$this->answer( 200, '[]' );
		Flattr\Kept_Answers::ask( self::PATH, true );
		Flattr\Kept_Answers::get( '/rest/v2/things/8/flattrs' );
		Flattr\Connection::forget();
		global $wpdb;
		$this->assertSame( '0', (string) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->options} WHERE option_name LIKE 'flattr_kept_%'" ) );
		$this->assertFalse( wp_next_scheduled( 'flattr_ask_again', array( '/rest/v2/things/8/flattrs', false ) ) );
	}
}
