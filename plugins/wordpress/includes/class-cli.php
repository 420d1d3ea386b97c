<?php
/**
 * The command line.
 *
 * @package Flattr
 */

namespace Flattr;

defined( 'ABSPATH' ) || exit;

/** Speaks with the Flattr service from the command line. */
final class Cli {

	/** Adds the commands, where WP-CLI runs. */
	public static function init(): void {
		if ( \defined( 'WP_CLI' ) && \WP_CLI ) {
			\WP_CLI::add_command( 'flattr', self::class );
			\WP_CLI::add_command( 'flattr settings', Cli_Settings::class );
		}
	}

	/**
	 * Tells how everything stands.
	 *
	 * ## OPTIONS
	 *
	 * [--json]
	 * : As JSON, for programs.
	 *
	 * @param array $words   None.
	 * @param array $options The options.
	 */
	public function status( array $words, array $options ): void {
		$status = Status_Route::status();
		if ( ! empty( $options['json'] ) ) {
			\WP_CLI::log( \wp_json_encode( $status, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) );
			return;
		}
		\WP_CLI::log( 'service: ' . $status['service'] );
		\WP_CLI::log( \trim( "connection: {$status['connection']['state']} {$status['connection']['name']}" ) );
		\WP_CLI::log( \trim( "claim: {$status['claim']['state']} {$status['claim']['site']}" ) );
		foreach ( $status['things'] as $state => $number ) {
			\WP_CLI::log( "things $state: $number" );
		}
		\WP_CLI::log( "backfill: {$status['backfill']['state']} {$status['backfill']['done']}/{$status['backfill']['total']}" );
	}

	/**
	 * Says whether the site can act for its member; ends with 1 when it cannot.
	 *
	 * @subcommand connect-status
	 */
	public function connect_status(): void {
		$state = Connection::state();
		if ( 'connected' !== $state['state'] ) {
			\WP_CLI::error( Connection::explain( $state['reason'] ) );
		}
		/* translators: %s: the name of a member. */
		\WP_CLI::success( \sprintf( \__( 'Connected as %s.', 'flattr' ), Connection::member()['name'] ) );
	}

	/**
	 * Registers the archive, batch by batch, and waits for the end of it.
	 *
	 * Stop it at any time: the next run goes on where it was.
	 */
	public function backfill(): void {
		$connection = Connection::state();
		if ( 'connected' !== $connection['state'] ) {
			\WP_CLI::error( Connection::explain( $connection['reason'] ) );
		}
		Backfill::start();
		do {
			$before = Backfill::read();
			Backfill::step();
			$state = Backfill::read();
			\WP_CLI::log( "{$state['done']}/{$state['total']}" );
		} while ( 'running' === $state['state'] && $state['cursor'] !== $before['cursor'] );
		if ( 'done' === $state['state'] ) {
			/* translators: %d: a number of posts. */
			\WP_CLI::success( \sprintf( \__( 'The service knows %d posts.', 'flattr' ), Status_Route::status()['things']['registered'] ) );
			return;
		}
		$why = '' === $state['error'] ? \__( 'Another process is at it.', 'flattr' ) : $state['error'];
		/* translators: %s: why it waits, as a sentence. */
		\WP_CLI::error( \sprintf( \__( '%s Cron goes on with it in a while; or run this again.', 'flattr' ), $why ) );
	}

	/**
	 * Tells the service of posts now.
	 *
	 * ## OPTIONS
	 *
	 * <post>...
	 * : The ids of posts.
	 *
	 * @param array $posts The posts.
	 */
	public function register( array $posts ): void {
		foreach ( $posts as $post ) {
			Things::bring_up_to_date( (int) $post );
			$thing = Things::of( (int) $post );
			\WP_CLI::log( \trim( "$post: {$thing['state']} {$thing['error']}" ) );
		}
	}

	/**
	 * Takes over what old plugins have kept: the old Flattr plugin and Podlove. Nothing of theirs is deleted.
	 *
	 * ## OPTIONS
	 *
	 * [--dry-run]
	 * : Only says what would be taken.
	 *
	 * @param array $words   None.
	 * @param array $options The options.
	 */
	public function import( array $words, array $options ): void {
		$plan = empty( $options['dry-run'] ) ? Import::run() : Import_Plan::make();
		foreach ( Import_Report::taken( $plan ) as list( $what, $how ) ) {
			\WP_CLI::log( \wp_strip_all_tags( "$what: $how" ) );
		}
		if ( $plan->is_empty() ) {
			\WP_CLI::log( \__( 'There is nothing to take over.', 'flattr' ) );
		}
	}
}
