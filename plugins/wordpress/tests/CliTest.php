<?php
/**
 * The command line.
 *
 * @package Flattr
 */

require_once __DIR__ . '/ConnectedTestCase.php';

if ( ! class_exists( 'WP_CLI' ) ) {
	/** As much of WP-CLI as our commands use: what they say is kept, and an error ends them. */
	final class WP_CLI {

		/**
		 * What was said.
		 *
		 * @var string[]
		 */
		public static $said = array();

		public static function log( string $line ): void {
			self::$said[] = $line;
		}

		public static function success( string $line ): void {
			self::$said[] = "Success: $line";
		}

		public static function error( string $line ): void {
			throw new RuntimeException( $line );
		}
	}
}

/** The commands, by a small stand-in for WP-CLI. */
final class CliTest extends ConnectedTestCase {

	protected function setUp(): void {
		parent::setUp();
		WP_CLI::$said = array();
	}

	protected function tearDown(): void {
		remove_all_filters( 'pre_http_request' );
		parent::tearDown();
	}

	/**
	 * Lets the service answer.
	 *
	 * @param int    $status The status.
	 * @param string $body   The body.
	 */
	private function answer( int $status, string $body ): void {
		add_filter(
			'pre_http_request',
			fn() => array(
				'response' => array( 'code' => $status ),
				'headers'  => array(),
				'body'     => $body,
			)
		);
	}

	public function test_tells_how_everything_stands_and_no_secret(): void {
		( new Flattr\Cli() )->status( array(), array() );
		$this->assertContains( 'connection: connected ann', WP_CLI::$said );
		( new Flattr\Cli() )->status( array(), array( 'json' => true ) );
		$status = end( WP_CLI::$said );
		$this->assertSame( 'ann', json_decode( $status, true )['connection']['name'] );
		$this->assertDoesNotMatchRegularExpression( '/access|refresh|client/', $status );
	}

	public function test_ends_with_an_error_when_nobody_is_connected(): void {
		( new Flattr\Cli() )->connect_status();
		$this->assertSame( array( 'Success: Connected as ann.' ), WP_CLI::$said );
		delete_option( 'flattr_connection' );
		$this->expectExceptionMessage( 'not connected' );
		( new Flattr\Cli() )->connect_status();
	}

	public function test_registers_the_archive_to_the_end(): void {
		$this->answer( 201, '{"id":7}' );
		$this->a_post();
		( new Flattr\Cli() )->backfill();
		$this->assertStringContainsString( 'The service knows', end( WP_CLI::$said ) );
		$this->assertSame( 'done', Flattr\Backfill::read()['state'] );
	}

	public function test_says_why_the_archive_waits(): void {
		$this->answer( 503, '' );
		$this->a_post();
		$this->expectExceptionMessage( '503' );
		( new Flattr\Cli() )->backfill();
	}

	public function test_says_of_each_post_what_came_of_it(): void {
		$this->answer( 201, '{"id":7}' );
		$post = $this->a_post();
		( new Flattr\Cli() )->register( array( (string) $post, '999999' ) );
		$this->assertSame( array( "$post: registered", '999999: none' ), WP_CLI::$said );
	}

	public function test_a_dry_run_of_the_import_changes_nothing(): void {
		( new Flattr\Cli() )->import( array(), array( 'dry-run' => true ) );
		$this->assertNotEmpty( WP_CLI::$said );
		$this->assertFalse( get_option( 'flattr_import' ) );
	}

	public function test_changes_a_setting_and_shows_it(): void {
		$settings = new Flattr\Cli_Settings();
		$settings->set( array( 'post_types', 'page,post' ) );
		$settings->set( array( 'count', 'true' ) );
		$this->assertTrue( Flattr\Settings::get( 'count' ) );
		$settings->get( array( 'post_types' ) );
		$this->assertSame( 'post,page', end( WP_CLI::$said ) );
		$settings->get( array() );
		$this->assertContains( 'service: https://flattr.example', WP_CLI::$said );
		$settings->set( array( 'service', 'other.example/path' ) );
		$this->assertSame( 'https://other.example', Flattr\Settings::service() );
	}

	/** @dataProvider nonsense */
	public function test_says_what_may_be_set( string $name, string $value, string $fault ): void {
		$before = get_option( 'flattr_settings' );
		try {
			( new Flattr\Cli_Settings() )->set( array( $name, $value ) );
			$this->fail( "$name was set to $value" );
		} catch ( RuntimeException $error ) {
			$this->assertStringContainsString( $fault, $error->getMessage() );
		}
		$this->assertSame( $before, get_option( 'flattr_settings' ) );
	}

	public static function nonsense(): array {
		return array(
			array( 'colour', 'green', 'placement, layout' ),
			array( 'placement', 'everywhere', 'none, before, after' ),
			array( 'post_types', 'attachment', 'post_types[0]' ),
			array( 'count', 'perhaps', 'count' ),
			array( 'service', 'ftp://flattr.example', 'https://flattr.example' ),
		);
	}
}
