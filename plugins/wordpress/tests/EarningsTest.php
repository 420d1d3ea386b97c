<?php
/**
 * Earnings in wp-admin.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

/** What the service says is kept, shown and handed out. */
final class EarningsTest extends ConnectedTestCase {

	/** Lets the service answer as it does after a month with two things. */
	private function earn(): void {
		$thing   = fn( $id, $title, $amount ) => array(
			'type'    => 'earned',
			'thing'   => array(
				'id'    => $id,
				'title' => $title,
				'url'   => "https://blog.example/$id",
				'link'  => "https://flattr.example/thing/$id",
			),
			'flattrs' => 1,
			'amount'  => $amount,
			'held'    => '0.00',
		);
		$answers = array(
			'/user/earnings?'        => array(
				'currency' => 'USD',
				'balance'  => '12.50',
				'held'     => '0.00',
				'periods'  => array(
					array(
						'period'  => '2026-01',
						'flattrs' => 2,
						'amount'  => '12.50',
						'held'    => '0.00',
					),
				),
			),
			'/user/earnings/2026-01' => array( 'things' => array( $thing( 1, '=SUM(A1)', '2.50' ), $thing( 2, 'Say "hi"', '10.00' ) ) ),
			'/sites/lookup'          => array( 'waiting' => '3.00' ),
		);
		add_filter(
			'pre_http_request',
			function ( $done, $request, $url ) use ( $answers ) {
				foreach ( $answers as $path => $body ) {
					if ( false !== strpos( $url, $path ) ) {
						return array(
							'response' => array( 'code' => 200 ),
							'headers'  => array(),
							'body'     => wp_json_encode( $body ),
						);
					}
				}
				$this->fail( "Nobody expected $url" );
			},
			10,
			3
		);
	}

	protected function tearDown(): void {
		remove_all_filters( 'pre_http_request' );
		parent::tearDown();
	}

	public function test_shows_months_and_the_things_of_the_newest_most_first(): void {
		$this->earn();
		$earnings = Flattr\Earnings::summary();
		$this->assertTrue( $earnings['known'] );
		$this->assertSame( array( '12.50', '3.00', '2026-01' ), array( $earnings['balance'], $earnings['waiting'], $earnings['period'] ) );
		$this->assertSame( array( 2, 1 ), wp_list_pluck( $earnings['things'], 'id' ) );
	}

	public function test_shows_what_was_said_last_while_the_service_is_away(): void {
		$this->earn();
		Flattr\Earnings::summary();
		remove_all_filters( 'pre_http_request' );
		add_filter( 'pre_http_request', fn() => new WP_Error( 'x', 'Connection refused' ) );
		Flattr\Kept_Answers::ask( '/rest/v2/user/earnings?count=1', true );
		$earnings = Flattr\Earnings::summary();
		$this->assertSame( '12.50', $earnings['balance'] );
		$this->assertStringContainsString( 'Connection refused', $earnings['error'] );
	}

	public function test_says_why_nothing_is_known(): void {
		add_filter( 'pre_http_request', fn() => new WP_Error( 'x', 'Connection refused' ) );
		$earnings = Flattr\Earnings::summary();
		$this->assertFalse( $earnings['known'] );
		$this->assertNull( $earnings['asked_at'] );
		$this->assertStringContainsString( 'Connection refused', $earnings['error'] );
		delete_option( 'flattr_connection' );
		$this->assertStringContainsString( 'not connected', Flattr\Earnings::summary()['error'] );
	}

	public function test_the_files_hold_no_formula_and_quote_what_people_wrote(): void {
		$this->earn();
		$this->assertSame(
			"\"period\",\"flattrs\",\"amount\",\"held\",\"currency\"\r\n\"2026-01\",\"2\",\"12.50\",\"0.00\",\"USD\"\r\n",
			Flattr\Earnings_File::content( '' )
		);
		$lines = explode( "\r\n", Flattr\Earnings_File::content( '2026-01' ) );
		$this->assertSame( '"Say ""hi""","https://blog.example/2","1","10.00","0.00","USD"', $lines[1] );
		$this->assertStringStartsWith( '"\'=SUM(A1)",', $lines[2] );
	}
}
