<?php
/**
 * The archive, told to the service.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

/** A hundred posts: more would only take longer, the batches are of twenty. */
final class BackfillTest extends ConnectedTestCase {

	const POSTS = 100;

	/**
	 * What the service registered: the id of each address.
	 *
	 * @var array<string, int>
	 */
	private $registered = array();

	/**
	 * How many requests are answered before the service goes away.
	 *
	 * @var int
	 */
	private $answers_left = PHP_INT_MAX;

	protected function setUp(): void {
		parent::setUp();
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->posts}" );
		for ( $i = 1; $i <= self::POSTS; $i++ ) {
			$wpdb->insert(
				$wpdb->posts,
				array(
					'post_title'  => "Post $i",
					'post_name'   => "post-$i",
					'post_status' => 'publish',
					'post_type'   => 'post',
					'post_author' => 1,
					'post_date'   => '2025-01-01 10:00:00',
				)
			);
		}
		add_filter( 'pre_http_request', array( $this, 'answer' ), 10, 3 );
	}

	protected function tearDown(): void {
		remove_all_filters( 'pre_http_request' );
		parent::tearDown();
	}

	/**
	 * Answers as the service does.
	 *
	 * @param mixed  $done    Not needed.
	 * @param array  $request The request.
	 * @param string $url     Its address.
	 */
	public function answer( $done, $request, $url ): array {
		$answer = fn( int $status, array $body, array $headers = array() ) => array(
			'response' => array( 'code' => $status ),
			'headers'  => $headers,
			'body'     => wp_json_encode( $body ),
		);
		if ( $this->answers_left-- <= 0 ) {
			return $answer( 429, array(), array( 'retry-after' => '1800' ) );
		}
		if ( false !== strpos( $url, '/lookup?url=' ) ) {
			$id = $this->registered[ rawurldecode( explode( 'url=', $url )[1] ) ];
			return $answer( 302, array(), array( 'location' => "https://flattr.example/rest/v2/things/$id" ) );
		}
		if ( 'POST' !== $request['method'] ) {
			return $answer( 200, array() );
		}
		$said = json_decode( $request['body'], true );
		if ( isset( $this->registered[ $said['url'] ] ) ) {
			return $answer( 400, array( 'error' => 'validation' ) );
		}
		$this->registered[ $said['url'] ] = 1000 + count( $this->registered );
		return $answer( 201, array( 'id' => $this->registered[ $said['url'] ] ) );
	}

	public function test_registers_all_in_batches_with_progress_and_each_once(): void {
		Flattr\Backfill::start();
		$this->assertSame( self::POSTS, Flattr\Backfill::read()['total'] );
		Flattr\Backfill::step();
		$this->assertSame( array( 'running', 20 ), array( Flattr\Backfill::read()['state'], Flattr\Backfill::read()['done'] ) );
		$this->assertNotFalse( wp_next_scheduled( 'flattr_backfill_step' ) );
		for ( $batch = 0; $batch < self::POSTS / 20; $batch++ ) {
			Flattr\Backfill::step();
		}
		$state = Flattr\Backfill::read();
		$this->assertSame( array( 'done', self::POSTS ), array( $state['state'], $state['done'] ) );
		$this->assertCount( self::POSTS, $this->registered );
		$this->assertFalse( wp_next_scheduled( 'flattr_backfill_step' ) );
		$this->assertSame( self::POSTS, Flattr\Status_Route::status()['things']['registered'] );

		// Again, it finds that nothing is left to tell.
		$this->answers_left = 0;
		Flattr\Backfill::start();
		for ( $batch = 0; $batch <= self::POSTS / 20; $batch++ ) {
			Flattr\Backfill::step();
		}
		$this->assertSame( 'done', Flattr\Backfill::read()['state'] );
	}

	public function test_cron_does_as_many_batches_as_there_is_time_for(): void {
		Flattr\Backfill::start();
		do_action( Flattr\Backfill::HOOK );
		$this->assertSame( 'done', Flattr\Backfill::read()['state'] );
		$this->assertCount( self::POSTS, $this->registered );
	}

	public function test_goes_on_where_it_was_killed_and_registers_nothing_twice(): void {
		Flattr\Backfill::start();
		$killed = function ( $value ) {
			if ( 30 === count( $this->registered ) ) {
				throw new RuntimeException( 'killed' );
			}
			return $value;
		};
		// It dies between what the service did and what is written down of it.
		add_filter( 'update_post_metadata', $killed );
		try {
			Flattr\Backfill::step();
			Flattr\Backfill::step();
			$this->fail( 'It was not killed.' );
		} catch ( RuntimeException $e ) {
			remove_filter( 'update_post_metadata', $killed );
		}
		// A process that is killed releases no lock.
		update_option( 'flattr_backfill_lock', time() - 1 );
		$this->assertSame( 29, Flattr\Backfill::read()['done'] );
		$this->assertNotFalse( wp_next_scheduled( 'flattr_backfill_step' ) );
		for ( $batch = 0; $batch < 12; $batch++ ) {
			Flattr\Backfill::step();
		}
		$this->assertSame( 'done', Flattr\Backfill::read()['state'] );
		$this->assertCount( self::POSTS, $this->registered );
		$this->assertSame( self::POSTS, Flattr\Status_Route::status()['things']['registered'] );
	}

	public function test_waits_as_long_as_the_service_asks_and_loses_nothing(): void {
		$this->answers_left = 5;
		Flattr\Backfill::start();
		Flattr\Backfill::step();
		$state = Flattr\Backfill::read();
		$this->assertSame( array( 'running', 5 ), array( $state['state'], $state['done'] ) );
		$this->assertStringContainsString( '429', $state['error'] );
		$this->assertEqualsWithDelta( 1800, wp_next_scheduled( 'flattr_backfill_step' ) - time(), 3 );
		$this->answers_left = PHP_INT_MAX;
		Flattr\Backfill::step();
		$this->assertSame( array( 25, '' ), array( Flattr\Backfill::read()['done'], Flattr\Backfill::read()['error'] ) );
	}

	public function test_one_process_at_a_time_and_none_when_it_was_stopped(): void {
		Flattr\Backfill::start();
		update_option( 'flattr_backfill_lock', time() + 60 );
		Flattr\Backfill::step();
		$this->assertCount( 0, $this->registered );
		delete_option( 'flattr_backfill_lock' );
		Flattr\Backfill::step();
		Flattr\Backfill::stop();
		Flattr\Backfill::step();
		$this->assertCount( 20, $this->registered );
		Flattr\Backfill::start();
		$this->assertSame( 20, Flattr\Backfill::read()['done'] );
	}

	public function test_hides_what_is_of_a_type_that_was_given_up(): void {
		Flattr\Backfill::start();
		Flattr\Backfill::step();
		$post = (int) get_posts( array( 'fields' => 'ids' ) )[0];
		update_option(
			'flattr_settings',
			array(
				'service'    => 'https://flattr.example',
				'post_types' => array( 'page' ),
			)
		);
		Flattr\Backfill::stop();
		delete_option( 'flattr_backfill' );
		Flattr\Backfill::start();
		$this->assertSame( 20, Flattr\Backfill::read()['total'] );
		Flattr\Backfill::step();
		$things = Flattr\Status_Route::status()['things'];
		$this->assertSame( array( 0, 20 ), array( $things['registered'], $things['hidden'] ) );
	}
}
